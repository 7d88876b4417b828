import './diagram.css'
import { useEffect, useRef, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { openViewer, type OpenViewer } from './open-viewer.ts'
import { useTheme } from './use-theme.ts'

type Props = {
  xml: string
  active: readonly string[]
  completed: readonly string[]
  called: string | null
  label: string
  onOpenCalled: () => void
}

/** A drawing to look at: move with the mouse or the arrow keys, zoom with the buttons. */
export function DiagramView({ xml, active, completed, called, label, onOpenCalled }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const viewer = useRef<OpenViewer>(null)
  const [error, setError] = useState<Error | null>(null)
  const openCalled = useRef(onOpenCalled)
  useEffect(() => {
    openCalled.current = onOpenCalled
  })
  const theme = useTheme()
  const marks = JSON.stringify({ active, completed, called })
  useEffect(() => {
    let gone = false
    const open = async () => {
      if (!element.current) return
      const opened = await openViewer(element.current, {
        xml,
        marks: JSON.parse(marks),
        onOpenCalled: () => openCalled.current(),
      })
      if (gone) opened.close()
      else viewer.current = opened
    }
    open().catch((reason: unknown) =>
      setError(reason instanceof Error ? reason : new Error(String(reason))),
    )
    return () => {
      gone = true
      viewer.current?.close()
      viewer.current = null
    }
  }, [xml, marks, theme])
  if (error) return <Alert tone="danger">{m.diagramBroken()}</Alert>
  return (
    <div className="diagram">
      <section className="diagram-canvas" ref={element} aria-label={label} />
      <div className="diagram-tools" data-noprint>
        <Button
          variant="icon"
          size="s"
          icon="zoom_in"
          aria-label={m.zoomIn()}
          onPress={() => viewer.current?.zoom(1.25)}
        />
        <Button
          variant="icon"
          size="s"
          icon="zoom_out"
          aria-label={m.zoomOut()}
          onPress={() => viewer.current?.zoom(0.8)}
        />
        <Button
          variant="icon"
          size="s"
          icon="fit_screen"
          aria-label={m.zoomFit()}
          onPress={() => viewer.current?.fit()}
        />
      </div>
    </div>
  )
}
