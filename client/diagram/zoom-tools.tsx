import type { RefObject } from 'react'
import * as m from '#client/generated/messages/messages.js'
import { Button } from '#client/ui/button.tsx'

type Zoomed = { zoom: (by: number) => void; fit: () => void }

/** Nearer, further away, all of it. */
export function ZoomTools({ view }: { view: RefObject<Zoomed | null> }) {
  return (
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
  )
}
