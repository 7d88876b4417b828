import type { BpmnRoot, Moddle } from './moddle.ts'

type Text = { element: Moddle; property: string; value: string }

/** An element and all that it contains, in the order of the file. */
export function elementsIn(root: Moddle): Moddle[] {
  const found: Moddle[] = []
  const waiting = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    found.push(element)
    waiting.push(...childrenOf(element).toReversed())
  }
  return found
}

/** Every text that stands in a file: attributes and bodies, also of what nobody knows. */
export const textsIn = (root: Moddle): Text[] =>
  elementsIn(root).flatMap((element) =>
    [...ownValues(element), ...Object.entries(element.$attrs ?? {})].flatMap(([property, value]) =>
      typeof value === 'string' ? [{ element, property, value }] : [],
    ),
  )

/** The nearest element around (or this one itself) that has an id. */
export function placeOf(element: Moddle | undefined): Moddle | null {
  for (let at = element; at; at = at.$parent) if (typeof at.id === 'string' && at.id) return at
  return null
}

/** The name by which people know an element, else its id, else its kind. */
export const calledBy = (element: Moddle | undefined): string =>
  element?.name?.replaceAll(/\s+/g, ' ').trim() || element?.id || kindOf(element)

/** `UserTask` of `bpmn:UserTask`. */
export const kindOf = (element: Moddle | undefined): string =>
  (element?.$type ?? '').replace(/^.*:/, '')

/** The picture's elements, of all diagrams. */
export const drawnIn = ({ diagrams = [] }: BpmnRoot) =>
  diagrams.flatMap(({ plane }) => plane?.planeElement ?? [])

function childrenOf(element: Moddle): Moddle[] {
  if (element.$descriptor.isGeneric) return element.$children ?? []
  return ownValues(element).flatMap(([, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isElement),
  )
}

/** What the element says itself; what it only refers to is left out. */
function ownValues(element: Moddle): [property: string, value: unknown][] {
  const { isGeneric, properties = [] } = element.$descriptor
  if (isGeneric) return Object.entries(element)
  return properties
    .filter(({ isReference }) => !isReference)
    .map(({ ns: { name } }): [string, unknown] => [name, element.get(name)])
}

const isElement = (value: unknown): value is Moddle =>
  typeof value === 'object' && value !== null && '$type' in value
