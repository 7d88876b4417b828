import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { dayOf, formatLongDay, formatTime } from '#client/ui/format-date.ts'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { blocksOf, halfHourOf, neighbour, rowsOf, type Block, type Item } from './calendar-cells.ts'
import type { CalendarColumn, CalendarTalk } from './queries.ts'

type Place = { column: number; index: number }
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

/** Staff or days across, half hours down: a table to read, with the arrow keys to walk through it and Enter to open. */
export function CalendarGrid({ columns, isWeek, now, onOpen, onBook, onFocusFree }: Props) {
  const rows = useMemo(() => rowsOf(columns), [columns])
  const cells = useMemo(() => columns.map((column) => blocksOf(column, rows)), [columns, rows])
  const items = useMemo(
    () => cells.map((blocks) => blocks.flatMap((block) => block.items)),
    [cells],
  )
  const [at, setAt] = useState<Place>({ column: 0, index: 0 })
  const current = columns.some(({ on }) => on === dayOf(now)) ? halfHourOf(now) : null
  const table = useRef<HTMLTableElement>(null)
  const walk = (event: KeyboardEvent) => {
    if (!LEADS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const next = neighbour(items, at, event.key)
    if (next)
      table.current?.querySelector<HTMLElement>(`[data-at="${next.column}-${next.index}"]`)?.focus()
  }
  const arrive = (place: Place, item: Item) => {
    setAt(place)
    onFocusFree(item.kind === 'free' ? item.startsAt : null)
  }
  return (
    <ScrollRegion label={m.navCalendar()}>
      <div role="presentation" onKeyDown={walk}>
        <table className="agenda" ref={table}>
          <thead>
            <tr>
              <th scope="col">{m.time()}</th>
              {columns.map((column) => (
                <Head key={`${column.staff.id} ${column.on}`} column={column} isWeek={isWeek} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((time, row) => (
              <tr key={time} data-now={time === current || undefined}>
                <th scope="row">
                  {time}
                  {time === current && <span className="u-sr"> {m.calendarNow()}</span>}
                </th>
                {cells.map((blocks, column) => {
                  const block = blocks.find((each) => each.row === row)
                  return (
                    block && (
                      <Cell
                        key={column}
                        {...{ block, column, at, onOpen, onBook }}
                        items={items[column]!}
                        onArrive={arrive}
                      />
                    )
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ScrollRegion>
  )
}

function Head({
  column: { staff, on, isAway },
  isWeek,
}: {
  column: CalendarColumn
  isWeek: boolean
}) {
  return (
    <th scope="col" data-me={(!isWeek && staff.isMe) || undefined}>
      {isWeek ? formatLongDay(on) : staff.displayName}
      <small>{isAway ? m.calendarAway() : isWeek ? '' : staff.agencyName}</small>
    </th>
  )
}

type CellProps = Pick<Props, 'onOpen' | 'onBook'> & {
  block: Block
  column: number
  items: Item[]
  at: Place
  onArrive: (place: Place, item: Item) => void
}

function Cell({ block, column, items, at, onOpen, onBook, onArrive }: CellProps) {
  return (
    <td rowSpan={block.span} data-kind={block.items[0]?.kind}>
      {block.items.map((item) => {
        const place = { column, index: items.indexOf(item) }
        const isHere = at.column === place.column && at.index === place.index
        const press = () => {
          if (item.kind === 'talk' && item.talk.with) onOpen(item.talk)
          if (item.kind === 'free') onBook?.(item.startsAt)
        }
        return (
          <button
            key={place.index}
            type="button"
            data-at={`${column}-${place.index}`}
            data-status={item.kind === 'talk' ? item.talk.status : undefined}
            tabIndex={isHere ? 0 : -1}
            aria-disabled={!canPress(item, onBook !== null)}
            onClick={press}
            onFocus={() => onArrive(place, item)}
          >
            <Said item={item} />
          </button>
        )
      })}
    </td>
  )
}

const canPress = (item: Item, mayBook: boolean): boolean =>
  (item.kind === 'free' && mayBook) || (item.kind === 'talk' && item.talk.with !== null)

function Said({ item }: { item: Item }) {
  if (item.kind === 'talk') return <TalkLine talk={item.talk} />
  if (item.kind === 'free')
    return (
      <span className="agenda-free">{m.calendarFree({ time: formatTime(item.startsAt) })}</span>
    )
  return <span>{item.kind === 'away' ? m.calendarAway() : m.calendarClosed()}</span>
}

/** "10:00–11:00 Rosa Distel" with the room, or only that somebody is in a talk. */
export function TalkLine({
  talk: { startsAt, endsAt, with: who, room, place, status },
}: {
  talk: CalendarTalk
}) {
  return (
    <>
      <b>{who?.person ?? m.calendarTaken()}</b>
      <small>
        {m.calendarSpan({ from: formatTime(startsAt), to: formatTime(endsAt) })}
        {place === 'agency'
          ? room && ` · ${room}`
          : ` · ${place === 'phone' ? m.appointmentAtPhone() : m.appointmentAtHome()}`}
        {status === 'provisional' && ` · ${m.appointmentProvisional()}`}
        {status === 'held' && ` · ${m.appointmentHeld()}`}
        {status === 'no-show' && ` · ${m.appointmentNoShow()}`}
      </small>
    </>
  )
}
