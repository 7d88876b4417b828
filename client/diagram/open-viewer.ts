import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'

export type Marks = { active: readonly string[]; completed: readonly string[]; called: string | null }
export type OpenViewer = { fit: () => void; zoom: (factor: number) => void; close: () => void }

type Canvas = { zoom: (to?: number | 'fit-viewport', center?: 'auto') => number; addMarker: (id: string, marker: string) => void }
type Registry = { get: (id: string) => unknown }
type ClickEvent = { element: { id: string } }

const STEP = 0.96

/** Colours and letters of the page for a canvas in `element`. */
export function drawnIn(element: HTMLElement) {
  const { color, backgroundColor } = getComputedStyle(element)
  const font = { fontFamily: 'Fira Sans', fontSize: 12 }
  return {
    container: element,
    bpmnRenderer: { defaultFillColor: backgroundColor, defaultStrokeColor: color, defaultLabelColor: color },
    textRenderer: { defaultStyle: font, externalStyle: { ...font, fontSize: 11 } },
  }
}

/**
 * Shows a drawing in `element` with what is done and what waits. Colours are read from the element, since the canvas takes resolved values only.
 * @throws Error when the drawing cannot be read
 */
export async function openViewer(element: HTMLElement, { xml, marks, onOpenCalled }: { xml: string; marks: Marks; onOpenCalled: () => void }): Promise<OpenViewer> {
  const viewer = new NavigatedViewer(drawnIn(element))
  await document.fonts.load('400 12px "Fira Sans"') // labels are measured once, at import
  await viewer.importXML(xml)
  const canvas = viewer.get<Canvas>('canvas')
  const registry = viewer.get<Registry>('elementRegistry')
  for (const [marker, ids] of [['is-completed', marks.completed], ['is-active', marks.active]] as const) {
    for (const id of ids) if (registry.get(id)) canvas.addMarker(id, marker)
  }
  viewer.on('element.dblclick', ({ element: { id } }: ClickEvent) => id === marks.called && onOpenCalled())
  const fit = () => {
    canvas.zoom('fit-viewport', 'auto')
    canvas.zoom(canvas.zoom() * STEP)
  }
  fit()
  return { fit, zoom: (factor) => void canvas.zoom(canvas.zoom() * factor), close: () => viewer.destroy() }
}
