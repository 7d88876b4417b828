import {
  definitionOf,
  englishOf,
  extensionOf,
  headersOf,
  mappingsOf,
  type Moddle,
} from './moddle.ts'
import { messageKeyOf, messageOf, type Drawing, type DrawnNode } from './read-drawing.ts'

/** What can be said about an element and compared between two versions; values as drawn. */
export type FactName =
  | 'name'
  | 'nameEn'
  | 'kind'
  | 'scope'
  | 'role'
  | 'subject'
  | 'dueRule'
  | 'immediate'
  | 'rule'
  | 'result'
  | 'job'
  | 'decision'
  | 'form'
  | 'message'
  | 'key'
  | 'sends'
  | 'timer'
  | 'called'
  | 'error'
  | 'at'
  | 'condition'
  | 'isDefault'
  | 'from'
  | 'to'
  | 'interrupts'
  | 'headers'
  | 'inputs'
  | 'outputs'
  | 'documentation'
export type ElementFacts = { id: string; facts: Partial<Record<FactName, string>> }

const OWN_HEADERS = ['dueRule', 'immediate', 'rule', 'result', 'decisionId', 'messageName']

/** Reads every element and flow of a drawing, in the order in which they are drawn. */
export function readFacts({ nodes, flows, process, processId }: Drawing): ElementFacts[] {
  const whole = {
    id: processId,
    facts: kept({
      kind: 'Process',
      name: textOf(process.name),
      nameEn: englishOf(process) ?? '',
      documentation: documentationOf(process),
    }),
  }
  const drawn = nodes.map((node) => ({ id: node.id, facts: kept(factsOf(node)) }))
  const ways = flows.map(({ id, name, condition, from, to, element }) => ({
    id,
    facts: kept({
      kind: 'SequenceFlow',
      name: textOf(name),
      nameEn: englishOf(element) ?? '',
      condition: condition ?? '',
      from,
      to,
      isDefault: element.sourceRef?.default === element ? 'true' : '',
    }),
  }))
  return [whole, ...drawn, ...ways]
}

const factsOf = (node: DrawnNode): Partial<Record<FactName, string>> => ({
  ...standingOf(node),
  ...headerFactsOf(headersOf(node.element)),
  ...extensionsOf(node.element),
  ...eventFactsOf(node),
  inputs: mapped(node.element, 'inputParameters'),
  outputs: mapped(node.element, 'outputParameters'),
  documentation: documentationOf(node.element),
})

const standingOf = ({ type, name, scope, element }: DrawnNode) => ({
  kind: type,
  name: textOf(name),
  nameEn: englishOf(element) ?? '',
  scope,
})

const headerFactsOf = (headers: Record<string, string>) => ({
  dueRule: headers['dueRule'] ?? '',
  immediate: headers['immediate'] ?? '',
  rule: headers['rule'] ?? '',
  result: headers['result'] ?? '',
  decision: headers['decisionId'] ?? '',
  sends: headers['messageName'] ?? '',
  headers: Object.entries(headers)
    .filter(([key]) => !OWN_HEADERS.includes(key))
    .map(([key, value]) => `${key}=${value}`)
    .toSorted()
    .join(', '),
})

function extensionsOf(element: Moddle) {
  const assignment = extensionOf(element, 'zeebe:AssignmentDefinition')
  return {
    role: stringOf(assignment?.['candidateGroups']),
    subject: stringOf(assignment?.['candidateUsers']),
    job: stringOf(extensionOf(element, 'zeebe:TaskDefinition')?.['type']),
    form: stringOf(extensionOf(element, 'zeebe:FormDefinition')?.['externalReference']),
    called: stringOf(extensionOf(element, 'zeebe:CalledElement')?.['processId']),
  }
}

const eventFactsOf = ({ type, element }: DrawnNode) => ({
  message: messageOf(element) ?? '',
  key: messageKeyOf(element) ?? '',
  timer: definitionOf(element, 'Timer')?.timeDate?.body ?? '',
  error: definitionOf(element, 'Error')?.errorRef?.errorCode ?? '',
  at: element.attachedToRef?.id ?? '',
  interrupts: type === 'StartEvent' && element['isInterrupting'] === false ? 'false' : '',
})

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOf = (text = ''): string => text.replaceAll(/\s+/g, ' ').trim()
const mapped = (element: Moddle, direction: 'inputParameters' | 'outputParameters'): string =>
  mappingsOf(element, direction)
    .map(({ source, target }) => `${target} ${source}`)
    .toSorted()
    .join('; ')
const documentationOf = (element: Moddle): string =>
  (element.documentation ?? []).map(({ text = '' }) => textOf(text)).join(' ')

const kept = (facts: Partial<Record<FactName, string>>): Partial<Record<FactName, string>> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''))
