import './diagram.css'
import { useEffect, useRef } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { openViewer } from './open-viewer.ts'
import { useOpened } from './use-opened.ts'
import { ZoomTools } from './zoom-tools.tsx'

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
  const openCalled = useRef(onOpenCalled)
  useEffect(() => {
    openCalled.current = onOpenCalled
  })
  const marks = { active, completed, called }
  const { element, view, error } = useOpened(
    (host) => openViewer(host, { xml, marks, onOpenCalled: () => openCalled.current() }),
    { xml, drawn: JSON.stringify(marks) },
  )
  if (error) return <Alert tone="danger">{m.diagramBroken()}</Alert>
  return (
    <div className="diagram">
      <section className="diagram-canvas" ref={element} aria-label={label} />
      <ZoomTools view={view} />
    </div>
  )
}
