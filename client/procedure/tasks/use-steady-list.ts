import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react'
import { rowAt, topOf, type Lines } from './list-layout.ts'
import { keptKey, newKeys, placeOf, taskAt, type Held } from './list-place.ts'

type Shown = { held: Held; lines: Lines; open: string | undefined }
/** A row and how far it stands below the upper edge of the list, in px. */
type Read = { key: string; y: number }

/** What is being read: the row that is open, if it can be seen, else the first that can. */
function readRow(list: HTMLElement, { held, lines, open }: Shown): Read | null {
  const yOf = (place: number): number => topOf(lines, place) - list.scrollTop
  const place = placeOf(held, open)
  if (open !== undefined && place >= 0 && yOf(place) >= 0 && yOf(place) < list.clientHeight)
    return { key: open, y: yOf(place) }
  const first = rowAt(lines, list.scrollTop)
  const task = taskAt(held, first)
  return task ? { key: task.key, y: yOf(first) } : null
}

/** Keeps what is being read where it is while rows come and go. */
export function useSteadyScroll(grid: RefObject<HTMLDivElement | null>, shown: Shown): void {
  const { held, lines, open } = shown
  const last = useRef<{ held: Held; read: Read | null }>({ held, read: null })
  useLayoutEffect(() => {
    const list = grid.current
    if (!list) return undefined
    const { held: before, read } = last.current
    if (read && before !== held) {
      const kept = keptKey(keysOf(before), keysOf(held), read.key)
      const place = placeOf(held, kept)
      if (place >= 0) list.scrollTo({ top: topOf(lines, place) - read.y })
    }
    const remember = () => {
      last.current = { held, read: readRow(list, { held, lines, open }) }
    }
    remember()
    list.addEventListener('scroll', remember)
    return () => list.removeEventListener('scroll', remember)
  }, [grid, held, lines, open])
}

const keysOf = ({ rows }: Held): string[] => rows.map(({ key }) => key)

export type Sight = { first: number; last: number }

/** Which rows of the list are seen. */
export function useSight(grid: RefObject<HTMLDivElement | null>, lines: Lines): Sight {
  const watch = useCallback((onChange: () => void) => watchFrame(grid, onChange), [grid])
  const [first = 0, last = 0] = useSyncExternalStore(watch, () => sightOf(grid.current, lines))
    .split(' ')
    .map(Number)
  return useMemo(() => ({ first, last }), [first, last])
}

function watchFrame({ current: list }: RefObject<HTMLElement | null>, onChange: () => void) {
  const sized = new ResizeObserver(onChange)
  if (list) sized.observe(list)
  list?.addEventListener('scroll', onChange, { passive: true })
  return () => {
    sized.disconnect()
    list?.removeEventListener('scroll', onChange)
  }
}

/** As one text, which is the same as long as the same rows are seen. */
function sightOf(list: HTMLElement | null, lines: Lines): string {
  const [top, height] = list ? [list.scrollTop, list.clientHeight] : [0, 0]
  return `${rowAt(lines, top)} ${rowAt(lines, top + height)}`
}

/**
 * Keys of rows that came in since the list was opened or looked through, and a way to say that they
 * were seen.
 */
export function useNewRows({ start, rows }: Held): { keys: string[]; seen: () => void } {
  const known = useRef({ keys: new Set<string>(), isTop: false })
  const [keys, setKeys] = useState<string[]>([])
  useEffect(() => {
    const { keys: all, isTop } = known.current
    const found = newKeys(all, rows, isTop && start === 0)
    const isNew = new Set(found)
    for (const { key } of rows) if (!isNew.has(key)) all.add(key)
    known.current.isTop = start === 0
    setKeys((before) =>
      before.length === found.length && before.every((key, n) => key === found[n]) ? before : found,
    )
  }, [rows, start])
  const seen = () => {
    for (const key of keys) known.current.keys.add(key)
    setKeys([])
  }
  return { keys, seen }
}
