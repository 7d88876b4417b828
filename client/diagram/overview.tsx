import './diagram.css'
import { useEffect, useRef, useState } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { Button } from '#client/ui/button.tsx'
import { openOverview, type Badge, type Marks, type OpenOverview } from './open-overview.ts'
import { useTheme } from './use-theme.ts'

export type { Badge, Marks }
type Props = {
  xml: string
  label: string
  badges?: readonly Badge[]
  marks?: Marks
  selected?: string | null
  onSelect?: (elementId: string) => void
}

const NOTHING = () => {}

/** A drawing with numbers or marks; whatever it shows stands in words beside it, too. */
export function Overview({
  xml,
  label,
  badges = [],
  marks = {},
  selected = null,
  onSelect = NOTHING,
}: Props) {
  const element = useRef<HTMLDivElement>(null)
  const view = useRef<OpenOverview>(null)
  const [error, setError] = useState<Error | null>(null)
  const select = useRef(onSelect)
  const shown = useRef(selected)
  useEffect(() => {
    select.current = onSelect
    shown.current = selected
    view.current?.show(selected)
  }, [onSelect, selected])
  const theme = useTheme()
  const drawn = JSON.stringify({ badges, marks })
  useEffect(() => {
    let gone = false
    const open = async () => {
      if (!element.current) return
      const opened = await openOverview(element.current, {
        xml,
        ...(JSON.parse(drawn) as { badges: Badge[]; marks: Marks }),
        onSelect: (id) => select.current(id),
      })
      if (gone) return opened.close()
      view.current = opened
      opened.show(shown.current)
    }
    open().catch((reason: unknown) =>
      setError(reason instanceof Error ? reason : new Error(String(reason))),
    )
    return () => {
      gone = true
      view.current?.close()
      view.current = null
    }
  }, [xml, drawn, theme])
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
          onPress={() => view.current?.zoom(1.25)}
        />
        <Button
          variant="icon"
          size="s"
          icon="zoom_out"
          aria-label={m.zoomOut()}
          onPress={() => view.current?.zoom(0.8)}
        />
        <Button
          variant="icon"
          size="s"
          icon="fit_screen"
          aria-label={m.zoomFit()}
          onPress={() => view.current?.fit()}
        />
      </div>
    </div>
  )
}
