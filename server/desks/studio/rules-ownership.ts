import { extensionOf, headersOf } from '#server/procedure/deployments/moddle.ts'
import type { Programme } from '#server/procedure/deployments/programme.ts'
import { messageOf } from '#server/procedure/deployments/read-drawing.ts'
import { calledBy } from '#server/procedure/deployments/walk-moddle.ts'
import { ROLES } from '#server/web/auth/actor.ts'
import type { Rule } from './rule.ts'
import { RIGHTS } from './rules-rights.ts'

/** Work that steers a process alone and does nothing else: every process may ask for it. */
const FOR_ALL = ['deadline.calculate', 'decision.evaluate']
/** Messages of waits and pauses, which any process may listen to. */
const HEARD_BY_ALL = ['DeadlineMoved', 'WaitEnded', 'CasePaused', 'ResumeCase']
const RIGHT_MESSAGES = new Set(Object.values(RIGHTS).flatMap((rights) => Object.values(rights)))
const ROLES_BY_SUBJECT: Record<string, readonly string[]> = {
  case: ['caseworker', 'team-lead', 'customer-centre'],
  invitation: ['customer-centre', 'team-lead', 'campaign-manager'],
  campaign: ['campaign-manager', 'team-lead'],
}

const ownersOf = (of: Programme['jobs'], name: string): string[] =>
  [...of].filter(([, names]) => names.includes(name)).map(([process]) => process)

/** A drawing does the work of its own process: not that of others, and not what is a right. */
export const ownershipRules: Record<string, Rule> = {
  'own-job': ({ nodes, processId }, { programme }, report) => {
    if (!programme) return
    const own = programme.jobs.get(processId) ?? []
    for (const { id, element } of nodes) {
      const job = extensionOf(element, 'zeebe:TaskDefinition')?.type
      if (job === undefined || FOR_ALL.includes(job) || own.includes(job)) continue
      const owners = ownersOf(programme.jobs, job)
      if (owners.length === 0) continue
      report(
        id,
        `Das Element „${calledBy(element)}“ verlangt die Arbeit „${job}“. Sie gehört zu ` +
          `${owners.join(', ')} und darf hier nicht stehen.`,
        `"${calledBy(element)}" asks for the job "${job}". It belongs to ` +
          `${owners.join(', ')} and may not stand here.`,
      )
    }
  },

  'own-message': ({ nodes, processId }, { programme }, report) => {
    if (!programme) return
    const own = [...HEARD_BY_ALL, ...(programme.heard.get(processId) ?? [])]
    for (const { id, scope, element } of nodes) {
      const name = messageOf(element)
      if (name === undefined || !programme.messages.has(name)) continue
      const isRight = RIGHT_MESSAGES.has(name)
      const isInPlace = RIGHTS[processId]?.[scope] === name
      if (
        isRight
          ? isInPlace || isShippedThere(programme, { processId, id, name })
          : own.includes(name)
      )
        continue
      const owners = ownersOf(programme.heard, name)
      report(
        id,
        isRight
          ? `Das Element „${calledBy(element)}“ hört auf „${name}“. Das ist ein Recht der Menschen und ` +
              `steht nur an seinem eigenen Ort (${placesOfRight(name)}).`
          : `Das Element „${calledBy(element)}“ hört auf „${name}“. Die Nachricht gehört zu ` +
              `${owners.join(', ')}.`,
        isRight
          ? `"${calledBy(element)}" listens to "${name}". That is a right of the people and ` +
              `stands in its own place only (${placesOfRight(name)}).`
          : `"${calledBy(element)}" listens to "${name}". The message belongs to ` +
              `${owners.join(', ')}.`,
      )
    }
  },

  'own-sending': ({ nodes, processId }, { programme }, report) => {
    if (!programme) return
    const own = programme.sent.get(processId) ?? []
    for (const { id, element } of nodes) {
      const name = headersOf(element)['messageName']
      if (name === undefined || own.includes(name)) continue
      const [de, en] = RIGHT_MESSAGES.has(name)
        ? ['Sie gehört zu einem Recht der Menschen.', 'It belongs to a right of the people.']
        : ['Sie kommt von anderer Stelle.', 'It comes from elsewhere.']
      report(
        id,
        `Das Element „${calledBy(element)}“ sendet „${name}“; das darf dieser Prozess nicht. ${de}`,
        `"${calledBy(element)}" sends "${name}"; this process may not do that. ${en}`,
      )
    }
  },

  'role-of-subject': ({ nodes, processId }, { programme }, report) => {
    if (!programme) return
    const usual = programme.roles.get(processId) ?? []
    for (const { id, type, element } of nodes) {
      if (type !== 'UserTask') continue
      const assignment = extensionOf(element, 'zeebe:AssignmentDefinition')
      const role = String(assignment?.['candidateGroups'] ?? '')
      const kind = /"(case|invitation|campaign):"/.exec(assignment?.candidateUsers ?? '')?.[1]
      const allowed = [...new Set([...(ROLES_BY_SUBJECT[kind ?? 'case'] ?? []), ...usual])]
      if (!ROLES.some((known) => known === role) || allowed.includes(role)) continue
      report(
        id,
        `Das Element „${calledBy(element)}“ geht an die Rolle „${role}“. Sie darf diese Aufgabe nicht ` +
          `haben; möglich sind ${allowed.join(', ')}.`,
        `"${calledBy(element)}" goes to the role "${role}". It may not hold this task; ` +
          `possible are ${allowed.join(', ')}.`,
      )
    }
  },

  'called-once': ({ nodes, processId }, { programme }, report) => {
    if (!programme) return
    for (const { id, type, element } of nodes) {
      if (type !== 'CallActivity') continue
      const called = String(extensionOf(element, 'zeebe:CalledElement')?.['processId'] ?? '')
      if ([...programme.starts.values()].includes(called))
        report(
          id,
          `Das Element „${calledBy(element)}“ ruft ${called}. Diesen Prozess beginnt eine Nachricht; ` +
            'gerufen wird er nicht.',
          `"${calledBy(element)}" calls ${called}. A message starts that process; it is not ` +
            'called.',
        )
      else if (reaches(programme, called, processId))
        report(
          id,
          `Das Element „${calledBy(element)}“ ruft ${called}, und von dort führt ein Ruf hierher zurück: ` +
            'das nähme kein Ende.',
          `"${calledBy(element)}" calls ${called}, and from there a call leads back here: ` +
            'that would never end.',
        )
    }
  },
}

/** Where what ships has it, too: a wait that ends by it. */
const isShippedThere = (
  programme: Programme,
  { processId, id, name }: { processId: string; id: string; name: string },
): boolean => programme.heardAt.get(processId)?.includes(`${id} ${name}`) ?? false

const placesOfRight = (name: string): string =>
  Object.entries(RIGHTS)
    .flatMap(([process, rights]) =>
      Object.entries(rights)
        .filter(([, message]) => message === name)
        .map(([id]) => `${id} in ${process}`),
    )
    .join(', ')

function reaches({ calls }: Programme, from: string, to: string): boolean {
  const seen = new Set([from])
  for (const process of seen) for (const next of calls.get(process) ?? []) seen.add(next)
  return seen.has(to)
}
