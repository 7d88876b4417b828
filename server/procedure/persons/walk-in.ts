import { randomUUID } from 'node:crypto'
import { fullName, namesOf } from '#server/base/person-name.ts'
import { recipientFault } from '#server/procedure/letters/fit-letter.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { matchKey } from '#server/procedure/campaigns/recipients-match.ts'
import { lockPerson } from './lock-person.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid } from '#server/base/errors.ts'
import { triagePriority } from '#server/procedure/invitations/decide-triage.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { demand } from '#server/web/policies/demand.ts'
import { evaluate } from '#server/procedure/deployments/evaluate.ts'
import { demandUnknownName } from './namesakes.ts'
import type { WalkIn } from './schema.ts'
import { caseSubject } from '#server/base/subject.ts'

const KNOWN = {
  de: 'Für diese Person läuft schon ein Fall.',
  en: 'This person already has an open case.',
}
const INVITED = {
  de: 'Diese Person hat eine offene Einladung. Bitte nehmen Sie die Antwort dort auf.',
  en: 'This person has an open invitation. Please record the answer there.',
}

/**
 * Takes in a person who comes without an invitation and starts their case.
 * @throws AppError KNOWN_PERSON, KNOWN_NAME, INVALID for an address that no letter can carry
 */
export async function takeInWalkIn(
  deps: Deps,
  typed: WalkIn,
  actor: Actor,
): Promise<{ personId: string; caseId: string; caseRef: string | null }> {
  const input = { ...typed, ...namesOf(typed) }
  const fault = recipientFault(input)
  if (fault) throw invalid([{ path: input.street ? 'street' : 'lastName', message: fault }])
  const { priority } = await triagePriority(deps, { hints: input.urgentHints })
  const key = matchKey(input)
  const responsible = await agencyFor(deps, { district: input.district, blockingNotice: false })
  return await deps.db.tx(async (tx) => {
    if (!input.isAnother) await demandUnknown(tx, input, key)
    const personId = await createPerson(tx, input, key)
    return await takeIn(tx, deps, {
      personId,
      ...responsible,
      priority,
      origin: input.origin,
      actor,
    })
  })
}

/** Takes in a person whom the office knows already. @throws AppError NOT_FOUND, KNOWN_PERSON */
export async function takeInKnown(
  deps: Deps,
  { personId, urgentHints, origin }: { personId: string } & Pick<WalkIn, 'urgentHints' | 'origin'>,
  actor: Actor,
): Promise<{ personId: string; caseId: string; caseRef: string | null }> {
  const { priority } = await triagePriority(deps, { hints: urgentHints })
  const known = await deps.db.prisma.person.findUnique({ where: { id: personId } })
  demand(known !== null && !known.diedOn)
  const responsible = await agencyFor(deps, {
    district: known.district,
    blockingNotice: known.blockingNotice,
  })
  return await deps.db.tx((tx) =>
    takeIn(tx, deps, { personId, ...responsible, priority, origin, actor }),
  )
}

/** By the same table as for invitations; who has a blocking notice is looked after centrally. */
async function agencyFor(
  deps: Deps,
  { district, blockingNotice }: { district: string; blockingNotice: boolean },
): Promise<{ agency: string; restricted: boolean }> {
  const { outputs } = await evaluate(deps, 'agency-assignment', {
    district,
    wish: null,
    blockingNotice,
  })
  return { agency: String(outputs['agency']), restricted: outputs['restricted'] === true }
}

/** @throws AppError KNOWN_PERSON, KNOWN_NAME */
async function demandUnknown(tx: Tx, input: WalkIn, key: string): Promise<void> {
  const same = key ? await tx.person.findFirst({ where: { matchKey: key } }) : null
  if (same) await demandNew(tx, same.id)
  await demandUnknownName(tx, input)
}

/** @throws AppError KNOWN_PERSON with whom it is, if a case runs or an invitation is open */
async function demandNew(tx: Tx, personId: string): Promise<void> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      cases: { where: { status: { not: 'closed' } } },
      invitations: { where: { status: { in: ['opening', 'open'] } }, take: 1 },
    },
  })
  const displayName = fullName(person)
  const candidates = person.cases.map(({ id: caseId, caseRef }) => ({
    caseId,
    caseRef,
    displayName,
  }))
  if (candidates.length) throw conflict('KNOWN_PERSON', KNOWN, { candidates })
  if (person.invitations.length)
    throw conflict('KNOWN_PERSON', INVITED, {
      candidates: [{ caseId: null, caseRef: person.reference, displayName }],
    })
}

/** Somebody new: whether the name is known has been asked before. */
async function createPerson(tx: Tx, input: WalkIn, key: string): Promise<string> {
  const { lastName, firstName, salutation, street, postcode, city, district, language, phone } =
    input
  const household = await tx.household.create({ data: { type: 'unknown' } })
  const reference = `HP-V-${randomUUID().slice(0, 8).toUpperCase()}`
  const person = await tx.person.create({
    data: {
      householdId: household.id,
      reference,
      lastName,
      firstName,
      salutation,
      street,
      postcode,
      city,
      district,
      language,
      phone: phone || null,
      matchKey: key,
      ...representationOf(input),
    },
  })
  return person.id
}

/** What was left empty is not known. */
const representationOf = (input: WalkIn) => ({
  representative: input.representative || null,
  representativeKind: input.representativeKind || null,
  representativeStreet: input.representativeStreet || null,
  representativePostcode: input.representativePostcode || null,
  representativeCity: input.representativeCity || null,
  representativeArea: input.representativeArea || null,
})

type Start = {
  personId: string
  agency: string
  restricted: boolean
  priority: string
  origin: WalkIn['origin']
}

async function takeIn(
  tx: Tx,
  deps: Deps,
  { actor, ...start }: Start & { actor: Actor },
): Promise<{ personId: string; caseId: string; caseRef: string | null }> {
  await lockPerson(tx, start.personId)
  await demandNew(tx, start.personId)
  const caseId = await startCase(tx, deps, start)
  await recordEvent(tx, deps, {
    subject: caseSubject(caseId),
    kind: 'contact',
    code: start.origin,
    actorId: actor.id,
  })
  await recordAudit(tx, deps, { actor, action: 'person.walk-in', subject: caseSubject(caseId) })
  return { personId: start.personId, caseId, caseRef: null }
}

/** Writes the case and its start in one transaction. */
async function startCase(
  tx: Tx,
  deps: Deps,
  { personId, agency, restricted, priority, origin }: Start,
): Promise<string> {
  const found = await tx.case.create({
    data: { personId, agencyId: agency, restricted, origin, priority, openedAt: deps.clock.now() },
  })
  const variables = {
    caseId: found.id,
    clientId: personId,
    invitationId: null,
    origin,
    priority,
    generation: 1,
    resumeAt: null,
    resumeInCall: null,
  }
  await enqueueMessage(tx, deps, {
    stream: caseSubject(found.id),
    name: 'ParticipationInterest',
    correlationKey: personId,
    variables,
    isStart: true,
  })
  announce(tx, 'cases')
  return found.id
}
