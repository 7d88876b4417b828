import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from './button.tsx'
import { useShortcut } from './shortcuts.tsx'

export type Notice = { text: string; seconds?: number; action?: { label: string; run: () => void } }
type Shown = Notice & { id: number }

const NoticeContext = createContext<(notice: Notice) => void>(() => undefined)

/**
 * Shows a short message at the bottom of the page; one with an action stays as long as the action
 * holds.
 */
export const useNotice = () => use(NoticeContext)

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([])
  const add = useCallback(
    (notice: Notice) =>
      setShown((before) => [...before.slice(-1), { ...notice, id: (before.at(-1)?.id ?? 0) + 1 }]),
    [],
  )
  const remove = useCallback(
    (id: number) => setShown((before) => before.filter((notice) => notice.id !== id)),
    [],
  )
  const region = useMemo(
    () => shown.map((notice) => <NoticeCard key={notice.id} notice={notice} onGone={remove} />),
    [shown, remove],
  )
  return (
    <NoticeContext value={add}>
      {children}
      <output className="u-notices" data-noprint>
        {region}
      </output>
    </NoticeContext>
  )
}

function NoticeCard({ notice, onGone }: { notice: Shown; onGone: (id: number) => void }) {
  const { id, text, action, seconds = 6 } = notice
  useEffect(() => {
    const timer = setTimeout(() => onGone(id), seconds * 1000)
    return () => clearTimeout(timer)
  }, [id, seconds, onGone])
  const act = () => {
    action?.run()
    onGone(id)
  }
  return (
    <span className="u-notice">
      <span>{text}</span>
      {action && <ActionButton label={action.label} onAct={act} />}
      <Button
        variant="icon"
        size="s"
        icon="close"
        aria-label={m.closeMessage()}
        onPress={() => onGone(id)}
      />
    </span>
  )
}

function ActionButton({ label, onAct }: { label: string; onAct: () => void }) {
  useShortcut('u', label, onAct)
  return (
    <Button variant="quiet" icon="undo" onPress={onAct}>
      {label} <kbd className="u-kbd">U</kbd>
    </Button>
  )
}
