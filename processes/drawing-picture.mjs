import { kind, prefix } from './drawing-meaning.mjs'
import { tag } from './drawing-xml.mjs'

const COLUMN = 160,
  ROW = 120,
  ORIGIN = { x: 180, y: 440 }
const SIZE = { ev: [36, 36], gw: [50, 50], task: [100, 80] }
const NARROW = 'ijltfrI.,:;!|()[]/- ',
  WIDE = 'mwMWÄÖGOQ@%'

const wordWidth = (s) =>
  [...s].reduce((w, c) => w + (NARROW.includes(c) ? 3.4 : WIDE.includes(c) ? 8.8 : 6.2), 0)
const wrap = (text, width) =>
  text.split(' ').reduce((lines, word) => {
    const last = lines.at(-1) && `${lines.at(-1)} ${word}`
    return last && wordWidth(last) <= width ? [...lines.slice(0, -1), last] : [...lines, word]
  }, [])
const labelSize = (text, width) => {
  const lines = wrap(text, width)
  return {
    width: Math.ceil(Math.max(...lines.map(wordWidth)) / 2) * 2 + 4,
    height: lines.length * 14,
  }
}

/** Gives every node, note, flow and label of a page its place. */
export const place = (scope) => {
  const byId = Object.fromEntries(scope.nodes.map((n) => [n.id, n]))
  for (const node of scope.nodes) {
    const [width, height] = SIZE[prefix(node)] ?? SIZE.task
    if (node.on) {
      // boundary events sit on the lower edge
      const host = byId[node.on]
      Object.assign(node, { x: host.x + (node.shift ?? 30), y: host.y + 40 })
    } else Object.assign(node, { x: ORIGIN.x + node.column * COLUMN, y: ORIGIN.y + node.row * ROW })
    Object.assign(node, { width, height })
    if (/ev|gw/.test(prefix(node)) && node.name) node.labelBox = nodeLabel(node)
  }
  for (const note of scope.notes ?? [])
    Object.assign(note, {
      x: ORIGIN.x + note.column * COLUMN,
      y: ORIGIN.y + note.row * ROW,
      width: 140,
      height: 50,
    })
  for (const flow of scope.flows) flow.points = route(flow, byId)
  for (const flow of scope.flows) if (flow.name) flow.labelBox = flowLabel(flow, byId)
}

const nodeLabel = ({ id, name, x, y, width: w, height: h, label }) => {
  const size = labelSize(name, id.startsWith('gw') ? 68 : 88)
  const half = size.width / 2
  return {
    ...size,
    ...{
      below: { x: x - half, y: y + h / 2 + 6 },
      above: { x: x - half, y: y - h / 2 - 6 - size.height },
      right: { x: x + w / 2 + 6, y: y - size.height / 2 },
      left: { x: x - w / 2 - 6 - size.width, y: y - size.height / 2 },
      'below right': { x: x + 8, y: y + h / 2 + 4 },
      'top left': { x: x - 12 - size.width, y: y - 16 - size.height },
      'top right': { x: x + 12, y: y - 16 - size.height },
    }[label ?? (id.startsWith('gw') ? 'top left' : 'below')],
  }
}

// A route reads "bottom row3.5 column2.5 left+20": leave below, run to row 3.5, then to column 2.5,
// dock 20 px under the middle of the left side.
const dock = (node, token) => {
  const [, side, shift] = /^(\w+?)([+-]\d+)?$/.exec(token)
  const s = Number(shift ?? 0)
  return {
    side,
    flat: side === 'left' || side === 'right',
    ...{
      left: { x: node.x - node.width / 2, y: node.y + s },
      right: { x: node.x + node.width / 2, y: node.y + s },
      top: { x: node.x + s, y: node.y - node.height / 2 },
      bottom: { x: node.x + s, y: node.y + node.height / 2 },
    }[side],
  }
}
const route = ({ from, to, via = 'right left' }, byId) => {
  const tokens = via.split(' ')
  const a = dock(byId[from], tokens[0]),
    b = dock(byId[to], tokens.at(-1))
  const points = [{ x: a.x, y: a.y }]
  for (const lane of tokens.slice(1, -1)) {
    const [, axis, at] = /^(row|column)(-?[\d.]+)$/.exec(lane)
    points.push(
      axis === 'row'
        ? { x: points.at(-1).x, y: ORIGIN.y + at * ROW }
        : { x: ORIGIN.x + at * COLUMN, y: points.at(-1).y },
    )
  }
  if (tokens.length === 2 && a.flat && b.flat && a.y !== b.y)
    points.push({ x: (a.x + b.x) / 2, y: a.y })
  points.push(b.flat ? { x: points.at(-1).x, y: b.y } : { x: b.x, y: points.at(-1).y }, {
    x: b.x,
    y: b.y,
  })
  const distinct = points.filter((p, i) => p.x !== points[i - 1]?.x || p.y !== points[i - 1]?.y)
  return distinct.filter((p, i) => {
    const before = distinct[i - 1],
      after = distinct[i + 1]
    return !(
      before &&
      after &&
      ((p.x === before.x && p.x === after.x) || (p.y === before.y && p.y === after.y))
    )
  })
}
// An outcome stands where its flow is alone: at the first stretch, or on the branch when several
// flows leave by the same side.
const flowLabel = (flow, byId) => {
  const size = labelSize(flow.name, 80)
  const [start] = flow.points
  const shared = byId[flow.from].outgoing.some(
    (f) => f !== flow && f.points[0].x === start.x && f.points[0].y === start.y,
  )
  const straight = flow.points.length === 2
  const [p, q] = shared && straight ? [...flow.points].reverse() : flow.points.slice(shared ? 1 : 0)
  if (p.y === q.y)
    return { ...size, x: q.x > p.x ? p.x + 6 : p.x - 6 - size.width, y: p.y - size.height - 4 }
  return { ...size, x: p.x + 6, y: q.y > p.y ? p.y + 6 : p.y - 6 - size.height }
}

const bounds = ({ x, y, width, height }) =>
  tag('dc:Bounds', { x: x - width / 2, y: y - height / 2, width, height })
const label = (box) =>
  box &&
  tag(
    'bpmndi:BPMNLabel',
    {},
    tag('dc:Bounds', { x: box.x, y: box.y, width: box.width, height: box.height }),
  )
/** The picture of a page. */
export const plane = (scope, id) =>
  tag(
    'bpmndi:BPMNDiagram',
    { id: `diagram-${id}` },
    tag(
      'bpmndi:BPMNPlane',
      { id: `plane-${id}`, bpmnElement: id },
      scope.nodes.map((n) =>
        tag(
          'bpmndi:BPMNShape',
          {
            id: `${n.id}-shape`,
            bpmnElement: n.id,
            isMarkerVisible: kind(n) === 'exclusiveGateway' || null,
            isExpanded: n.nodes && false,
          },
          bounds(n),
          label(n.labelBox),
        ),
      ),
      (scope.notes ?? []).map((n) =>
        tag('bpmndi:BPMNShape', { id: `${n.id}-shape`, bpmnElement: n.id }, bounds(n)),
      ),
      scope.flows.map((f) =>
        tag(
          'bpmndi:BPMNEdge',
          { id: `${f.id}-edge`, bpmnElement: f.id },
          f.points.map((p) => tag('di:waypoint', p)),
          label(f.labelBox),
        ),
      ),
    ),
  )
