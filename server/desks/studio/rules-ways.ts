import { definitionOf } from '#server/procedure/deployments/moddle.ts'
import type { Rule } from './rule.ts'
import { messageOf } from '#server/procedure/deployments/read-drawing.ts'

const RESUMED = /resumeAt\s*=\s*"([^"]*)"/g

/** Which way an instance goes. */
export const wayRules: Record<string, Rule> = {
  'gateway-splits-or-joins': ({ nodes }, _, report) => {
    for (const { id, type, incoming, outgoing } of nodes) {
      if (type.endsWith('Gateway') && incoming.length > 1 && outgoing.length > 1)
        report(
          id,
          'Ein Gateway teilt oder führt zusammen, nie beides.',
          'A gateway splits or joins, never both.',
        )
    }
  },

  'gateway-conditions': ({ nodes }, _, report) => {
    for (const { id, type, outgoing, element } of nodes) {
      if (type !== 'ExclusiveGateway' || outgoing.length < 2) continue
      if (outgoing.some((flow) => flow.condition === null && element.default !== flow.element))
        report(id, 'Jeder Pfeil braucht eine Bedingung.', 'Each flow needs a condition.')
    }
  },

  'resume-gateway': ({ nodes, byId, processId }, _, report) => {
    const gateway = byId.get('gw-resume')
    if (!gateway) {
      if (nodes.some(({ type }) => type === 'EventBasedGateway'))
        report(
          processId,
          'Ein Prozess mit Wartestelle braucht gw-resume.',
          'A process with a wait needs gw-resume.',
        )
      return
    }
    if (gateway.element.default)
      report(
        'gw-resume',
        'gw-resume hat keinen Standardpfeil: ein unbekannter Wert soll anhalten.',
        'gw-resume has no default flow: an unknown value is to stop.',
      )
    const conditions = gateway.outgoing.map(({ condition }) => condition ?? '')
    if (!conditions.some((condition) => /resumeAt\s*=\s*null/.test(condition)))
      report(
        'gw-resume',
        'Der Weg für neue Fälle fragt resumeAt = null.',
        'The way for new cases asks resumeAt = null.',
      )
    for (const { condition, to } of gateway.outgoing) {
      for (const [, id = ''] of (condition ?? '').matchAll(RESUMED))
        if (id !== to)
          report(
            'gw-resume',
            `resumeAt = "${id}" führt nicht zu diesem Element.`,
            `resumeAt = "${id}" does not lead to that element.`,
          )
    }
  },

  'one-start': ({ nodes, processId }, _, report) => {
    const starts = nodes.filter(({ type, scope }) => type === 'StartEvent' && scope === processId)
    if (starts.length !== 1)
      report(processId, 'Ein Prozess hat genau einen Start.', 'A process has exactly one start.')
    const names = nodes
      .filter(({ type }) => type !== 'EndEvent' && type !== 'IntermediateThrowEvent')
      .map(({ element }) => messageOf(element))
    for (const { id, element } of starts) {
      const name = messageOf(element)
      if (
        definitionOf(element, 'Message') &&
        (!name || names.filter((other) => other === name).length > 1)
      )
        report(
          id,
          'Die Startnachricht braucht einen eigenen Namen.',
          'The start message needs a name of its own.',
        )
    }
  },

  'registered-first': ({ nodes, byId, processId }, _, report) => {
    const start = nodes.find(
      ({ type, scope, element }) =>
        type === 'StartEvent' && scope === processId && messageOf(element),
    )
    if (start && start.outgoing.some(({ to }) => byId.get(to)?.id !== 'st-register'))
      report(
        start.id,
        'Nach der Startnachricht kommt st-register.',
        'After the start message comes st-register.',
      )
  },

  'boundary-event': ({ nodes }, _, report) => {
    for (const { id, type, element } of nodes) {
      if (type !== 'BoundaryEvent') continue
      const code = definitionOf(element, 'Error')?.errorRef?.errorCode ?? ''
      if (!/^[A-Z][A-Z0-9_]*$/.test(code))
        report(
          id,
          'Am Rand einer Aufgabe steht nur ein benannter Fehler.',
          'Only a named error stands at the edge of a task.',
        )
    }
  },
}
