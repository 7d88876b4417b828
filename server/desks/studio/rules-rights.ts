import type { Rule } from './rule.ts'
import { messageOf } from '#server/procedure/deployments/read-drawing.ts'

/**
 * What the people concerned can do at any time, by process: the event sub-process and its message.
 */
export const RIGHTS: Record<string, Record<string, string>> = {
  'help-plan-case': {
    'sub-withdrawal': 'ParticipationWithdrawn',
    'sub-death': 'ClientDied',
    'sub-consent-withdrawn': 'ConsentWithdrawn',
  },
  'client-invitation': {
    'sub-client-died': 'ClientDied',
    'sub-client-moved': 'ClientMoved',
    'sub-benefit-ended': 'BenefitEnded',
    'sub-contact-forbidden': 'ContactForbidden',
  },
}
/** Rights that end nothing: the case goes on. */
const GOES_ON = ['sub-consent-withdrawn']

export const rightRules: Record<string, Rule> = {
  'right-present': ({ processId, byId, nodes }, _, report) => {
    for (const [id, message] of Object.entries(RIGHTS[processId] ?? {})) {
      const right = byId.get(id)
      const start = nodes.find(({ type, scope }) => type === 'StartEvent' && scope === id)
      if (!right?.element.triggeredByEvent || !start || messageOf(start.element) !== message) {
        report(
          right ? id : processId,
          `Das Recht ${id} (Nachricht ${message}) darf nicht fehlen.`,
          `The right ${id} (message ${message}) may not be missing.`,
        )
      } else if ((start.element['isInterrupting'] !== false) === GOES_ON.includes(id)) {
        report(
          start.id,
          GOES_ON.includes(id)
            ? 'Dieses Ereignis beendet den Fall nicht.'
            : 'Dieses Ereignis beendet alles andere.',
          GOES_ON.includes(id)
            ? 'This event does not end the case.'
            : 'This event ends everything else.',
        )
      }
    }
  },

  'event-sub-process': ({ nodes, byId }, _, report) => {
    for (const { id, type, scope, element } of nodes) {
      if (type !== 'StartEvent' || !byId.get(scope)?.element.triggeredByEvent) continue
      if (!messageOf(element))
        report(
          id,
          'Ein Ereignis, das jederzeit eintritt, ist eine Nachricht.',
          'An event that may happen at any time is a message.',
        )
    }
  },
}
