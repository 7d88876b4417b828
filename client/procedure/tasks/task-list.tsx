import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { formatNumber } from '#client/ui/format-date.ts'
import { Problem } from '#client/ui/problem.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { TaskRow } from '#server/procedure/tasks/schema.ts'
import type { InboxSearch } from './inbox-search.ts'
import { ListFilter } from './list-filter.tsx'
import { ManyBar } from './many-bar.tsx'
import { taskListQuery } from './queries.ts'
import { TaskRows } from './task-rows.tsx'
import { useListFilter } from './use-list-filter.ts'
import { viewName } from './view-list.tsx'

/** Above this a list is no longer read but filtered; the rest stays on the server. */
const MOST_ROWS = 500

/** One view: filter, rows, and what is done with several of them at once. */
export function TaskList({ search }: { search: InboxSearch }) {
  const { view, bucket } = search
  const [text, setText] = useListFilter()
  const sought = useDeferredValue(text)
  const { list, shown, hasMore } = useShownRows(search, sought)
  const [marked, setMarked] = useMarked(`${view} ${bucket ?? ''}`)
  const mark = () => setMarked(marked ? null : firstMarked(shown, search.task))
  useShortcut('x', marked ? m.markManyEnd() : m.markMany(), mark)
  return (
    <section className="inbox-list" aria-label={m.taskList()} data-noprint>
      <header className="inbox-head">
        <h1>{viewName(view)}</h1>
        {list.data && (
          <span className="u-muted u-small">
            {formatNumber(shown.length)}
            {list.hasNextPage ? '+' : ''}
          </span>
        )}
        {view !== 'done' && shown.length > 0 && (
          <Button variant="quiet" size="s" onPress={mark}>
            {marked ? m.markManyEnd() : m.markRow()}
          </Button>
        )}
      </header>
      <ListFilter value={text} onChange={setText} />
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Busy />}
      {list.data && (
        <TaskRows rows={shown} search={search} sought={sought} marked={marked} onMark={setMarked} />
      )}
      {hasMore && !sought && (
        <Button
          variant="quiet"
          size="s"
          isDisabled={list.isFetchingNextPage}
          onPress={() => void list.fetchNextPage()}
        >
          {m.loadMore()}
        </Button>
      )}
      {marked && (
        <ManyBar tasks={shown.filter(({ key }) => marked.has(key))} onEnd={() => setMarked(null)} />
      )}
    </section>
  )
}

/**
 * The rows of a view that the filter leaves; while one filters, further pages come by themselves.
 */
function useShownRows({ view, bucket }: InboxSearch, sought: string) {
  const list = useInfiniteQuery(taskListQuery(view))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const { hasNextPage, isFetching, fetchNextPage } = list
  const hasMore = hasNextPage && rows.length < MOST_ROWS
  useEffect(() => {
    if (sought && hasMore && !isFetching) void fetchNextPage()
  }, [sought, hasMore, isFetching, fetchNextPage, rows.length])
  const shown = useMemo(
    () => rows.filter((row) => (!bucket || row.bucket === bucket) && matches(row, sought)),
    [rows, bucket, sought],
  )
  return { list, shown, hasMore }
}

/** Who begins to choose has chosen what is open. */
const firstMarked = (rows: TaskRow[], open: string | undefined): ReadonlySet<string> =>
  new Set(rows.flatMap(({ key }) => (key === open ? key : [])))

type Marked = ReadonlySet<string> | null

/** Tasks chosen for doing the same with them; null while one reads. Another list begins without. */
function useMarked(show: string): [Marked, (marked: Marked) => void] {
  const [state, setState] = useState<{ show: string; marked: Marked }>({ show, marked: null })
  return [state.show === show ? state.marked : null, (marked) => setState({ show, marked })]
}

const matches = (
  { title, titleEn, person, caseRef, processName }: TaskRow,
  sought: string,
): boolean =>
  [title, titleEn, person, caseRef, processName]
    .join(' ')
    .toLocaleLowerCase()
    .includes(sought.trim().toLocaleLowerCase())
