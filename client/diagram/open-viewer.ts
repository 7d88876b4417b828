import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import type { Rect } from './drawn-bounds.ts'

export type Marks = {
  active: readonly string[]
  completed: readonly string[]
  called: string | null
}
export type OpenViewer = { fit: () => void; zoom: (factor: number) => void; close: () => void }

type Fitted = {
  resized: () => void
  zoom: (to?: number | 'fit-viewport', center?: 'auto') => number
  viewbox: (to?: Rect) => Rect
}
type Canvas = Fitted & { addMarker: (id: string, marker: string) => void }
type Registry = { get: (id: string) => unknown }
type ClickEvent = { element: { id: string } }

const STEP = 0.96
const PAPER_WIDTH = '158mm' // within a card on a page of A4

const isDark = (): boolean => {
  const { theme } = document.documentElement.dataset
  return (
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  )
}

/**
 * Colours and letters of the page for a canvas in `element`; what was drawn light on dark is turned
 * round on paper.
 */
export function drawnIn(element: HTMLElement) {
  element.toggleAttribute('data-dark', isDark())
  const { color, backgroundColor } = getComputedStyle(element)
  const font = { fontFamily: 'Fira Sans', fontSize: 12 }
  return {
    container: element,
    bpmnRenderer: {
      defaultFillColor: backgroundColor,
      defaultStrokeColor: color,
      defaultLabelColor: color,
    },
    textRenderer: { defaultStyle: font, externalStyle: { ...font, fontSize: 11 } },
  }
}

/** Brings the whole drawing into view, as large as its place is now. */
export function fitWhole(canvas: Fitted): void {
  canvas.resized()
  canvas.zoom('fit-viewport', 'auto')
  canvas.zoom(canvas.zoom() * STEP)
}

/**
 * On paper the whole drawing is seen, afterwards the screen shows what it did; returns how to end
 * that.
 */
export function fitOnPaper(element: HTMLElement, canvas: Fitted): () => void {
  let { x, y, width, height } = canvas.viewbox()
  const widen = () => {
    ;({ x, y, width, height } = canvas.viewbox())
    element.style.inlineSize = PAPER_WIDTH
    fitWhole(canvas)
  }
  const restore = () => {
    element.style.inlineSize = ''
    canvas.resized()
    canvas.viewbox({ x, y, width, height })
  }
  window.addEventListener('beforeprint', widen)
  window.addEventListener('afterprint', restore)
  return () => {
    window.removeEventListener('beforeprint', widen)
    window.removeEventListener('afterprint', restore)
  }
}

/**
 * Shows a drawing in `element` with what is done and what waits. Colours are read from the element,
 * since the canvas takes resolved values only.
 * @throws Error when the drawing cannot be read
 */
export async function openViewer(
  element: HTMLElement,
  { xml, marks, onOpenCalled }: { xml: string; marks: Marks; onOpenCalled: () => void },
): Promise<OpenViewer> {
  const viewer = new NavigatedViewer(drawnIn(element))
  await document.fonts.load('400 12px "Fira Sans"') // labels are measured once, at import
  await viewer.importXML(xml)
  const canvas = viewer.get<Canvas>('canvas')
  const registry = viewer.get<Registry>('elementRegistry')
  for (const [marker, ids] of [
    ['is-completed', marks.completed],
    ['is-active', marks.active],
  ] as const) {
    for (const id of ids) if (registry.get(id)) canvas.addMarker(id, marker)
  }
  viewer.on(
    'element.dblclick',
    ({ element: { id } }: ClickEvent) => id === marks.called && onOpenCalled(),
  )
  const fit = () => fitWhole(canvas)
  fit()
  const endPaper = fitOnPaper(element, canvas)
  const close = () => {
    endPaper()
    viewer.destroy()
  }
  return { fit, zoom: (factor) => void canvas.zoom(canvas.zoom() * factor), close }
}
