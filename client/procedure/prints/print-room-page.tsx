import './prints.css'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatNumber } from '#client/ui/format-date.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Problem } from '#client/ui/problem.tsx'
import { Tabs } from '#client/ui/tabs.tsx'
import { LetterTable } from './letter-table.tsx'
import { PrintRunCard } from './print-run-card.tsx'
import {
  LISTED,
  letterListQuery,
  printRunsQuery,
  startRun,
  type LetterCounts,
  type ListedState,
} from './queries.ts'
import { usePrintChange } from './use-print-change.ts'

/** Letters that wait, runs that print them, and the day on which they went to the post. */
export function PrintRoomPage() {
  usePageTitle(m.navPrints())
  const { state = 'open' } = useSearch({ from: '/shell/druck' })
  // the counts stay while another list loads
  const list = useInfiniteQuery({ ...letterListQuery(state), placeholderData: keepPreviousData })
  const start = usePrintChange()
  const counts = list.data?.pages[0]?.counts
  return (
    <div className="u-page">
      <header>
        <h1>{m.navPrints()}</h1>
        {counts && counts.open > 0 && (
          <Button
            variant="primary"
            icon="print"
            isDisabled={start.isPending}
            onPress={() => start.mutate({ send: startRun, said: m.runStarted() })}
          >
            {m.startRun({ count: counts.open })}
          </Button>
        )}
      </header>
      <Alert>{m.postingExplained()}</Alert>
      {start.error && <Problem error={start.error} />}
      <Runs />
      <div className="print-letters">
        <LetterTabs counts={counts} />
        {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
        {(list.isPending || list.isPlaceholderData) && <Busy />}
        {list.data && !list.isPlaceholderData && (
          <LetterTable letters={list.data.pages.flatMap(({ items }) => items)} state={state} />
        )}
        {list.hasNextPage && !list.isPlaceholderData && (
          <div className="u-actions">
            <Button isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
              {m.loadMore()}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}

function Runs() {
  const runs = useQuery(printRunsQuery)
  if (runs.error) return <Problem error={runs.error} onRetry={() => void runs.refetch()} />
  if (!runs.data) return <Busy />
  const open = runs.data.items.filter(({ state }) => state !== 'posted')
  const posted = runs.data.items.filter(({ state }) => state === 'posted')
  return (
    <section className="print-runs" aria-label={m.printRuns()}>
      <h2>{m.printRuns()}</h2>
      {open.length === 0 && (
        <Empty icon="print" text={posted.length === 0 ? m.noRuns() : m.allRunsPosted()} />
      )}
      {open.map((run) => (
        <PrintRunCard key={run.id} run={run} />
      ))}
      {posted.length > 0 && (
        <details>
          <summary>{m.postedRuns({ count: posted.length })}</summary>
          <div className="print-runs">
            {posted.map((run) => (
              <PrintRunCard key={run.id} run={run} />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}

const TAB_NAMES: Record<ListedState, () => string> = {
  open: m.lettersOpen,
  'in-run': m.lettersInRun,
  held: m.lettersHeld,
  posted: m.lettersPosted,
  cancelled: m.lettersCancelled,
}

function LetterTabs({ counts }: { counts: LetterCounts | undefined }) {
  const countOf = (state: ListedState): number | undefined =>
    counts?.[state === 'in-run' ? 'inRun' : state]
  return (
    <Tabs label={m.letterLists()}>
      {LISTED.map((state) => (
        <Link
          key={state}
          to="/druck"
          search={state === 'open' ? {} : { state }}
          activeOptions={{ exact: true }}
        >
          {[
            TAB_NAMES[state](),
            countOf(state) === undefined ? '' : `(${formatNumber(countOf(state) ?? 0)})`,
          ].join(' ')}
        </Link>
      ))}
    </Tabs>
  )
}
