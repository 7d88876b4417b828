import './task-about.css'
import * as m from '#client/generated/messages/messages.js'
import { inLanguage } from '#client/ui/language.ts'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'

/** What an approval approves, above its question. Nothing for other tasks. */
export function TaskAbout({ about }: { about: TaskDetail['context']['about'] }) {
  if (about.length === 0) return null
  return (
    <section className="task-about" aria-labelledby="task-about">
      <h3 id="task-about">{m.taskAbout()}</h3>
      <dl>
        {about.map(({ label, labelEn, value, valueEn, href }) => (
          <div key={label}>
            <dt>{inLanguage(label, labelEn)}</dt>
            <dd>
              {href ? (
                <a href={href} target="_blank" rel="noreferrer">
                  {inLanguage(value, valueEn)}
                </a>
              ) : (
                inLanguage(value, valueEn)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
