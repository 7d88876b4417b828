import type { BpmnRoot, Moddle } from './moddle.ts'
import { elementsIn } from './walk-moddle.ts'

/** What another program wrote into a file beside BPMN and beside what the engine reads. */
export type ForeignPart = {
  /** As the file says it: `camunda:assignee`. */
  name: string
  /** The namespace; empty where it has none. */
  uri: string
  /** The element that it belongs to. */
  owner: Moddle
  takeOut(): void
}

const ZEEBE = 'http://camunda.org/schema/zeebe/1.0'
const MODELER = 'http://camunda.org/schema/modeler/1.0'
const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
const COLOURS = [
  'http://bpmn.io/schema/bpmn/biocolor/1.0',
  'http://www.omg.org/spec/BPMN/non-normative/color/1.0',
]
const PLATFORM = /:executionPlatform(?:Version)?$/
const TEMPLATE = /^zeebe:modeler/
const CAMUNDA_7 = ['http://camunda.org/schema/1.0/bpmn', 'http://activiti.org/bpmn']

/** Who writes into which namespace; of others the file says which program made it. */
const PROGRAMS: [pattern: RegExp, program: string][] = [
  [/camunda\.org\/schema\/1\.0/, 'Camunda 7'],
  [/activiti/, 'Activiti'],
  [/flowable/, 'Flowable'],
  [/signavio/, 'Signavio'],
  [/bizagi/i, 'Bizagi'],
  [/drools|jbpm|jboss/, 'jBPM'],
  [/trisotech/, 'Trisotech'],
  [/bpsim/i, 'BPSim'],
  [/aris/i, 'ARIS'],
  [/adonis|boc-/i, 'ADONIS'],
  [/eclipse/, 'Eclipse BPMN2 Modeler'],
  [/omg\.org\/spec\/BPMN/, 'BPMN'],
]

/** The program that a part comes from, as people know it. */
export function programOf({ uri }: Pick<ForeignPart, 'uri'>, exporter: string): string {
  const isCamunda = uri.startsWith('http://camunda.org/schema/') && !CAMUNDA_7.includes(uri)
  if (isCamunda) return /camunda/i.test(exporter) ? exporter : 'Camunda Modeler'
  const known = PROGRAMS.find(([pattern]) => pattern.test(uri))?.[1]
  return known ?? (exporter || uri || 'einem anderen Programm')
}

/** Whether a part makes the file one for Camunda 7, which this engine is not. */
export const isOfCamunda7 = ({ uri }: ForeignPart): boolean => CAMUNDA_7.includes(uri)

/** Everything foreign in a file, in its order. Prefixes that are only declared do not count. */
export const foreignIn = (root: BpmnRoot): ForeignPart[] =>
  elementsIn(root).flatMap((element) =>
    element.$descriptor.isGeneric
      ? []
      : [...foreignAttributes(element), ...templateMarks(element), ...foreignElements(element)],
  )

function foreignAttributes(element: Moddle): ForeignPart[] {
  const attributes = element.$attrs ?? {}
  return Object.keys(attributes).flatMap((name) => {
    const uri = namespaceOf(name, element)
    return isOurs(name, uri)
      ? []
      : [{ name, uri, owner: element, takeOut: () => void delete attributes[name] }]
  })
}

const isOurs = (name: string, uri: string): boolean =>
  /^(?:xmlns|xml)(?::|$)/.test(name) ||
  uri === XSI ||
  COLOURS.includes(uri) ||
  (uri === MODELER && PLATFORM.test(name))

/** Marks of a template that we do not have, with its icon. */
const templateMarks = (element: Moddle): ForeignPart[] =>
  (element.$descriptor.properties ?? [])
    .map(({ ns: { name } }) => name)
    .filter((name) => TEMPLATE.test(name) && element.get(name) !== undefined)
    .map((name) => ({
      name,
      uri: ZEEBE,
      owner: element,
      takeOut: () => element.set(name, undefined),
    }))

function foreignElements(element: Moddle): ForeignPart[] {
  const { extensionElements } = element
  if (!extensionElements?.values) return []
  return extensionElements.values
    .filter(({ $descriptor }) => $descriptor.isGeneric)
    .map((part) => ({
      name: part.$type,
      uri: namespaceOf(part.$type, part),
      owner: element,
      takeOut() {
        extensionElements.values = extensionElements.values?.filter((kept) => kept !== part) ?? []
      },
    }))
}

/**
 * The namespace of a name with a prefix, as the elements around declare it. The reader calls what is
 * the engine's `zeebe:`, whatever the file does.
 */
export function namespaceOf(name: string, element: Moddle): string {
  const [prefix = '', local] = name.split(':')
  if (local === undefined) return ''
  if (prefix === 'zeebe') return ZEEBE
  for (let at: Moddle | undefined = element; at; at = at.$parent) {
    const declared = at.$attrs?.[`xmlns:${prefix}`] ?? at[`xmlns:${prefix}`]
    if (typeof declared === 'string') return declared
  }
  return ''
}
