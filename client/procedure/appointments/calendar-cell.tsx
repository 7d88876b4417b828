import * as m from '#client/generated/messages/messages.js'
import { formatTime } from '#client/ui/format-date.ts'
import type { Block, Item } from './calendar-cells.ts'
import type { CalendarTalk } from './queries.ts'
import { TalkLine } from './talk-line.tsx'

/** Where an entry stands: its column, and its number in it. */
export type Place = { column: number; index: number }
type Props = {
  onOpen: (talk: CalendarTalk) => void
  /** Null for whom it is only to be read. */
  onBook: ((startsAt: string) => void) | null
  block: Block
  column: number
  items: Item[]
  at: Place
  onArrive: (place: Place, item: Item) => void
}

/** Half hours of one column that belong together, with what stands in them to press. */
export function CalendarCell({ block, column, items, at, onOpen, onBook, onArrive }: Props) {
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
