import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { dayOf, formatLongDay, formatTime } from '#client/ui/format-date.ts'
import { Icon, type IconName } from '#client/ui/icon.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { Problem } from '#client/ui/problem.tsx'
import type { TimelineEntry } from '#server/procedure/cases/schema.ts'
import { timelineQuery, type TimelineKind } from './queries.ts'

const ICONS: Record<TimelineEntry['kind'], IconName> = {
  process: 'account_tree',
  letter: 'mail',
  decision: 'flag',
  change: 'edit',
  contact: 'call',
}

const FILTERS: [TimelineKind | undefined, () => string][] = [
  [undefined, m.timelineAll],
  ['process', m.timelineProcess],
  ['contact', m.timelineContact],
  ['letter', m.timelineLetter],
  ['change', m.timelineChange],
]

/** All that happened, newest first, by day; or one kind of it. */
export function CaseTimeline({ caseId }: { caseId: string }) {
  const [kind, setKind] = useState<TimelineKind | undefined>()
  const list = useInfiniteQuery(timelineQuery(caseId, kind))
  const entries = list.data?.pages.flatMap(({ items }) => items)
  return (
    <section aria-label={m.timeline()} className="case-timeline">
      <fieldset className="case-filter" data-noprint>
        <legend className="u-sr">{m.timelineFilter()}</legend>
        {FILTERS.map(([value, label]) => (
          <Button
            key={label()}
            size="s"
            variant={value === kind ? 'secondary' : 'quiet'}
            aria-pressed={value === kind}
            onPress={() => setKind(value)}
          >
            {label()}
          </Button>
        ))}
      </fieldset>
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Busy />}
      {entries?.length === 0 && <Empty icon="history" text={m.nothingHappened()} />}
      {entries && <Days entries={entries} />}
      {list.hasNextPage && (
        <Button
          size="s"
          isDisabled={list.isFetchingNextPage}
          onPress={() => void list.fetchNextPage()}
        >
          {m.timelineMore()}
        </Button>
      )}
    </section>
  )
}

function Days({ entries }: { entries: readonly TimelineEntry[] }) {
  const days = Map.groupBy(entries, ({ at }) => dayOf(at))
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2>{formatLongDay(day)}</h2>
          <ol>
            {ofDay.map((entry) => (
              <li key={entry.id} className="case-entry">
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
                  {entry.actor && (
                    <p className="u-muted u-small">
                      {entry.onBehalfOf
                        ? m.onBehalfOf({ name: entry.actor, other: entry.onBehalfOf })
                        : entry.actor}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}
