import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { useShortcut } from '#client/ui/shortcuts.tsx'
import type { Choosing } from './choosing.ts'
import { ROW, scrollTo } from './list-layout.ts'
import { placeOf, taskAt } from './list-place.ts'
import type { ListWindow } from './use-list-window.ts'

/** Where the keyboard wants to be; the row may have to be loaded first. */
type Aim = { place: number; isExtending: boolean; takesFocus: boolean }
type Input = {
  grid: RefObject<HTMLDivElement | null>
  window: ListWindow
  /** The first row in sight. */
  first: number
  task: string | undefined
  choosing: Choosing
}

/**
 * The keys of the list: arrows, Page, Home and End go to a row and open it; while several are
 * chosen, they only move, Space chooses and Shift chooses all between. J and K hold on the whole
 * page.
 */
export function useListKeys({ grid, window: { held, lines }, first, task, choosing }: Input) {
  const [chosen, setChosen] = useState<string | undefined>(task)
  const aim = useRef<Aim | null>(null)
  const isFocusing = useRef(false)
  const active = [chosen, task, taskAt(held, first)?.key].find((key) => placeOf(held, key) >= 0)
  const arrive = () => {
    const target = aim.current && taskAt(held, aim.current.place)
    if (!aim.current || !target) return
    const { place, isExtending, takesFocus } = aim.current
    aim.current = null
    isFocusing.current = takesFocus
    if (isExtending) choosing.extend(placeOf(held, active), place)
    else if (!choosing.isMarking) choosing.open(target.key)
    setChosen(target.key)
  }
  useEffect(arrive)
  useEffect(() => {
    if (!isFocusing.current || !active) return
    isFocusing.current = false
    rowOf(grid.current, active)?.focus({ preventScroll: true })
  }, [grid, active])
  const show = (place: number) => {
    const list = grid.current
    const frame = { top: list?.scrollTop ?? 0, height: list?.clientHeight ?? 0 }
    list?.scrollTo({ top: scrollTo(lines, place, frame) })
  }
  const goTo = (place: number, how: Omit<Aim, 'place'>) => {
    const to = Math.min(Math.max(place, 0), lines.total - 1)
    if (to < 0) return
    show(to)
    aim.current = { place: to, ...how }
    arrive()
  }
  const step = (by: 1 | -1) => {
    const at = placeOf(held, task)
    goTo(at < 0 ? first : at + by, { isExtending: false, takesFocus: false })
  }
  useShortcut('j', m.nextTaskOfView(), () => step(1))
  useShortcut('k', m.previousTaskOfView(), () => step(-1))
  const onKeyDown = (event: KeyboardEvent) => {
    const at = Math.max(placeOf(held, active), 0)
    const page = Math.floor((grid.current?.clientHeight ?? 0) / ROW) - 1
    const place = placeAfter(event.key, { at, page, last: lines.total - 1 })
    if (place !== null) goTo(place, { isExtending: event.shiftKey, takesFocus: true })
    else if (!choosing.onKey(event, active)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return { active, onKeyDown, setActive: setChosen, show }
}

const rowOf = (list: HTMLElement | null, key: string): HTMLElement | null | undefined =>
  list?.querySelector<HTMLElement>(`[data-key="${key}"]`)

function placeAfter(
  key: string,
  { at, page, last }: { at: number; page: number; last: number },
): number | null {
  const places: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  }
  return places[key] ?? null
}
