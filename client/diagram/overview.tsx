import './diagram.css'
import { useEffect, useRef } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Alert } from '#client/ui/alert.tsx'
import { openOverview, type Badge, type Marks } from './open-overview.ts'
import { useOpened } from './use-opened.ts'
import { ZoomTools } from './zoom-tools.tsx'

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
export function Overview({ xml, label, selected = null, onSelect = NOTHING, ...on }: Props) {
  const { badges = [], marks = {} } = on
  const select = useRef(onSelect)
  const shown = useRef(selected)
  const { element, view, error } = useOpened(
    async (host) => {
      const onCanvas = { xml, badges, marks, onSelect: (id: string) => select.current(id) }
      const opened = await openOverview(host, onCanvas)
      opened.show(shown.current)
      return opened
    },
    { xml, drawn: JSON.stringify({ badges, marks }) },
  )
  useEffect(() => {
    select.current = onSelect
    shown.current = selected
    view.current?.show(selected)
  }, [onSelect, selected, view])
  if (error) return <Alert tone="danger">{m.diagramBroken()}</Alert>
  return (
    <div className="diagram">
      <section className="diagram-canvas" ref={element} aria-label={label} />
      <ZoomTools view={view} />
    </div>
  )
}
