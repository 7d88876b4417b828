import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef, type KeyboardEvent } from 'react'
import {
  Collection,
  GridList,
  GridListHeader,
  GridListSection,
  ListLayout,
  Virtualizer,
} from 'react-aria-components'
import { useNow } from '#client/api/session.ts'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { formatLongDay, formatNumber } from '#client/ui/format-date.ts'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { TaskRow, View } from '#server/procedure/tasks/schema.ts'
import type { Bucket, InboxSearch } from './inbox-search.ts'
import type { Section } from './list-place.ts'
import { TaskListRow } from './task-list-row.tsx'
import { useNewRows, useSteadyScroll } from './use-steady-list.ts'
import { viewName } from './view-list.tsx'

const LAYOUT = { rowHeight: 62, headingHeight: 34 }

type Props = {
  rows: TaskRow[]
  search: InboxSearch
  sought: string
  marked: ReadonlySet<string> | null
  onMark: (keys: ReadonlySet<string>) => void
}

/** The rows by due date. Arrow keys open; while several are chosen, they only move and Space chooses. What is being read stays where it is while rows come and go. */
export function TaskRows({ rows, search, sought, marked, onMark }: Props) {
  const now = useNow()
  const grid = useRef<HTMLDivElement>(null)
  const sections = useMemo(() => sectionsOf(rows, search.view, now), [rows, search.view, now])
  const show = `${search.view} ${search.bucket ?? ''} ${sought}`
  useSteadyScroll(grid, { sections, open: search.task, show })
  const open = useOpen(search)
  useNeighbours(sections, { current: search.task, open })
  const { select, markByKey } = useChoosing({ rows, marked, onMark, open })
  return (
    <>
      <div className="inbox-rows" onKeyDownCapture={markByKey}>
        <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
          <GridList
            ref={grid}
            aria-label={viewName(search.view)}
            className="inbox-grid"
            data-scroll
            selectionMode="multiple"
            selectionBehavior={marked ? 'toggle' : 'replace'}
            escapeKeyBehavior="none"
            selectedKeys={marked ?? (search.task ? [search.task] : [])}
            onSelectionChange={select}
            items={sections}
            dependencies={[marked !== null]}
            renderEmptyState={() => (
              <Empty
                icon="check_circle"
                text={search.view === 'done' ? m.nothingDone() : m.nothingOpen()}
              />
            )}
          >
            {(section) => (
              <GridListSection id={section.id}>
                <GridListHeader className="inbox-group">
                  <span>{section.name}</span>
                  <span>{formatNumber(section.items.length)}</span>
                </GridListHeader>
                <Collection items={section.items} dependencies={[marked !== null]}>
                  {(row) => (
                    <TaskListRow id={row.key} row={row} now={now} isMarking={marked !== null} />
                  )}
                </Collection>
              </GridListSection>
            )}
          </GridList>
        </Virtualizer>
      </div>
      <NewRows
        rows={rows}
        show={show}
        onShow={(key) =>
          grid.current?.scrollTo({
            top: rows.findIndex((row) => row.key === key) * LAYOUT.rowHeight,
          })
        }
      />
    </>
  )
}

type Choosing = Pick<Props, 'rows' | 'marked' | 'onMark'> & {
  open: (key: string | undefined) => void
}

/** One row is opened; several, or one with the space bar, are chosen. */
function useChoosing({ rows, marked, onMark, open }: Choosing) {
  const select = (keys: 'all' | Set<string | number>) => {
    const chosen = keys === 'all' ? rows.map(({ key }) => key) : [...keys].map(String)
    if (marked || chosen.length > 1) onMark(new Set(chosen))
    else open(chosen[0])
  }
  const markByKey = (event: KeyboardEvent) => {
    const key =
      event.key === ' ' && !marked && event.target instanceof Element
        ? event.target.closest('[data-key]')?.getAttribute('data-key')
        : null
    if (!key) return
    event.preventDefault()
    event.stopPropagation()
    onMark(new Set([key]))
  }
  return { select, markByKey }
}

function useOpen({ view, bucket, task }: InboxSearch): (key: string | undefined) => void {
  const navigate = useNavigate()
  return (key) => {
    if (key && key !== task)
      void navigate({
        to: '/aufgaben',
        search: { view, ...(bucket ? { bucket } : {}), task: key },
        state: true,
      })
  }
}

/** The next and the previous task of the view, from anywhere on the page. */
function useNeighbours(
  sections: Section[],
  { current, open }: { current: string | undefined; open: (key: string | undefined) => void },
): void {
  const step = (by: 1 | -1) => {
    const keys = sections.flatMap(({ items }) => items.map(({ key }) => key))
    const at = current === undefined ? -1 : keys.indexOf(current)
    open(keys[at < 0 ? 0 : at + by])
  }
  useShortcut('j', m.nextTaskOfView(), () => step(1))
  useShortcut('k', m.previousTaskOfView(), () => step(-1))
}

/** Tells of rows that came in, and goes to them only when asked. */
function NewRows({
  rows,
  show,
  onShow,
}: {
  rows: readonly TaskRow[]
  show: string
  onShow: (key: string) => void
}) {
  const { keys, seen } = useNewRows(rows, show)
  const [first] = keys
  return (
    <output className="inbox-new">
      {first && (
        <>
          <span>{m.newTasks({ count: keys.length })}</span>
          <Button
            size="s"
            variant="quiet"
            onPress={() => {
              onShow(first)
              seen()
            }}
          >
            {m.showNewTasks()}
          </Button>
        </>
      )}
    </output>
  )
}

function sectionsOf(rows: TaskRow[], view: View, now: string): Section[] {
  if (view === 'done') return rows.length ? [{ id: 'done', name: m.viewDone(), items: rows }] : []
  const names: Record<Bucket, string> = {
    overdue: m.bucketOverdue(),
    today: m.bucketToday({ day: formatLongDay(now) }),
    week: m.bucketWeek(),
    later: m.bucketLater(),
  }
  return (['overdue', 'today', 'week', 'later'] as const)
    .map((id) => ({ id, name: names[id], items: rows.filter((row) => row.bucket === id) }))
    .filter(({ items }) => items.length > 0)
}
