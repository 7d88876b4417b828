import { englishOf } from '#server/procedure/deployments/moddle.ts'
import type { Rule } from './rule.ts'
import type { DrawnNode } from '#server/procedure/deployments/read-drawing.ts'

const PREFIX: Record<string, string> = {
  UserTask: 'ut-',
  ServiceTask: 'st-',
  BusinessRuleTask: 'br-',
  CallActivity: 'ca-',
  SubProcess: 'sub-',
  ExclusiveGateway: 'gw-',
  EventBasedGateway: 'gw-',
  ParallelGateway: 'gw-',
  StartEvent: 'ev-',
  EndEvent: 'ev-',
  IntermediateCatchEvent: 'ev-',
  IntermediateThrowEvent: 'ev-',
  BoundaryEvent: 'ev-',
}
const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
const ID_LIMIT = 60

const isJoin = ({ type, outgoing }: DrawnNode): boolean =>
  type.endsWith('Gateway') && outgoing.length < 2

/** Ids that say what they name, and a name in both languages. */
export const nameRules: Record<string, Rule> = {
  'element-kind': ({ nodes }, _, report) => {
    for (const { id, type } of nodes)
      if (!PREFIX[type])
        report(
          id,
          `Die Elementart ${type} verwenden wir nicht.`,
          `We do not use the element type ${type}.`,
        )
  },

  'element-id': ({ nodes, processId }, _, report) => {
    if (!KEBAB.test(processId))
      report(
        processId,
        'Die id des Prozesses steht in kebab-case.',
        'The id of the process is kebab-case.',
      )
    for (const { id, type } of nodes) {
      const prefix = PREFIX[type] ?? ''
      if (!id.startsWith(prefix) || !KEBAB.test(id) || id.length > ID_LIMIT)
        report(
          id,
          `Die id muss mit ${prefix} beginnen und in kebab-case stehen.`,
          `The id must begin with ${prefix} and be kebab-case.`,
        )
    }
  },

  'element-name': ({ nodes }, _, report) => {
    for (const node of nodes) {
      if (isJoin(node)) continue
      if (!node.name.trim()) report(node.id, 'Der Name fehlt.', 'The name is missing.')
      else if (!englishOf(node.element))
        report(
          node.id,
          'Der englische Name fehlt (name.en).',
          'The English name is missing (name.en).',
        )
    }
  },

  'flow-name': ({ flows, byId }, _, report) => {
    for (const { id, name, condition, element, from } of flows) {
      const isAnswer = condition !== null || byId.get(from)?.element.default === element
      if (isAnswer && !(name.trim() && englishOf(element)))
        report(
          id,
          'Die Antwort am Pfeil fehlt, deutsch oder englisch.',
          'The answer at the flow is missing, in German or English.',
        )
    }
  },
}
