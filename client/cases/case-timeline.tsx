import * as m from '#client/generated/messages/messages.js'
import { Empty } from '#client/ui/empty.tsx'
import { dayOf, formatLongDay, formatTime } from '#client/ui/format-date.ts'
import { Icon, type IconName } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import type { TimelineEntry } from '#server/cases/schema.ts'

const ICONS: Record<TimelineEntry['kind'], IconName> = { process: 'account_tree', letter: 'mail', decision: 'flag', change: 'edit', contact: 'call' }

/** All that happened, newest first, by day. */
export function CaseTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return <Empty icon="history" text={m.nothingHappened()} />
  const days = Map.groupBy(
    entries.toSorted((a, b) => b.at.localeCompare(a.at)),
    ({ at }) => dayOf(at),
  )
  return (
    <section aria-label={m.timeline()} className="case-timeline">
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2>{formatLongDay(day)}</h2>
          <ol>
            {ofDay.map((entry, index) => (
              <li key={`${entry.at} ${index}`} className="case-entry">
                <time dateTime={entry.at}>{entry.at.length > 10 ? formatTime(entry.at) : ''}</time>
                <Icon name={ICONS[entry.kind]} />
                <div>
                  <p>{inLanguage(entry.text, entry.textEn)}</p>
                  {entry.note && <p className="case-written">{entry.note}</p>}
                  {entry.isConfidential && (
                    <p className="u-small">
                      <Icon name="lock" /> {entry.note ? m.noteOnlyYou() : m.noteHidden()}
                    </p>
                  )}
                  {entry.actor && <p className="u-muted u-small">{entry.onBehalfOf ? m.onBehalfOf({ name: entry.actor, other: entry.onBehalfOf }) : entry.actor}</p>}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  )
}
