import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Collection, GridList, GridListHeader, GridListSection, ListLayout, Virtualizer } from 'react-aria-components'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Busy } from '#client/ui/busy.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatLongDay, formatNumber } from '#client/ui/format-date.ts'
import { Icon } from '#client/ui/icon.tsx'
import { Problem } from '#client/ui/problem.tsx'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { TaskRow, View } from '#server/tasks/schema.ts'
import type { Bucket, InboxSearch } from './inbox-search.ts'
import { taskListQuery } from './queries.ts'
import { TaskListRow } from './task-list-row.tsx'
import { viewName } from './view-list.tsx'

type Section = { id: Bucket | 'done'; name: string; items: TaskRow[] }

const LAYOUT = { rowHeight: 62, headingHeight: 34 }
/** Above this a list is no longer read but filtered; the rest stays on the server. */
const MOST_ROWS = 500

export function TaskList({ search }: { search: InboxSearch }) {
  const { view, bucket } = search
  const list = useInfiniteQuery(taskListQuery(view))
  const [text, setText] = useState('')
  const sought = useDeferredValue(text)
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const { hasNextPage, isFetching, fetchNextPage } = list
  useEffect(() => {
    if (sought && hasNextPage && !isFetching && rows.length < MOST_ROWS) void fetchNextPage()
  }, [sought, hasNextPage, isFetching, fetchNextPage, rows.length])
  const shown = useMemo(() => rows.filter((row) => (!bucket || row.bucket === bucket) && matches(row, sought)), [rows, bucket, sought])
  return (
    <section className="inbox-list" aria-label={m.taskList()} data-noprint>
      <header className="inbox-head">
        <h1>{viewName(view)}</h1>
        {list.data && <span className="u-muted u-small">{formatNumber(shown.length)}{hasNextPage ? '+' : ''}</span>}
      </header>
      <Filter value={text} onChange={setText} />
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Busy />}
      {list.data && <Rows rows={shown} search={search} />}
      {hasNextPage && !sought && rows.length < MOST_ROWS && (
        <Button variant="quiet" size="s" isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {m.loadMore()}
        </Button>
      )}
    </section>
  )
}

const matches = ({ title, titleEn, person, caseRef, processName }: TaskRow, sought: string): boolean =>
  [title, titleEn, person, caseRef, processName].join(' ').toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase())

function Filter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  useShortcut('f', m.filterList(), () => input.current?.focus())
  return (
    <label className="inbox-filter">
      <Icon name="filter_list" />
      <span className="u-sr">{m.filterList()}</span>
      <input ref={input} value={value} placeholder={m.filterList()} autoComplete="off" onChange={(event) => onChange(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && onChange('')} />
    </label>
  )
}

function Rows({ rows, search }: { rows: TaskRow[]; search: InboxSearch }) {
  const navigate = useNavigate()
  const now = useNow()
  const sections = useMemo(() => sectionsOf(rows, search.view, now), [rows, search.view, now])
  const open = (key: string | undefined) => {
    const { view, bucket } = search
    if (key && key !== search.task) void navigate({ to: '/aufgaben', search: { view, ...(bucket ? { bucket } : {}), task: key } })
  }
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        aria-label={viewName(search.view)}
        className="inbox-grid"
        data-scroll
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={search.task ? [search.task] : []}
        onSelectionChange={(keys) => open(keys === 'all' ? undefined : [...keys].map(String)[0])}
        items={sections}
        renderEmptyState={() => <Empty icon="check_circle" text={search.view === 'done' ? m.nothingDone() : m.nothingOpen()} />}
      >
        {(section) => (
          <GridListSection id={section.id}>
            <GridListHeader className="inbox-group">
              <span>{section.name}</span>
              <span>{formatNumber(section.items.length)}</span>
            </GridListHeader>
            <Collection items={section.items}>{(row) => <TaskListRow id={row.key} row={row} now={now} />}</Collection>
          </GridListSection>
        )}
      </GridList>
    </Virtualizer>
  )
}

function sectionsOf(rows: TaskRow[], view: View, now: string): Section[] {
  if (view === 'done') return rows.length ? [{ id: 'done', name: m.viewDone(), items: rows }] : []
  const names: Record<Bucket, string> = { overdue: m.bucketOverdue(), today: m.bucketToday({ day: formatLongDay(now) }), week: m.bucketWeek(), later: m.bucketLater() }
  return (['overdue', 'today', 'week', 'later'] as const).map((id) => ({ id, name: names[id], items: rows.filter((row) => row.bucket === id) })).filter(({ items }) => items.length > 0)
}
