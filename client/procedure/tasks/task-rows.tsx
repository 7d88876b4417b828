import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, type MouseEvent } from 'react'
import { useNow } from '#client/api/session.ts'
import { formatNumber } from '#client/ui/format-date.ts'
import { choosingIn, type Choosing, type Marked } from './choosing.ts'
import { listOf, type InboxSearch } from './inbox-search.ts'
import { heightOf, topOf, HEADING, type Lines } from './list-layout.ts'
import { placeOf, taskAt, type Held } from './list-place.ts'
import { NewRows } from './new-rows.tsx'
import { sectionName, sectionTitle } from './sections.ts'
import { TaskListRow } from './task-list-row.tsx'
import { useListKeys } from './use-list-keys.ts'
import type { ListWindow } from './use-list-window.ts'
import { useSight, useSteadyScroll, type Sight } from './use-steady-list.ts'
import { viewName } from './view-list.tsx'
import type { Bucket } from '#server/procedure/tasks/view-schema.ts'

/** Rows drawn beyond those in sight, on either side. */
const BEYOND = 8

type Props = {
  window: ListWindow
  search: InboxSearch
  marked: Marked | null
  onMark: (marked: Marked) => void
}

/**
 * The rows by due date, of which only those in sight are drawn, in a list as high as all of them.
 * What is being read stays where it is while rows come and go.
 */
export function TaskRows({ window, search, marked, onMark }: Props) {
  const { held, lines, look } = window
  const grid = useRef<HTMLDivElement>(null)
  useSteadyScroll(grid, { held, lines, open: search.task })
  const sight = useSight(grid, lines)
  useEffect(() => look(sight.first, sight.last), [look, sight])
  const choosing = choosingIn({ held, marked, onMark, open: useOpen(search) })
  const { task } = search
  const keys = useListKeys({ grid, window, first: sight.first, task, choosing })
  return (
    <>
      <div className="inbox-rows">
        <div ref={grid} className="inbox-grid" data-scroll>
          <Grid
            {...{ window, choosing, keys }}
            label={viewName(search.view)}
            drawn={drawnOf({ sight, active: placeOf(held, keys.active), lines })}
            isSelected={(key) => (marked ? marked.has(key) : key === task)}
          />
        </div>
      </div>
      <NewRows held={held} onShow={(key) => keys.show(placeOf(held, key))} />
    </>
  )
}

type GridProps = {
  window: ListWindow
  choosing: Choosing
  keys: ReturnType<typeof useListKeys>
  label: string
  drawn: number[]
  isSelected: (key: string) => boolean
}

/** A table through whose rows one goes with the arrow keys. */
const WALKED_BY_KEYS = { role: 'grid' }

/** The table of what is drawn; it hears clicks and keys for all of its rows. */
function Grid({ window, choosing, keys, label, drawn, isSelected }: GridProps) {
  const { held, lines, isExact } = window
  const { active, onKeyDown, setActive } = keys
  const click = (event: MouseEvent) => {
    const row = rowOf(event, held)
    if (!row) return
    choosing.onClick(event, row, active)
    setActive(row.key)
  }
  const keepText = (event: MouseEvent) => event.shiftKey && event.preventDefault()
  const heard = { onKeyDown, onClick: click, onMouseDown: keepText }
  return (
    <table
      {...WALKED_BY_KEYS}
      {...heard}
      aria-label={label}
      aria-rowcount={isExact ? lines.total : -1}
      aria-multiselectable
      className="inbox-lines"
      style={{ blockSize: heightOf(lines) }}
      tabIndex={drawn.some((place) => taskAt(held, place)?.key === active) ? -1 : 0}
    >
      <Groups {...{ lines, drawn, held, active, isSelected }} isMarking={choosing.isMarking} />
    </table>
  )
}

function rowOf({ target }: MouseEvent, held: Held) {
  const key = target instanceof Element && target.closest('[data-key]')?.getAttribute('data-key')
  return key ? taskAt(held, placeOf(held, key)) : undefined
}

/** The places to draw: what is in sight and around it, and where the keyboard is. */
function drawnOf({ sight, active, lines }: { sight: Sight; active: number; lines: Lines }) {
  const first = Math.max(sight.first - BEYOND, 0)
  const last = Math.min(sight.last + BEYOND, lines.total - 1)
  const places = Array.from({ length: Math.max(last - first + 1, 0) }, (_, n) => first + n)
  if (active < 0 || (active >= first && active <= last)) return places
  return active < first ? [active, ...places] : [...places, active]
}

type DrawnProps = {
  lines: Lines<Bucket>
  drawn: number[]
  held: Held
  active: string | undefined
  isSelected: (key: string) => boolean
  isMarking: boolean
}

function Groups({ lines, drawn, ...props }: DrawnProps) {
  const now = useNow()
  if (lines.headings.length === 0)
    return (
      <tbody>
        <Rows drawn={drawn} lines={lines} now={now} {...props} />
      </tbody>
    )
  return lines.headings.map(({ id, count, row }) => {
    const own = drawn.filter((place) => place >= row && place < row + count)
    return (
      own.length > 0 && (
        <tbody key={id} aria-label={sectionTitle(id, count, now)}>
          <tr
            className="inbox-group"
            style={{ insetBlockStart: topOf(lines, row) - HEADING }}
            aria-hidden
          >
            <td>{sectionName(id, now)}</td>
            <td>{formatNumber(count)}</td>
          </tr>
          <Rows drawn={own} lines={lines} now={now} {...props} />
        </tbody>
      )
    )
  })
}

function Rows({
  drawn,
  lines,
  held,
  now,
  active,
  isSelected,
  isMarking,
}: DrawnProps & { now: string }) {
  return drawn.map((place) => {
    const row = taskAt(held, place)
    const top = topOf(lines, place)
    return row ? (
      <TaskListRow
        key={row.key}
        {...{ row, place, top, now, isMarking }}
        isSelected={isSelected(row.key)}
        isActive={row.key === active}
      />
    ) : (
      <tr key={place} className="inbox-wait" style={{ insetBlockStart: top }} aria-hidden>
        <td>…</td>
      </tr>
    )
  })
}

function useOpen(search: InboxSearch): (key: string) => void {
  const navigate = useNavigate()
  return (key) => {
    if (key !== search.task)
      void navigate({ to: '/aufgaben', search: { ...listOf(search), task: key }, state: true })
  }
}
