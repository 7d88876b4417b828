import { z } from 'zod'
import { queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Appointment, AppointmentRequest } from '#server/generated/prisma/client.ts'
import { LIVE, type Purpose } from './appointment-words.ts'
import { proposeFor } from './slot-facts.ts'

/**
 * How a time comes about: by letter, asked for by the customer centre, arranged by the caseworker,
 * or it is booked already.
 */
const proposalModeSchema = z.enum(['letter', 'ask', 'arrange', 'booked'])
type ProposalMode = z.infer<typeof proposalModeSchema>
export type Proposal = { appointmentMode: ProposalMode; appointmentId: string | null }
type Wanted = { caseId: string; purpose: Purpose; jobKey: string; scope: string }

const proposalOf = (
  { mode }: Pick<AppointmentRequest, 'mode'>,
  live: Appointment | null,
): Proposal => ({
  appointmentMode: proposalModeSchema.parse(mode),
  appointmentId: live?.id ?? null,
})

/**
 * Looks for three free times for a talk and how the person is to learn of one
 * (docs/procedure.md, "Appointments"). The proposal is kept: forms and letters use it.
 * The same job again gives the same answer.
 */
export async function proposeTalk(
  deps: Deps,
  { caseId, purpose, jobKey, scope }: Wanted,
): Promise<Proposal> {
  return await deps.db.tx(async (tx) => {
    const live = await findLive(tx, { caseId, purpose })
    const known = await tx.appointmentRequest.findUnique({ where: { jobKey } })
    if (known) return proposalOf(known, live)
    const wished = live ? 'booked' : await modeFor(tx, { caseId, purpose })
    const slots = live
      ? []
      : await proposeFor(queryOf(tx), deps, { caseId, purpose, isByLetter: wished === 'letter' })
    const isFull = wished === 'letter' && slots.length === 0 // people find a time
    const mode = isFull ? byHand(purpose) : wished
    const attempt = 1 + (await tx.appointmentRequest.count({ where: { caseId, purpose } }))
    const row = await tx.appointmentRequest.create({
      data: { caseId, purpose, attempt, mode, slots, jobKey, scope, openedAt: deps.clock.now() },
    })
    return proposalOf(row, live)
  })
}

/** The talk of this purpose that is going to take place. */
export const findLive = (
  tx: Tx,
  { caseId, purpose }: { caseId: string; purpose: Purpose },
): Promise<Appointment | null> =>
  tx.appointment.findFirst({
    where: { caseId, purpose, status: { in: LIVE } },
    orderBy: { startsAt: 'asc' },
  })

const byHand = (purpose: Purpose): ProposalMode => (purpose === 'intake' ? 'ask' : 'arrange')

async function modeFor(
  tx: Tx,
  { caseId, purpose }: { caseId: string; purpose: Purpose },
): Promise<ProposalMode> {
  if (!(await hasAddress(tx, caseId))) return byHand(purpose)
  const before = await tx.appointmentRequest.findFirst({
    where: { caseId, purpose },
    orderBy: { openedAt: 'desc' },
  })
  if (before?.isByLetterWished) return 'letter'
  const last = await tx.appointment.findFirst({
    where: { caseId, purpose },
    orderBy: { bookedAt: 'desc' },
  })
  if (last) return last.nextTry === 'letter' ? 'letter' : byHand(purpose)
  return purpose === 'intake' && (await mayBeWrittenTo(tx, caseId)) ? 'letter' : byHand(purpose)
}

async function hasAddress(tx: Tx, caseId: string): Promise<boolean> {
  const { person } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { person: { select: { street: true, postcode: true } } },
  })
  return Boolean(person.street && person.postcode)
}

/**
 * Who needs help soon is called, and who came by themselves is asked at the counter; everybody else
 * gets a letter with a time.
 */
async function mayBeWrittenTo(tx: Tx, caseId: string): Promise<boolean> {
  const { origin, priority } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { origin: true, priority: true },
  })
  return origin === 'invitation' && priority !== 'P1' && priority !== 'P2'
}
