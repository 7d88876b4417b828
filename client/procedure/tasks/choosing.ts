import type { KeyboardEvent, MouseEvent } from 'react'
import type { TaskRow } from '#server/procedure/tasks/schema.ts'
import { placeOf, taskAt, tasksBetween, type Held } from './list-place.ts'

/** Tasks chosen for doing the same with them, also those that the list no longer holds. */
export type Marked = ReadonlyMap<string, TaskRow>
/** What the server does at once. */
const MOST_MARKED = 200

type Input = {
  held: Held
  marked: Marked | null
  onMark: (marked: Marked) => void
  open: (key: string) => void
}
export type Choosing = ReturnType<typeof choosingIn>

/** One row is opened; several, or one with the space bar, are chosen. */
export function choosingIn({ held, marked, onMark, open }: Input) {
  const mark = (rows: readonly TaskRow[]) => {
    const all = new Map([...(marked ?? []), ...rows.map((row) => [row.key, row] as const)])
    onMark(new Map([...all].slice(0, MOST_MARKED)))
  }
  const toggle = (row: TaskRow) => {
    if (!marked?.has(row.key)) return mark([row])
    onMark(new Map([...marked].filter(([key]) => key !== row.key)))
  }
  const extend = (from: number, to: number) => mark(tasksBetween(held, from, to))
  return {
    isMarking: marked !== null,
    open,
    extend,
    /** True where the key meant something for the row that has the focus. */
    onKey(event: KeyboardEvent, active: string | undefined): boolean {
      const row = taskAt(held, placeOf(held, active))
      if (event.key === 'a' && (event.ctrlKey || event.metaKey)) mark(held.rows)
      else if (row && (event.key === ' ' || (event.key === 'Enter' && marked))) toggle(row)
      else if (row && event.key === 'Enter') open(row.key)
      else return false
      return true
    },
    onClick(event: MouseEvent, row: TaskRow, active: string | undefined): void {
      if (event.shiftKey) extend(placeOf(held, active), placeOf(held, row.key))
      else if (marked || event.ctrlKey || event.metaKey) toggle(row)
      else open(row.key)
    },
  }
}
