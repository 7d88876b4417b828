type Point = { x: number; y: number }
export type Rect = Point & { width: number; height: number }
type Drawn = {
  bpmnElement?: { $type: string; id?: string }
  bounds?: Rect
  label?: { bounds?: Rect }
  waypoint?: Point[]
}
export type Definitions = { diagrams?: { plane?: { planeElement?: Drawn[] } }[] }

/**
 * What the first picture of a drawing covers, as its file says, so that the canvas need not lay it
 * out to know; null when nothing is drawn.
 */
export function drawnBounds({ diagrams }: Definitions): Rect | null {
  const points = (diagrams?.[0]?.plane?.planeElement ?? []).flatMap(
    ({ bounds, label, waypoint = [] }) => [
      ...cornersOf(bounds),
      ...cornersOf(label?.bounds),
      ...waypoint,
    ],
  )
  if (points.length === 0) return null
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x)
    box.top = Math.min(box.top, y)
    box.right = Math.max(box.right, x)
    box.bottom = Math.max(box.bottom, y)
  }
  return { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top }
}

const cornersOf = (bounds: Rect | undefined): Point[] =>
  bounds ? [bounds, { x: bounds.x + bounds.width, y: bounds.y + bounds.height }] : []
