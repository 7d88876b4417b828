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
import { Empty } from '#client/ui/empty.tsx'
import { formatNumber } from '#client/ui/format-date.ts'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { TaskRow, View } from '#server/procedure/tasks/schema.ts'
import type { InboxSearch } from './inbox-search.ts'
import type { Section } from './list-place.ts'
import { NewRows } from './new-rows.tsx'
import { sectionsOf } from './sections.ts'
import { TaskListRow } from './task-list-row.tsx'
import { useSteadyScroll } from './use-steady-list.ts'
import { viewName } from './view-list.tsx'

const LAYOUT = { rowHeight: 62, headingHeight: 34 }

type Props = {
  rows: TaskRow[]
  search: InboxSearch
  sought: string
  marked: ReadonlySet<string> | null
  onMark: (keys: ReadonlySet<string>) => void
}

/**
 * The rows by due date. Arrow keys open; while several are chosen, they only move and Space chooses.
 * What is being read stays where it is while rows come and go.
 */
export function TaskRows({ rows, search, sought, marked, onMark }: Props) {
  const now = useNow()
  const { view, bucket, task } = search
  const grid = useRef<HTMLDivElement>(null)
  const sections = useMemo(() => sectionsOf(rows, view, now), [rows, view, now])
  const show = `${view} ${bucket ?? ''} ${sought}`
  useSteadyScroll(grid, { sections, open: task, show })
  const open = useOpen(search)
  useNeighbours(sections, { current: task, open })
  const { select, markByKey } = useChoosing({ rows, marked, onMark, open })
  const isMarking = marked !== null
  const goTo = (key: string) => {
    const place = rows.findIndex((row) => row.key === key)
    grid.current?.scrollTo({ top: place * LAYOUT.rowHeight })
  }
  return (
    <>
      <div className="inbox-rows" onKeyDownCapture={markByKey}>
        <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
          <GridList
            ref={grid}
            aria-label={viewName(view)}
            className="inbox-grid"
            data-scroll
            selectionMode="multiple"
            selectionBehavior={isMarking ? 'toggle' : 'replace'}
            escapeKeyBehavior="none"
            selectedKeys={marked ?? (task ? [task] : [])}
            onSelectionChange={select}
            items={sections}
            dependencies={[isMarking]}
            renderEmptyState={() => <Nothing view={view} />}
          >
            {(section) => drawSection(section, { now, isMarking })}
          </GridList>
        </Virtualizer>
      </div>
      <NewRows rows={rows} show={show} onShow={goTo} />
    </>
  )
}

const Nothing = ({ view }: { view: View }) => (
  <Empty icon="check_circle" text={view === 'done' ? m.nothingDone() : m.nothingOpen()} />
)

/** The list knows its sections by these elements, so they stand in no component of their own. */
const drawSection = (section: Section, row: { now: string; isMarking: boolean }) => (
  <GridListSection id={section.id}>
    <GridListHeader className="inbox-group">
      <span>{section.name}</span>
      <span>{formatNumber(section.items.length)}</span>
    </GridListHeader>
    <Collection items={section.items} dependencies={[row.isMarking]}>
      {(task) => <TaskListRow id={task.key} row={task} {...row} />}
    </Collection>
  </GridListSection>
)

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
