import { drawnBounds, type Definitions, type Rect } from './drawn-bounds.ts'

/** Where a drawing opens: `part` stands in view, `bounds` is all of it. */
export type OpeningView = { part: Rect; bounds: Rect }

/** The element that one came from, else where the drawing begins; null when nothing is drawn. */
export function openingView(definitions: Definitions, from?: string): OpeningView | null {
  const bounds = drawnBounds(definitions)
  if (!bounds) return null
  const drawn = definitions.diagrams?.[0]?.plane?.planeElement ?? []
  const shape =
    drawn.find(({ bpmnElement }) => from !== undefined && bpmnElement?.id === from) ??
    drawn.find(({ bpmnElement }) => bpmnElement?.$type === 'bpmn:StartEvent')
  return { part: shape?.bounds ?? bounds, bounds }
}
