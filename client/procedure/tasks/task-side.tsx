import * as m from '#client/generated/messages/messages.js'
import { formatShortDay } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { languageName } from '#client/ui/language-name.ts'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'

type Context = TaskDetail['context']

/** Facts, where the case stands, letters. */
export function TaskSide({ context: { facts, steps, documents } }: { context: Context }) {
  return (
    <aside className="task-side" aria-label={m.atAGlance()}>
      {facts.length > 0 && (
        <section>
          <h3>{m.atAGlance()}</h3>
          <dl className="u-facts">
            {facts.map(({ label, labelEn, value, kind }) => (
              <div key={label} className="task-fact">
                <dt>{inLanguage(label, labelEn)}</dt>
                <dd>{kind === 'language' ? languageName(value) : value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {steps.length > 0 && <Steps steps={steps} />}
      {documents.length > 0 && <Documents documents={documents} />}
    </aside>
  )
}

function Steps({ steps }: { steps: Context['steps'] }) {
  return (
    <section>
      <h3>{m.whereItStands()}</h3>
      <ol className="task-steps">
        {steps.map(({ name, nameEn, state, at }) => (
          <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span>{inLanguage(name, nameEn)}</span>
            {at && (
              <small>
                {state === 'now' ? m.since({ day: formatShortDay(at) }) : formatShortDay(at)}
              </small>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Documents({ documents }: { documents: Context['documents'] }) {
  return (
    <section>
      <h3>{m.letters()}</h3>
      <ul className="task-docs">
        {documents.map(({ letterId, title, titleEn, date }) => (
          <li key={letterId}>
            <Icon name="description" />
            <a href={`/api/letters/${letterId}/pdf`} target="_blank" rel="noreferrer">
              {inLanguage(title, titleEn)}
            </a>
            {date && <span>{formatShortDay(date)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
