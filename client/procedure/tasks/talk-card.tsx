import { Link } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { formatDayTime } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import type { TaskDetail } from '#server/procedure/tasks/schema.ts'

/** The way from the list to the page of a talk, where no other name is seen. */
export function TalkCard({ task: { key, draft } }: { task: TaskDetail }) {
  return (
    <section className="u-card">
      <p>{m.talkIntro()}</p>
      {draft && <p className="u-muted">{m.talkBegun({ at: formatDayTime(draft.savedAt) })}</p>}
      <div className="u-actions">
        <Link
          to="/aufgaben"
          search={({ view = 'mine' }) => ({ view, task: key, talk: true })}
          className="u-btn"
          data-variant="primary"
        >
          <Icon name="groups" />
          {draft ? m.talkContinue() : m.talkOpen()}
        </Link>
      </div>
    </section>
  )
}
