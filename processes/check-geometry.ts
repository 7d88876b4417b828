import { centre, contains, cross, cuts, linesOf, overlap, shrink } from './geometry.ts'
import { readPicture, type Plane, type Shape } from './read-picture.ts'

type GeometryRule =
  | 'too-many'
  | 'shapes-overlap'
  | 'not-orthogonal'
  | 'flow-through-shape'
  | 'flows-cross'
  | 'label-on-shape'
  | 'label-on-flow'
  | 'label-on-label'
  | 'missing-di'
  | 'off-grid'
  | 'main-flow'
export type GeometryFinding = { rule: GeometryRule; ids: string[]; text: string }

type Report = (rule: GeometryRule, ids: string[], text?: string) => void

/** Centres stand on whole or half columns and rows, counted from the start event. */
const GRID = { column: 160, row: 120 }
/** Pixels by which boxes are shrunk before they count as touching. */
const GAP = 2
/** Pixels that a flow keeps from shapes it does not belong to. */
const CLEAR = 5

/**
 * Says where a drawing is hard to read: at most `limit` elements on a page, nothing on top of
 * anything else, the happy path dead straight.
 */
export async function checkGeometry(
  xml: string,
  { limit = 32 }: { limit?: number } = {},
): Promise<GeometryFinding[]> {
  const findings: GeometryFinding[] = []
  const report: Report = (rule, ids, text = '') => void findings.push({ rule, ids, text })
  const { planes, missing } = await readPicture(xml)
  for (const id of missing) report('missing-di', [id], 'not on the picture')
  for (const plane of planes) checkPlane(plane, report, limit)
  return findings
}

function checkPlane(plane: Plane, report: Report, limit: number): void {
  const visible = plane.shapes.filter(({ isNode, host }) => isNode && !host)
  if (visible.length > limit) report('too-many', [], `${visible.length} elements, at most ${limit}`)
  checkShapes(plane, report)
  checkFlows(plane, report)
  checkLabels(plane, report)
  const start = visible
    .filter(({ type }) => type === 'StartEvent')
    .toSorted((a, b) => a.box.x - b.box.x)[0]
  if (!start) return
  checkGrid(visible, start, report)
  checkHappyPath(plane, start, report)
}

const pairsOf = <T>(list: T[]): [T, T][] =>
  list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]))

function checkShapes({ shapes }: Plane, report: Report): void {
  for (const [a, b] of pairsOf(shapes)) {
    const belong =
      a.host === b.id ||
      b.host === a.id ||
      (a.isExpanded && contains(a.box, b.box)) ||
      (b.isExpanded && contains(b.box, a.box))
    if (!belong && overlap(a.box, b.box)) report('shapes-overlap', [a.id, b.id])
  }
}

function checkFlows({ shapes, flows }: Plane, report: Report): void {
  for (const flow of flows) {
    const lines = linesOf(flow.points)
    if (lines.some(({ p, q }) => p.x !== q.x && p.y !== q.y)) report('not-orthogonal', [flow.id])
    const ends = [flow.from, flow.to]
    for (const shape of shapes) {
      if (
        shape.isExpanded &&
        ends.every((id) =>
          shapes.some((inner) => inner.id === id && contains(shape.box, inner.box)),
        )
      )
        continue
      const isOwn = ends.some(
        (id) =>
          id === shape.id || shapes.some((inner) => inner.id === id && inner.host === shape.id),
      )
      const box = shrink(shape.box, isOwn ? GAP : -CLEAR)
      if (lines.some((line) => cuts(line, box))) report('flow-through-shape', [flow.id, shape.id])
    }
  }
  for (const [a, b] of pairsOf(flows)) if (cross(a, b)) report('flows-cross', [a.id, b.id])
}

const isGateway = ({ type }: Shape): boolean => type.endsWith('Gateway')

function checkLabels({ shapes, flows, labels }: Plane, report: Report): void {
  for (const { id, box } of labels) {
    const inner = shrink(box, GAP)
    for (const shape of shapes) {
      if (
        !shape.isExpanded &&
        overlap(inner, isGateway(shape) ? shrink(shape.box, shape.box.width / 4) : shape.box)
      )
        report('label-on-shape', [id, shape.id])
    }
    for (const flow of flows)
      if (linesOf(flow.points).some((line) => cuts(line, inner)))
        report('label-on-flow', [id, flow.id])
  }
  for (const [a, b] of pairsOf(labels))
    if (overlap(shrink(a.box, GAP), shrink(b.box, GAP))) report('label-on-label', [a.id, b.id])
  const named = [
    ...shapes.filter((shape) => shape.isNode && (isGateway(shape) || shape.type.endsWith('Event'))),
    ...flows,
  ]
  for (const { id, name, hasLabel } of named)
    if (name && !hasLabel) report('missing-di', [id], 'its name has no place')
}

function checkGrid(visible: Shape[], start: Shape, report: Report): void {
  const origin = centre(start.box)
  for (const { id, box } of visible) {
    const { x, y } = centre(box)
    if ((x - origin.x) % (GRID.column / 2) || (y - origin.y) % (GRID.row / 2))
      report('off-grid', [id], `centre ${x},${y}`)
  }
}

/**
 * The row of the start event: each element leads straight to one further right, until an end event.
 */
function checkHappyPath({ shapes, flows }: Plane, start: Shape, report: Report): void {
  const row = centre(start.box).y
  let node: Shape | undefined = start
  while (node && node.type !== 'EndEvent') {
    const { id, box }: Shape = node
    const next: Shape | undefined = flows
      .filter(({ from }) => from === id)
      .map(({ to }) => shapes.find((shape) => shape.id === to))
      .find((shape) => shape && centre(shape.box).y === row && shape.box.x > box.x)
    if (!next) report('main-flow', [id], 'no flow leads straight to the right from here')
    node = next
  }
}
