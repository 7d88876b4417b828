import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { keptKey, newKeys, type Section } from './list-place.ts'

/** A row and how far it stands below the upper edge of the list, in px. */
type Read = { key: string; y: number }

const rowOf = (list: HTMLElement, key: string): Element | null =>
  list.querySelector(`[data-key="${key}"]`)
const yOf = (list: HTMLElement, row: Element): number =>
  row.getBoundingClientRect().top - list.getBoundingClientRect().top

/** What is being read: the row that is open, if it can be seen, else the first that can. */
function readRow(
  list: HTMLElement,
  { open, keys }: { open: string | undefined; keys: readonly string[] },
): Read | null {
  const isSeen = (row: Element): boolean =>
    row.getBoundingClientRect().bottom > list.getBoundingClientRect().top &&
    yOf(list, row) < list.clientHeight
  for (const key of open === undefined ? keys : [open, ...keys]) {
    const row = rowOf(list, key)
    if (row && isSeen(row)) return { key, y: yOf(list, row) }
  }
  return null
}

type Shown = {
  sections: Section[]
  open: string | undefined
  /** Names the list: another one begins at its top. */
  show: string
}

/** Keeps what is being read where it is while rows come and go. */
export function useSteadyScroll(
  grid: RefObject<HTMLDivElement | null>,
  { sections, open, show }: Shown,
): void {
  const keys = useMemo(
    () => sections.flatMap(({ items }) => items.map(({ key }) => key)),
    [sections],
  )
  const last = useRef<{ show: string; keys: readonly string[]; read: Read | null }>({
    show,
    keys,
    read: null,
  })
  useLayoutEffect(() => {
    const list = grid.current
    if (!list) return undefined
    const { show: shown, keys: before, read } = last.current
    const kept = read && shown === show && before !== keys ? keptKey(before, keys, read.key) : null
    let isMoving = kept !== null
    const remember = () => {
      if (!isMoving) last.current = { show, keys, read: readRow(list, { open, keys }) }
    }
    // rows get their new places in a later pass than this one, but still before they are painted
    const frame = requestAnimationFrame(() => {
      const row = kept === null ? null : rowOf(list, kept)
      if (row) list.scrollBy({ top: yOf(list, row) - read!.y })
      isMoving = false
      remember()
    })
    list.addEventListener('scroll', remember)
    return () => {
      cancelAnimationFrame(frame)
      list.removeEventListener('scroll', remember)
    }
  }, [grid, keys, open, show])
}

/**
 * Keys of rows that came in since the list was opened or looked through, and a way to say that they
 * were seen.
 */
export function useNewRows(
  rows: readonly { key: string }[],
  show: string,
): { keys: string[]; seen: () => void } {
  const known = useRef<{ show: string; keys: Set<string> }>({ show, keys: new Set() })
  const [keys, setKeys] = useState<string[]>([])
  useEffect(() => {
    if (known.current.show !== show) known.current = { show, keys: new Set() }
    const all = known.current.keys
    const isFirst = all.size === 0
    const found = newKeys(all, rows)
    for (const { key } of rows) if (!found.includes(key)) all.add(key)
    setKeys((before) =>
      isFirst
        ? []
        : before.length === found.length && before.every((key, n) => key === found[n])
          ? before
          : found,
    )
  }, [rows, show])
  const seen = () => {
    for (const key of keys) known.current.keys.add(key)
    setKeys([])
  }
  return { keys, seen }
}
