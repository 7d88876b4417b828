import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import { drawnIn } from './open-viewer.ts'

/**
 * Draws a text out of sight, so that the open drawing stays where it is until the other one is
 * known to open.
 * @throws Error when it cannot be drawn
 */
export async function tryDrawing(xml: string): Promise<void> {
  const place = document.createElement('div')
  Object.assign(place.style, {
    position: 'fixed',
    insetInlineStart: '-200vw',
    inlineSize: '80rem',
    blockSize: '40rem',
    visibility: 'hidden',
  })
  place.setAttribute('aria-hidden', 'true')
  document.body.append(place)
  const viewer = new NavigatedViewer(drawnIn(place))
  try {
    await viewer.importXML(xml)
  } finally {
    viewer.destroy()
    place.remove()
  }
}
