import './task-links.css'
import { Link } from '@tanstack/react-router'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { dueText, dueTone } from '#client/ui/due-text.ts'
import { inLanguage } from '#client/ui/language.ts'
import type { TaskRow } from '#server/procedure/tasks/schema.ts'

/** Open tasks on the page of what they belong to; each leads to its place in the inbox. */
export function TaskLinks({ tasks }: { tasks: readonly TaskRow[] }) {
  const now = useNow()
  if (tasks.length === 0) return <p className="u-muted">{m.noOpenTasks()}</p>
  return (
    <ul className="task-links">
      {tasks.map(({ key, title, titleEn, assignee, dueAt, mine, rests }) => (
        <li key={key}>
          <Link to="/aufgaben" search={{ view: mine ? 'mine' : 'all', task: key }}>
            {inLanguage(title, titleEn)}
          </Link>
          <span className="u-muted u-small">{assignee?.displayName ?? m.assignedToNobody()}</span>
          {rests && <span className="u-muted u-small">{m.taskRests()}</span>}
          {dueAt && (
            <span className="task-link-due" data-tone={dueTone(dueAt, now)}>
              {dueText(dueAt, now)}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
