import { useEffect, useRef, useState } from 'react'
import { useTheme } from './use-theme.ts'

/**
 * Opens a drawing on an element and closes it with the page; it is opened anew when `xml`, `drawn`
 * (what lies on it, as text) or the theme changes.
 */
export function useOpened<View extends { close: () => void }>(
  open: (element: HTMLElement) => Promise<View>,
  { xml, drawn }: { xml: string; drawn: string },
) {
  const element = useRef<HTMLDivElement>(null)
  const view = useRef<View>(null)
  const [error, setError] = useState<Error | null>(null)
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  const theme = useTheme()
  useEffect(() => {
    let gone = false
    const start = async () => {
      if (!element.current) return
      const opened = await latest.current(element.current)
      if (gone) opened.close()
      else view.current = opened
    }
    start().catch((reason: unknown) =>
      setError(reason instanceof Error ? reason : new Error(String(reason))),
    )
    return () => {
      gone = true
      view.current?.close()
      view.current = null
    }
  }, [xml, drawn, theme])
  return { element, view, error }
}
