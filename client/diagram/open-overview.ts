import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'
import type { Rect } from './drawn-bounds.ts'
import { drawnIn, fitOnPaper, fitWhole } from './open-viewer.ts'

/** A number or sign at an element; `title` says the same in words. */
export type Badge = {
  elementId: string
  text: string
  title: string
  tone: 'info' | 'ok' | 'warn' | 'danger'
}
type MarkName = 'is-added' | 'is-removed' | 'is-changed' | 'is-faulty'
export type Marks = Partial<Record<MarkName, readonly string[]>>
export type OpenOverview = {
  fit: () => void
  zoom: (factor: number) => void
  show: (elementId: string | null) => void
  close: () => void
}

type Element = { id: string; type: string; parent?: Element }
export type Canvas = {
  resized: () => void
  viewbox: (to?: Rect) => Rect & { inner: Rect; outer: { width: number; height: number } }
  zoom: (to?: number | 'fit-viewport', center?: 'auto') => number
  addMarker: (id: string, marker: string) => void
  removeMarker: (id: string, marker: string) => void
  scrollToElement: (element: Element) => void
  findRoot: (element: Element) => Element
  setRootElement: (root: Element) => void
}
export type Registry = {
  get: (id: string) => Element | undefined
  filter: (keep: (element: Element) => boolean) => Element[]
}
export type Overlays = {
  add: (
    elementId: string,
    type: string,
    overlay: {
      position: { top?: number; right?: number; left?: number; bottom?: number }
      scale: { min: number; max: number }
      html: HTMLElement
    },
  ) => string
  remove: (id: string) => void
}
type Selection = { select: (element: Element | null) => void }
type Input = {
  xml: string
  badges: readonly Badge[]
  marks: Marks
  onSelect: (elementId: string) => void
}

/**
 * Shows a drawing with badges and marks; a click or Enter on an element tells its id.
 * @throws Error when the drawing cannot be read
 */
export async function openOverview(
  element: HTMLElement,
  { xml, badges, marks, onSelect }: Input,
): Promise<OpenOverview> {
  const viewer = new NavigatedViewer(drawnIn(element))
  await document.fonts.load('400 12px "Fira Sans"') // labels are measured once, at import
  await viewer.importXML(xml)
  const canvas = viewer.get<Canvas>('canvas')
  const registry = viewer.get<Registry>('elementRegistry')
  for (const [marker, ids] of Object.entries(marks))
    for (const id of ids) if (registry.get(id)) canvas.addMarker(id, marker)
  const overlays = viewer.get<Overlays>('overlays')
  for (const badge of badges) if (registry.get(badge.elementId)) addBadge(overlays, badge)
  viewer.on('element.click', ({ element: clicked }: { element: Element }) =>
    onSelect(clicked.id.replace(/_label$/, '')),
  )
  const fit = () => fitWhole(canvas)
  fit()
  const endPaper = fitOnPaper(element, canvas)
  return {
    fit,
    zoom: (factor) => void canvas.zoom(canvas.zoom() * factor),
    show: (id) =>
      showElement({ canvas, registry, selection: viewer.get<Selection>('selection') }, id),
    close: () => {
      endPaper()
      viewer.destroy()
    },
  }
}

/** Puts a badge at the upper right of its element; returns the id by which it is taken away. */
export function addBadge(overlays: Overlays, { elementId, text, title, tone }: Badge): string {
  const html = document.createElement('span')
  html.className = 'diagram-badge'
  html.dataset['tone'] = tone
  html.title = title
  html.textContent = text
  return overlays.add(elementId, 'badge', {
    position: { top: -10, right: 12 },
    scale: { min: 1, max: 1.25 },
    html,
  })
}

/** Selects an element and brings it into view, on whichever page of the drawing it stands. */
export function showElement(
  { canvas, registry, selection }: { canvas: Canvas; registry: Registry; selection: Selection },
  id: string | null,
): void {
  const found = id ? registry.get(id) : undefined
  selection.select(found ?? null)
  if (!found) return
  canvas.setRootElement(canvas.findRoot(found))
  canvas.scrollToElement(found)
}
