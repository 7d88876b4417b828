import type { Finding } from '#server/procedure/deployments/finding.ts'
import type { BpmnRoot, Moddle } from '#server/procedure/deployments/moddle.ts'
import { calledBy, drawnIn, elementsIn } from '#server/procedure/deployments/walk-moddle.ts'

const ID_LENGTH = 7
const DRAWN_KIND = new RegExp(
  String.raw`^bpmn:\w*(?:${[
    'Task|Activity|SubProcess|Transaction|Gateway|Event',
    'SequenceFlow|Association|TextAnnotation|Group|DataObjectReference|DataStoreReference',
  ].join('|')})$`,
)

type Made = { rule: string; element: Moddle; de: string; en: string }

/**
 * Gives an id to what has none, so that one can point at it, and lets go of what leads nowhere.
 * Each repair is a warning at its element.
 */
export function repairIds(root: BpmnRoot, process: Moddle, wanted: string): Finding[] {
  const repairs = [...nameProcess(process, wanted), ...nameElements(process), ...dropLoose(process)]
  dropUndrawable(root)
  for (const { plane } of root.diagrams ?? []) if (plane) plane.bpmnElement ??= process
  return repairs.map(({ rule, element, de, en }) => ({
    rule,
    elementId: element.id ?? '',
    message: de,
    messageEn: en,
    severity: 'warning',
  }))
}

function nameProcess(process: Moddle, wanted: string): Made[] {
  if (process.id) return []
  process.id = wanted
  return [
    {
      rule: 'missing-id',
      element: process,
      de: `Der Prozess hatte keine id und heißt jetzt ${wanted}.`,
      en: `The process had no id and is now named ${wanted}.`,
    },
  ]
}

function nameElements(process: Moddle): Made[] {
  const elements = elementsIn(process)
  const taken = new Set(elements.map(({ id }) => id))
  return elements
    .filter(({ id, $type }) => !id && DRAWN_KIND.test($type))
    .map((element) => {
      const before = calledBy(element)
      element.id = freeId(kindPrefix(element.$type), taken)
      return {
        rule: 'missing-id',
        element,
        de: `Das Element „${before}“ hatte keine id und hat eine bekommen: ${element.id}.`,
        en: `"${before}" had no id and was given one: ${element.id}.`,
      }
    })
}

/** Like the ids that the editor makes: they follow the name once a person gives one. */
function freeId(prefix: string, taken: Set<string | undefined>): string {
  for (let n = 1; ; n++) {
    const id = `${prefix}_${n.toString(36).padStart(ID_LENGTH, '0')}`
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}

const PREFIXES: [ending: RegExp, prefix: string][] = [
  [/(?:Flow|Association)$/, 'Flow'],
  [/(?:Gate)way$/, 'Gateway'],
  [/(?:Boundary|Catch|End|Start|Throw)Event$/, 'Event'],
  [/(?:Task|Activity|SubProcess|Transaction)$/, 'Activity'],
]
const kindPrefix = (type: string): string =>
  PREFIXES.find(([ending]) => ending.test(type))?.[1] ?? 'Item'

/** Flows without an end cannot be drawn, nor events at the edge of nothing. */
function dropLoose(scope: Moddle): Made[] {
  const isLoose = (element: Moddle): boolean =>
    (element.$type === 'bpmn:SequenceFlow' && !(element.sourceRef && element.targetRef)) ||
    (element.$type === 'bpmn:BoundaryEvent' && !element.attachedToRef)
  const elements = scope.flowElements ?? []
  const loose = elements.filter(isLoose)
  const gone = new Set(loose)
  if (loose.length) scope.flowElements = elements.filter((element) => !gone.has(element))
  for (const element of scope.flowElements ?? []) forgetFlows(element, gone)
  return [
    ...loose.map((element) => ({
      rule: 'loose-flow',
      element,
      de:
        `Das Element „${calledBy(element)}“ ` +
        `${element.$type === 'bpmn:SequenceFlow' ? 'führt ins Leere' : 'hängt an nichts'} ` +
        'und wurde nicht übernommen.',
      en:
        `"${calledBy(element)}" ` +
        `${element.$type === 'bpmn:SequenceFlow' ? 'leads nowhere' : 'is attached to nothing'} and was not taken over.`,
    })),
    ...(scope.flowElements ?? []).flatMap(dropLoose),
  ]
}

function forgetFlows(element: Moddle, gone: Set<Moddle>): void {
  for (const side of ['incoming', 'outgoing'] as const) {
    const flows = element[side]
    if (flows?.some((flow) => gone.has(flow)))
      element[side] = flows.filter((flow) => !gone.has(flow))
  }
}

const FARTHEST = 100_000
const isNear = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= FARTHEST

/** Shapes of nothing, without a place, or out of reach would keep the editor from opening. */
function dropUndrawable(root: BpmnRoot): void {
  const contained = new Set((root.rootElements ?? []).flatMap(elementsIn))
  const kept = new Set(
    drawnIn(root).filter(({ $type, bpmnElement, bounds, waypoint = [] }) => {
      if (!bpmnElement || !contained.has(bpmnElement)) return false
      const points = bounds ? [bounds] : waypoint
      const isWhole = $type === 'bpmndi:BPMNEdge' ? waypoint.length > 1 : bounds !== undefined
      return isWhole && points.every(({ x, y }) => isNear(x) && isNear(y)) && hasSize(bounds)
    }),
  )
  for (const { plane } of root.diagrams ?? [])
    if (plane?.planeElement) plane.planeElement = plane.planeElement.filter((one) => kept.has(one))
}

const hasSize = (bounds: { width: number; height: number } | undefined): boolean =>
  !bounds ||
  (isNear(bounds.width) && isNear(bounds.height) && bounds.width > 0 && bounds.height > 0)
