import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { dayOf, formatLongDay } from '#client/ui/format-date.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { CalendarCell, type Place } from './calendar-cell.tsx'
import { blocksOf, halfHourOf, neighbour, rowsOf, type Item } from './calendar-cells.ts'
import type { CalendarColumn, CalendarTalk } from './queries.ts'

type Props = {
  columns: CalendarColumn[]
  /** Columns are days of one person, not persons of one day. */
  isWeek: boolean
  now: string
  onOpen: (talk: CalendarTalk) => void
  /** Null for whom it is only to be read. */
  onBook: ((startsAt: string) => void) | null
  /** The free time that has the focus, or none. */
  onFocusFree: (startsAt: string | null) => void
}

const LEADS = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End']

/**
 * Staff or days across, half hours down: a table to read, with the arrow keys to walk through it
 * and Enter to open.
 */
export function CalendarGrid({ columns, isWeek, now, onOpen, onBook, onFocusFree }: Props) {
  const rows = useMemo(() => rowsOf(columns), [columns])
  const cells = useMemo(() => columns.map((column) => blocksOf(column, rows)), [columns, rows])
  const items = useMemo(
    () => cells.map((blocks) => blocks.flatMap((block) => block.items)),
    [cells],
  )
  const { table, at, setAt, walk } = useWalk(items)
  const current = columns.some(({ on }) => on === dayOf(now)) ? halfHourOf(now) : null
  const arrive = (place: Place, item: Item) => {
    setAt(place)
    onFocusFree(item.kind === 'free' ? item.startsAt : null)
  }
  const cellsAt = (row: number) =>
    cells.map((blocks, column) => {
      const block = blocks.find((each) => each.row === row)
      return (
        block && (
          <CalendarCell
            key={column}
            {...{ block, column, at, onOpen, onBook }}
            items={items[column] ?? []}
            onArrive={arrive}
          />
        )
      )
    })
  return (
    <ScrollRegion label={m.navCalendar()}>
      <div role="presentation" onKeyDown={walk}>
        <table className="agenda" ref={table}>
          <Head columns={columns} isWeek={isWeek} />
          <tbody>
            {rows.map((time, row) => (
              <tr key={time} data-now={time === current || undefined}>
                <th scope="row">
                  {time}
                  {time === current && <span className="u-sr"> {m.calendarNow()}</span>}
                </th>
                {cellsAt(row)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ScrollRegion>
  )
}

/** One entry of the table takes the focus; the arrow keys hand it on. */
function useWalk(items: Item[][]) {
  const [at, setAt] = useState<Place>({ column: 0, index: 0 })
  const table = useRef<HTMLTableElement>(null)
  const walk = (event: KeyboardEvent) => {
    if (!LEADS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const next = neighbour(items, at, event.key)
    if (next)
      table.current?.querySelector<HTMLElement>(`[data-at="${next.column}-${next.index}"]`)?.focus()
  }
  return { table, at, setAt, walk }
}

function Head({ columns, isWeek }: Pick<Props, 'columns' | 'isWeek'>) {
  return (
    <thead>
      <tr>
        <th scope="col">{m.time()}</th>
        {columns.map(({ staff, on, isAway }) => (
          <th key={`${staff.id} ${on}`} scope="col" data-me={(!isWeek && staff.isMe) || undefined}>
            {isWeek ? formatLongDay(on) : staff.displayName}
            <small>{isAway ? m.calendarAway() : isWeek ? '' : staff.agencyName}</small>
          </th>
        ))}
      </tr>
    </thead>
  )
}
