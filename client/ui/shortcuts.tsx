import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'

export type Shortcut = { keys: string; label: string; run: () => void }
type Registry = { list: ReadonlySet<Shortcut>; isOn: boolean; setOn: (on: boolean) => void }

const SEQUENCE_MS = 900
const STORED = 'shortcuts'

const RegistryContext = createContext<Registry>({
  list: new Set(),
  isOn: true,
  setOn: () => undefined,
})

/**
 * All shortcuts that hold now, and the switch that turns them off (speech input may press keys by
 * accident).
 */
export const useShortcutList = () => use(RegistryContext)

/**
 * Holds while the calling component is shown. `keys` is one key ("?"), two after one another ("g
 * a"), or a key with Alt ("Alt PageDown"), which holds while typing, too.
 */
export function useShortcut(keys: string, label: string, run: () => void): void {
  const { list } = use(RegistryContext)
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const shortcut: Shortcut = { keys, label, run: () => latest.current() }
    const open = list as Set<Shortcut>
    open.add(shortcut)
    return () => void open.delete(shortcut)
  }, [keys, label, list])
}

export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [isOn, setOn] = useState(() => localStorage.getItem(STORED) !== 'off')
  const registry = useMemo(
    () => ({
      list: new Set<Shortcut>(),
      isOn,
      setOn: (on: boolean) => {
        localStorage.setItem(STORED, on ? 'on' : 'off')
        setOn(on)
      },
    }),
    [isOn],
  )
  useEffect(() => (isOn ? listen(registry.list) : undefined), [isOn, registry])
  return <RegistryContext value={registry}>{children}</RegistryContext>
}

function listen(list: ReadonlySet<Shortcut>): () => void {
  let before: { key: string; at: number } | null = null
  const onKey = (event: KeyboardEvent) => {
    if (
      event.defaultPrevented ||
      event.ctrlKey ||
      event.metaKey ||
      (!event.altKey && isTyping(event.target))
    )
      return
    const key = event.altKey ? `Alt ${event.key}` : event.key
    const pair = before && event.timeStamp - before.at < SEQUENCE_MS ? `${before.key} ${key}` : null
    const found = find(list, pair) ?? find(list, key)
    before = { key, at: event.timeStamp }
    if (!found) return
    event.preventDefault()
    found.run()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

/**
 * Of two that hold at once the one shown last wins; a pair of keys wins over its second key alone.
 */
const find = (list: ReadonlySet<Shortcut>, wanted: string | null): Shortcut | undefined =>
  [...list].findLast(({ keys }) => keys === wanted)

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches(
      'input, textarea, select, [role=spinbutton], [role=radio], [role=checkbox], [role=dialog] *',
    ))
