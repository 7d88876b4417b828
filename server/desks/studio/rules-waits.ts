import { definitionOf, extensionOf } from '#server/procedure/deployments/moddle.ts'
import type { Rule } from './rule.ts'
import {
  messageKeyOf,
  messageOf,
  type DrawnNode,
} from '#server/procedure/deployments/read-drawing.ts'

/** The ways out that every wait has, by the key of the wait itself. */
const OWN_WAYS = ['DeadlineMoved', 'WaitEnded']
/** Messages that no wait is for: one that hears nothing else waits in vain. */
const NOT_AWAITED = [...OWN_WAYS, 'CasePaused']
const DEADLINE = /^=\s*[a-z][A-Za-z0-9]*On$/
const MESSAGE = /^[A-Z][A-Za-z0-9]*$/

const isWaitKey = (node: DrawnNode): boolean =>
  messageKeyOf(node.element)?.replace(/^=\s*/, '').trim() === 'waitId'
const jobTypeOf = (node: DrawnNode | undefined): unknown =>
  node && extensionOf(node.element, 'zeebe:TaskDefinition')?.['type']

/**
 * Nobody waits for ever: each wait ends by its message, by its date, by hand, and its date can be
 * moved.
 */
export const waitRules: Record<string, Rule> = {
  'wait-ways': ({ nodes, byId }, _, report) => {
    for (const gateway of nodes.filter(({ type }) => type === 'EventBasedGateway')) {
      const ways = gateway.outgoing.flatMap(({ to }) => byId.get(to) ?? [])
      const messages = ways.map(({ element }) => messageOf(element))
      if (!messages.some((name) => name && !NOT_AWAITED.includes(name)))
        report(
          gateway.id,
          'Der Wartestelle fehlt die Nachricht, auf die sie wartet.',
          'The wait lacks the message that it waits for.',
        )
      if (!ways.some(({ element }) => definitionOf(element, 'Timer')))
        report(gateway.id, 'Der Wartestelle fehlt die Frist.', 'The wait lacks its timer.')
      for (const name of OWN_WAYS) {
        const way = ways.find(({ element }) => messageOf(element) === name)
        if (!way) report(gateway.id, `Der Wartestelle fehlt ${name}.`, `The wait lacks ${name}.`)
        else if (!isWaitKey(way))
          report(
            way.id,
            `${name} braucht den Schlüssel = waitId.`,
            `${name} needs the key = waitId.`,
          )
      }
    }
  },

  'deadline-recalculated': ({ nodes, byId }, _, report) => {
    for (const node of nodes.filter(({ element }) => messageOf(element) === 'DeadlineMoved')) {
      if (node.outgoing.some(({ to }) => jobTypeOf(byId.get(to)) !== 'deadline.calculate'))
        report(
          node.id,
          'Eine verschobene Frist wird neu berechnet.',
          'A moved deadline is calculated again.',
        )
    }
    for (const gateway of nodes.filter(({ type }) => type === 'EventBasedGateway')) {
      if (gateway.incoming.some(({ from }) => jobTypeOf(byId.get(from)) !== 'deadline.calculate'))
        report(
          gateway.id,
          'Vor einer Wartestelle wird die Frist berechnet.',
          'Before a wait its deadline is calculated.',
        )
    }
  },

  'timer-date': ({ nodes }, _, report) => {
    for (const { id, element } of nodes) {
      const timer = definitionOf(element, 'Timer')
      if (timer && !DEADLINE.test(timer.timeDate?.body ?? ''))
        report(
          id,
          'Eine Frist ist ein berechneter Zeitpunkt, zum Beispiel = responseDueOn.',
          'A timer is a calculated date-time, for example = responseDueOn.',
        )
    }
  },

  'lonely-wait': ({ nodes, byId }, _, report) => {
    for (const { id, type, incoming } of nodes) {
      if (
        type === 'IntermediateCatchEvent' &&
        incoming.some(({ from }) => byId.get(from)?.type !== 'EventBasedGateway')
      )
        report(
          id,
          'Ein Ereignis, auf das gewartet wird, steht hinter einer Wartestelle.',
          'An event that is awaited stands behind a wait.',
        )
    }
  },

  'message-key': ({ nodes, processId }, _, report) => {
    for (const { id, type, scope, element } of nodes) {
      const name = messageOf(element)
      if (!name) continue
      if (!MESSAGE.test(name))
        report(
          id,
          'Eine Nachricht heißt wie ClientResponded.',
          'A message is named like ClientResponded.',
        )
      const isStart = type === 'StartEvent' && scope === processId
      if (!isStart && !messageKeyOf(element))
        report(
          id,
          `Der Nachricht ${name} fehlt der Schlüssel.`,
          `The message ${name} lacks its key.`,
        )
    }
  },
}
