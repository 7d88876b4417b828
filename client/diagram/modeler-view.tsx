import './modeler.css'
import { useEffect, useRef, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { openModeler, type OpenModeler } from './open-modeler.ts'
import { useTheme } from './use-theme.ts'

export type { OpenModeler }
type Props = {
  xml: string
  /** The element that one came from. */
  from?: string | undefined
  label: string
  onOpen: (modeler: OpenModeler | null, xml: string) => void
  onChange: () => void
  onPlay: (active: boolean) => void
}

/**
 * The editor: canvas and properties. `xml` is what it opens with; what is drawn later is asked for
 * through `onOpen`.
 */
export function ModelerView({ xml, from, label, onOpen, onChange, onPlay }: Props) {
  const canvas = useRef<HTMLDivElement>(null)
  const properties = useRef<HTMLDivElement>(null)
  const [error, setError] = useState<Error | null>(null)
  const first = useRef(xml)
  const place = useRef(from)
  const closing = useRef(Promise.resolve())
  const told = useRef({ onOpen, onChange, onPlay })
  useEffect(() => {
    told.current = { onOpen, onChange, onPlay }
  })
  const theme = useTheme()
  useEffect(() => {
    let gone = false
    let opened: OpenModeler | null = null
    const open = async () => {
      await closing.current
      await nextTask() // the page appears before the drawing is read
      if (gone || !canvas.current || !properties.current) return
      const modeler = await openModeler({
        canvas: canvas.current,
        properties: properties.current,
        xml: first.current,
        from: place.current,
        onChange: () => told.current.onChange(),
        onPlay: (active) => told.current.onPlay(active),
      })
      if (gone) return modeler.close()
      opened = modeler
      told.current.onOpen(modeler, first.current)
    }
    open().catch((reason: unknown) =>
      setError(reason instanceof Error ? reason : new Error(String(reason))),
    )
    return () => {
      gone = true
      told.current.onOpen(null, '')
      told.current.onPlay(false)
      // in other colours the canvas opens anew with what was drawn
      if (opened) closing.current = keep(opened).then((text) => void (first.current = text))
    }
  }, [theme])
  if (error) return <Alert tone="danger">{m.diagramBroken()}</Alert>
  return (
    <div className="modeler">
      <section className="modeler-canvas" ref={canvas} aria-label={label} />
      <section className="modeler-properties" ref={properties} aria-label={m.studio_properties()} />
    </div>
  )
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve))

async function keep(modeler: OpenModeler): Promise<string> {
  const text = await modeler.save()
  modeler.close()
  return text
}
