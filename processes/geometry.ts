export type Point = { x: number; y: number }
export type Box = Point & { width: number; height: number }
export type Line = { p: Point; q: Point }
export type Way = { from: string; to: string; points: Point[] }

export const centre = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
export const shrink = (box: Box, by: number): Box => ({
  x: box.x + by,
  y: box.y + by,
  width: box.width - 2 * by,
  height: box.height - 2 * by,
})
export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
export const contains = (a: Box, b: Box): boolean =>
  a.x <= b.x && a.y <= b.y && a.x + a.width >= b.x + b.width && a.y + a.height >= b.y + b.height
export const linesOf = (points: Point[]): Line[] =>
  points.slice(1).map((q, index) => ({ p: points[index]!, q }))

const sideOf = ({ p, q }: Line, r: Point): number =>
  Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x))
const isWithin = ({ p, q }: Line, r: Point): boolean =>
  Math.min(p.x, q.x) <= r.x &&
  r.x <= Math.max(p.x, q.x) &&
  Math.min(p.y, q.y) <= r.y &&
  r.y <= Math.max(p.y, q.y)
const isSame = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y

/** Whether two lines cross or touch. */
function meet(s: Line, t: Line): boolean {
  const sides = [sideOf(s, t.p), sideOf(s, t.q), sideOf(t, s.p), sideOf(t, s.q)] as const
  if (sides[0] !== sides[1] && sides[2] !== sides[3]) return true
  return (
    (sides[0] === 0 && isWithin(s, t.p)) ||
    (sides[1] === 0 && isWithin(s, t.q)) ||
    (sides[2] === 0 && isWithin(t, s.p)) ||
    (sides[3] === 0 && isWithin(t, s.q))
  )
}

/** Whether a line enters a box. */
export function cuts(line: Line, box: Box): boolean {
  const corners = [
    { x: box.x, y: box.y },
    { x: box.x + box.width, y: box.y },
    { x: box.x + box.width, y: box.y + box.height },
    { x: box.x, y: box.y + box.height },
  ]
  const isInside = (r: Point) =>
    r.x > box.x && r.x < box.x + box.width && r.y > box.y && r.y < box.y + box.height
  return (
    isInside(line.p) ||
    isInside(line.q) ||
    corners.some((corner, index) => meet(line, { p: corner, q: corners[(index + 1) % 4]! }))
  )
}

/**
 * Whether two flows cross. They may share the first stretch out of one docking point, or the last
 * one into it.
 */
export function cross(a: Way, b: Way): boolean {
  const way = sharedWay(a, b)
  const others = linesOf(withoutShared(b.points, way))
  return linesOf(withoutShared(a.points, way)).some((line) =>
    others.some((other) => meet(line, other)),
  )
}

function sharedWay(a: Way, b: Way): Point[] {
  if (a.from === b.from) return commonStart(a.points, b.points)
  if (a.to === b.to) return commonStart(a.points.toReversed(), b.points.toReversed())
  return []
}

function commonStart(first: Point[], second: Point[]): Point[] {
  const [p, nextP] = first
  const [q, nextQ] = second
  if (!p || !q || !isSame(p, q)) return []
  const axis = nextP && nextQ ? commonAxis(p, nextP, nextQ) : null
  if (!axis || !nextP || !nextQ) return [p]
  if (isSame(nextP, nextQ)) return [p, ...commonStart(first.slice(1), second.slice(1))]
  return [p, Math.abs(nextP[axis] - p[axis]) <= Math.abs(nextQ[axis] - p[axis]) ? nextP : nextQ]
}

/** The axis along which both ways leave `from` in the same direction. */
function commonAxis(from: Point, a: Point, b: Point): 'x' | 'y' | null {
  const axis =
    from.x === a.x && from.x === b.x ? 'y' : from.y === a.y && from.y === b.y ? 'x' : null
  return axis && Math.sign(a[axis] - from[axis]) === Math.sign(b[axis] - from[axis]) ? axis : null
}

/** What is left of a way behind the shared stretch, beginning one pixel further. */
function withoutShared(points: Point[], way: Point[]): Point[] {
  const end = way.at(-1)
  if (!end) return points
  const list = isSame(points[0]!, way[0]!) ? points : points.toReversed()
  const at = linesOf(list).findIndex((line) => isWithin(line, end))
  const ahead = list.slice(at + 1)
  const rest = isSame(ahead[0]!, end) ? ahead.slice(1) : ahead
  return rest[0] ? [stepTowards(end, rest[0]), ...rest] : []
}

const stepTowards = (from: Point, to: Point): Point => ({
  x: from.x + Math.sign(to.x - from.x),
  y: from.y + Math.sign(to.y - from.y),
})
