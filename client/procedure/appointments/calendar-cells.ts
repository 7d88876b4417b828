import { formatTime } from '#client/ui/format-date.ts'
import type { CalendarColumn, CalendarTalk } from './queries.ts'

const STEP_MIN = 30
const DAY_FROM = 8 * 60
const DAY_TO = 16 * 60
const HALF_HOUR_MS = STEP_MIN * 60_000

/** The half hour in which an instant lies, as `08:30`. */
export const halfHourOf = (instant: string): string =>
  clock(Math.floor(minuteOf(instant) / STEP_MIN) * STEP_MIN)

/** What can take the focus: a talk, a free half hour, or a time in which nobody is there. */
export type Item = { row: number } & (
  | { kind: 'talk'; talk: CalendarTalk }
  | { kind: 'free'; startsAt: string }
  | { kind: 'away' }
  | { kind: 'closed' }
)
/** A cell of the table; talks that share a half hour stand in one. */
export type Block = { row: number; span: number; items: Item[] }

/** Minutes since midnight in the office. */
const minuteOf = (instant: string): number => {
  const [hours = 0, minutes = 0] = formatTime(instant).split(':').map(Number)
  return hours * 60 + minutes
}
/** An end at midnight belongs to the day before. */
const endOf = (instant: string): number => minuteOf(instant) || 24 * 60
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/**
 * The half hours that the days need, as `08:00`: office hours, and longer where a talk lies outside
 * them.
 */
export function rowsOf(columns: readonly CalendarColumn[]): string[] {
  const opens = columns.flatMap(({ open }) => (open ? [open] : []))
  const talks = columns.flatMap((column) => column.talks)
  const from = Math.min(
    ...opens.map(({ from: at }) => minuteOf(at)),
    ...talks.map(({ startsAt }) => minuteOf(startsAt)),
    opens.length > 0 ? Infinity : DAY_FROM,
  )
  const to = Math.max(
    ...opens.map(({ to: at }) => endOf(at)),
    ...talks.map(({ endsAt }) => endOf(endsAt)),
    opens.length > 0 ? 0 : DAY_TO,
  )
  const first = Math.floor(from / STEP_MIN)
  return Array.from({ length: Math.ceil(to / STEP_MIN) - first }, (_, index) =>
    clock((first + index) * STEP_MIN),
  )
}

/** The cells of one column, from top to bottom, without a gap. */
export function blocksOf(column: CalendarColumn, rows: readonly string[]): Block[] {
  const blocks: Block[] = []
  const talks = groupTalks(column.talks, rows)
  for (let row = 0; row < rows.length;) {
    const block =
      talks.find((group) => group.row === row) ?? emptyBlock(column, { row, time: rows[row]! })
    const last = blocks.at(-1)
    if (last && isSame(last, block)) last.span += block.span
    else blocks.push(block)
    row += block.span
  }
  return blocks
}

const isSame = (before: Block, block: Block): boolean => {
  const [kind, other] = [before.items[0]?.kind, block.items[0]?.kind]
  return kind === other && (kind === 'away' || kind === 'closed')
}

function groupTalks(talks: readonly CalendarTalk[], rows: readonly string[]): Block[] {
  const first = startRow(rows)
  const groups: Block[] = []
  for (const talk of talks) {
    const row = Math.floor(minuteOf(talk.startsAt) / STEP_MIN) - first
    const end = Math.ceil(endOf(talk.endsAt) / STEP_MIN) - first
    const last = groups.at(-1)
    if (last && row < last.row + last.span) {
      last.items.push({ kind: 'talk', talk, row })
      last.span = Math.max(last.span, end - last.row)
    } else groups.push({ row, span: end - row, items: [{ kind: 'talk', talk, row }] })
  }
  return groups
}

const startRow = ([first = '08:00']: readonly string[]): number =>
  Number(first.slice(0, 2)) * 2 + (first.endsWith('30') ? 1 : 0)

function emptyBlock(
  { free, isAway, open }: CalendarColumn,
  { row, time }: { row: number; time: string },
): Block {
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const stretch = free.find(({ from, to }) => minuteOf(from) <= minute && minute < endOf(to))
  const isOpen = open !== null && minuteOf(open.from) <= minute && minute < endOf(open.to)
  if (isAway) return { row, span: 1, items: [{ kind: 'away', row }] }
  if (stretch)
    return {
      row,
      span: 1,
      items: [{ kind: 'free', row, startsAt: instantIn(stretch.from, minute) }],
    }
  return { row, span: 1, items: [{ kind: isOpen ? 'away' : 'closed', row }] }
}

/**
 * The instant of a half hour within a free stretch; a day of office hours has no change of the
 * clock in it.
 */
const instantIn = (from: string, minute: number): string =>
  new Date(Date.parse(from) + ((minute - minuteOf(from)) / STEP_MIN) * HALF_HOUR_MS).toISOString()

/** Where an arrow key leads from an item; columns are lists of items from top to bottom. */
export function neighbour(
  columns: readonly (readonly Item[])[],
  { column, index }: { column: number; index: number },
  key: string,
): { column: number; index: number } | null {
  const items = columns[column] ?? []
  if (key === 'ArrowDown') return items[index + 1] ? { column, index: index + 1 } : null
  if (key === 'ArrowUp') return index > 0 ? { column, index: index - 1 } : null
  if (key === 'Home') return { column, index: 0 }
  if (key === 'End') return { column, index: items.length - 1 }
  const next = key === 'ArrowRight' ? column + 1 : key === 'ArrowLeft' ? column - 1 : -1
  const others = columns[next]
  if (!others || others.length === 0) return null
  return {
    column: next,
    index: Math.max(
      0,
      others.findLastIndex(({ row }) => row <= (items[index]?.row ?? 0)),
    ),
  }
}
