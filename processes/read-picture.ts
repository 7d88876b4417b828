import { createModdle } from '#server/procedure/deployments/moddle.ts'
import type { Box, Way } from './geometry.ts'

type Moddle = {
  $type: string
  id: string
  name?: string
  sourceRef?: Moddle
  targetRef?: Moddle
  attachedToRef?: Moddle
  flowElements?: Moddle[]
  $instanceOf(type: string): boolean
}
type Drawn = {
  bpmnElement?: Moddle
  label?: { bounds?: Box }
  bounds?: Box
  waypoint?: { x: number; y: number }[]
  isExpanded?: boolean
}
type Root = { rootElements: Moddle[]; diagrams?: { plane: { planeElement?: Drawn[] } }[] }

export type Shape = {
  id: string
  name: string
  type: string
  isNode: boolean
  isExpanded: boolean
  host: string | null
  box: Box
  hasLabel: boolean
}
type DrawnFlow = Way & { id: string; name: string; hasLabel: boolean }
type Label = { id: string; box: Box }
/** One page of a drawing. */
export type Plane = { shapes: Shape[]; flows: DrawnFlow[]; labels: Label[] }

/** The pages of a drawing, and the elements that have no place on them. */
export async function readPicture(xml: string): Promise<{ planes: Plane[]; missing: string[] }> {
  const { rootElement } = await createModdle().fromXML<Root>(xml)
  const planes = (rootElement.diagrams ?? []).map(({ plane }) =>
    readPlane(plane.planeElement ?? []),
  )
  const drawn = new Set(
    planes.flatMap(({ shapes, flows }) => [...shapes, ...flows].map(({ id }) => id)),
  )
  const ids = rootElement.rootElements
    .filter(({ $type }) => $type === 'bpmn:Process')
    .flatMap(elementsOf)
  return { planes, missing: ids.filter((id) => !drawn.has(id)) }
}

const elementsOf = (scope: Moddle): string[] =>
  (scope.flowElements ?? []).flatMap((element) => [element.id, ...elementsOf(element)])

function readPlane(drawn: Drawn[]): Plane {
  const plane: Plane = { shapes: [], flows: [], labels: [] }
  for (const { bpmnElement: element, label, bounds, waypoint, isExpanded } of drawn) {
    if (!element) continue
    const common = { id: element.id, name: element.name ?? '', hasLabel: Boolean(label?.bounds) }
    if (label?.bounds) plane.labels.push({ id: element.id, box: label.bounds })
    if (waypoint)
      plane.flows.push({
        ...common,
        from: element.sourceRef?.id ?? '',
        to: element.targetRef?.id ?? '',
        points: waypoint.map(({ x, y }) => ({ x, y })),
      })
    else if (bounds)
      plane.shapes.push({
        ...common,
        type: element.$type.slice('bpmn:'.length),
        isNode: element.$instanceOf('bpmn:FlowNode'),
        isExpanded: isExpanded === true,
        host: element.attachedToRef?.id ?? null,
        box: bounds,
      })
  }
  return plane
}
