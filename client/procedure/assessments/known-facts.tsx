import * as m from '#client/generated/messages/messages.js'
import { inLanguage } from '#client/ui/language.ts'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'

/** What nobody has to ask again, and where it comes from. */
export function KnownFacts({ facts }: { facts: TaskDetail['context']['known'] }) {
  if (facts.length === 0) return null
  return (
    <section className="sheet-known" aria-labelledby="sheet-known">
      <h2 id="sheet-known">{m.sheetKnown()}</h2>
      <dl>
        {facts.map(({ label, labelEn, value, valueEn, source, sourceEn }) => (
          <div key={label}>
            <dt>{inLanguage(label, labelEn)}</dt>
            <dd>
              {inLanguage(value, valueEn)}
              <small>{inLanguage(source, sourceEn)}</small>
            </dd>
          </div>
        ))}
      </dl>
      <p className="u-small u-muted">{m.sheetKnownHint()}</p>
    </section>
  )
}
