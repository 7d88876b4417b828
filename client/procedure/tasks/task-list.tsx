import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { formatNumber } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { TaskRow } from '#server/procedure/tasks/schema.ts'
import type { InboxSearch } from './inbox-search.ts'
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
  const list = useInfiniteQuery(taskListQuery(view))
  const [text, setText] = useListFilter()
  const sought = useDeferredValue(text)
  const [marked, setMarked] = useMarked(`${view} ${bucket ?? ''}`)
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const { hasNextPage, isFetching, fetchNextPage } = list
  useEffect(() => {
    if (sought && hasNextPage && !isFetching && rows.length < MOST_ROWS) void fetchNextPage()
  }, [sought, hasNextPage, isFetching, fetchNextPage, rows.length])
  const shown = useMemo(
    () => rows.filter((row) => (!bucket || row.bucket === bucket) && matches(row, sought)),
    [rows, bucket, sought],
  )
  const mark = () =>
    setMarked(
      marked
        ? null
        : new Set(search.task && shown.some(({ key }) => key === search.task) ? [search.task] : []),
    )
  useShortcut('x', marked ? m.markManyEnd() : m.markMany(), mark)
  return (
    <section className="inbox-list" aria-label={m.taskList()} data-noprint>
      <header className="inbox-head">
        <h1>{viewName(view)}</h1>
        {list.data && (
          <span className="u-muted u-small">
            {formatNumber(shown.length)}
            {hasNextPage ? '+' : ''}
          </span>
        )}
        {view !== 'done' && shown.length > 0 && (
          <Button variant="quiet" size="s" onPress={mark}>
            {marked ? m.markManyEnd() : m.markRow()}
          </Button>
        )}
      </header>
      <Filter value={text} onChange={setText} />
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Busy />}
      {list.data && (
        <TaskRows rows={shown} search={search} sought={sought} marked={marked} onMark={setMarked} />
      )}
      {hasNextPage && !sought && rows.length < MOST_ROWS && (
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

function Filter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  useShortcut('f', m.filterList(), () => input.current?.focus())
  return (
    <label className="inbox-filter">
      <Icon name="filter_list" />
      <span className="u-sr">{m.filterList()}</span>
      <input
        ref={input}
        value={value}
        placeholder={m.filterList()}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onChange('')}
      />
    </label>
  )
}
