import { z } from 'zod'
import { AGREEING_FORMS } from '#server/procedure/appointments/appointment-words.ts'
import { dayOf } from '#server/base/clock.ts'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
import type { Deps } from '#server/base/deps.ts'
import { until, type Send } from './application.ts'
import { known } from './known.ts'

export type Row = Record<string, unknown>
type Caller = { url: string; signIn(username: string): Promise<Send>; deps(): Deps }

/** Usernames of the seeded staff by role and agency. */
export async function usernameOf(
  deps: Deps,
  role: string,
  agency: string | null = null,
): Promise<string> {
  const staff = await deps.db.prisma.staff.findFirstOrThrow({
    where: { roles: { has: role }, agencyId: agency },
    orderBy: { username: 'asc' },
  })
  return staff.username
}

/** The open task of a form for a subject, once it is there. */
export async function openTask(
  deps: Deps,
  { subject, formId }: { subject: string; formId: string },
): Promise<string> {
  return await until(
    `task ${formId} of ${subject}`,
    async () =>
      (
        await deps.db.query<{ key: string }>(
          `SELECT key
           FROM task
           WHERE subject = $1 AND form_id = $2 AND state = 'open' AND submission_id IS NULL`,
          [subject, formId],
        )
      )[0]?.key,
  )
}

export type Completion = { subject: string; formId: string; answers: Row }

/** Completes a task as the person signed in, released at once. */
export async function complete(
  deps: Deps,
  send: Send,
  { subject, formId, answers }: Completion,
): Promise<void> {
  const key = await openTask(deps, { subject, formId })
  await send(`/api/tasks/${key}/submissions`, {
    method: 'POST',
    body: { mode: 'continue', answers },
  })
}

/** The office's day that many days from its today. */
export const dayFrom = (deps: Deps, days: number): string => plusDays(dayOf(deps.clock.now()), days)

/** The shipped list of 420, from one click to the approval. Returns the campaign's id. */
export async function approveSampleCampaign({ signIn, deps }: Caller): Promise<string> {
  const manager = await signIn(await usernameOf(deps(), 'campaign-manager'))
  const lead = await signIn(await usernameOf(deps(), 'team-lead', 'kinderhaus'))
  const { campaignId } = z
    .looseObject({ campaignId: z.string() })
    .parse(await manager('/api/start/sample', { method: 'POST', body: {} }))
  const subject = `campaign:${campaignId}`
  await complete(deps(), manager, {
    subject,
    formId: 'prepare-campaign',
    answers: preparation(deps()),
  })
  await complete(deps(), manager, {
    subject,
    formId: 'check-exclusions',
    answers: { confirmed: true },
  })
  await complete(deps(), lead, {
    subject,
    formId: 'approve-campaign',
    answers: { approved: 'yes' },
  })
  return campaignId
}

export const preparation = (deps: Deps): Row => ({
  name: 'Anschreibeaktion 2026',
  legalBasis: 'sgb12-11',
  selectionDate: dayFrom(deps, 0),
  dispatchMode: 'all-at-once',
  responseDays: 14,
  campaignEndsOn: dayFrom(deps, 90),
})

/**
 * Sends bytes that are not JSON with the session of `send`. @throws Error with the answer unless it
 * is 2xx
 */
async function upload(
  { url, send, path }: { url: string; send: Send; path: string },
  csv: string,
): Promise<void> {
  const { csrfToken } = await send('/api/session')
  const answer = await fetch(url + path, {
    method: 'POST',
    body: csv,
    headers: {
      cookie: send.cookie,
      'content-type': 'text/csv',
      'x-csrf-token': String(csrfToken),
      origin: url,
    },
  })
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`)
}

/** A number as letters: a, b, … z, ba, bb, … */
const lettersOf = (n: number): string =>
  (n < 26 ? '' : lettersOf(Math.floor(n / 26))) + String.fromCodePoint(97 + (n % 26))

const HEAD =
  'Aktenzeichen;Anrede;Nachname;Vorname;Straße;PLZ;Ort;Stadtbezirk;' +
  'Auskunftssperre;Verstorben am;Geburtsdatum;Vertretung;Vertretungsart'

/**
 * As many households as wanted through a campaign of their own, prepared as `over` says, up to its
 * approval; the ids of their invitations once the letters of the first wave lie in the print room.
 */
export async function inviteHouseholds(
  { url, signIn, deps }: Caller,
  count: number,
  over: Row = {},
): Promise<string[]> {
  const send = await signIn(await usernameOf(deps(), 'campaign-manager'))
  const lead = await signIn(await usernameOf(deps(), 'team-lead', 'kinderhaus'))
  const { id } = z.looseObject({ id: z.string() }).parse(
    await send('/api/campaigns', {
      method: 'POST',
      body: { name: 'Anschreibeaktion' },
    }),
  )
  // the same person at the same address would be taken for a duplicate
  const first = 1 + (await deps().db.prisma.person.count())
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `HP-${id.slice(0, 8)}-${i};Frau;Lavendel${lettersOf(i)};Rosa;` +
      `Musterpfad ${first + i};00123;Musterstadt;Kinderhaus;nein;;;;`,
  )
  await upload({ url, send, path: `/api/campaigns/${id}/recipients` }, [HEAD, ...rows].join('\r\n'))
  const subject = `campaign:${id}`
  await complete(deps(), send, {
    subject,
    formId: 'prepare-campaign',
    answers: { ...preparation(deps()), ...over },
  })
  await complete(deps(), send, {
    subject,
    formId: 'check-exclusions',
    answers: { confirmed: true },
  })
  await complete(deps(), lead, {
    subject,
    formId: 'approve-campaign',
    answers: { approved: 'yes' },
  })
  await until(
    'every letter is queued',
    async () =>
      (await deps().db.prisma.letter.count({
        where: { invitation: { campaignId: id }, state: 'queued' },
      })) === Math.min(count, Number(over['waveSize'] ?? count)),
  )
  const invitations = await deps().db.prisma.invitation.findMany({
    where: { campaignId: id },
    orderBy: { person: { reference: 'asc' } },
    select: { id: true },
  })
  return invitations.map((invitation) => invitation.id)
}

/**
 * One person from a walk-in to a case whose caseworker is settled and who is still here: the first
 * talk takes place at once. Returns the case's id.
 */
export async function assignWalkIn(
  caller: Caller,
  lastName: string,
): Promise<{ caseId: string; caseworker: Send }> {
  const settled = await settleWalkIn(caller, lastName)
  await talkNow(caller.deps(), settled.caseworker, settled.caseId)
  return settled
}

/** The talk that is to be arranged, or is booked, takes place at once: the person is here. */
export async function talkNow(deps: Deps, send: Send, caseId: string): Promise<void> {
  const subject = `case:${caseId}`
  const isBooked = await until(`a talk of ${caseId}`, async () => {
    if (
      await deps.db.prisma.task.findFirst({
        where: { subject, formId: { in: AGREEING_FORMS }, state: 'open', submissionId: null },
      })
    )
      return 'no'
    return (
      (await deps.db.prisma.wait.count({
        where: { subject, rule: 'appointment-step', closedAt: null },
      })) > 0 && 'yes'
    )
  })
  await send(`/api/cases/${caseId}/appointments`, { method: 'POST', body: { now: true } })
  if (isBooked === 'yes')
    await complete(deps, send, {
      subject,
      formId: 'record-attendance',
      answers: { attendance: 'held', durationMin: 40 },
    })
}

/**
 * One person from a walk-in to a case whose caseworker is settled and whose first talk is to be
 * arranged; returns the case's id.
 */
export async function settleWalkIn(
  { signIn, deps }: Caller,
  lastName: string,
): Promise<{ caseId: string; caseworker: Send }> {
  const centre = await signIn(await usernameOf(deps(), 'customer-centre'))
  const body = {
    lastName,
    firstName: 'Rosa',
    salutation: 'frau',
    street: 'Musterpfad 7',
    postcode: '00159',
    city: 'Musterstadt',
    district: 'kinderhaus',
    language: 'de',
    urgentHints: [],
    isAnother: true,
  }
  const { caseId } = z
    .looseObject({ caseId: z.string() })
    .parse(await centre('/api/walk-ins', { method: 'POST', body }))
  const found = await deps().db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  const lead = await signIn(await usernameOf(deps(), 'team-lead', found.agencyId))
  const key = await openTask(deps(), { subject: `case:${caseId}`, formId: 'confirm-assignment' })
  const { proposedId } = await deps().db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  await lead(`/api/tasks/${key}/submissions`, {
    method: 'POST',
    body: { mode: 'continue', answers: { caseworkerId: proposedId } },
  })
  const staff = await deps().db.prisma.staff.findUniqueOrThrow({ where: { id: known(proposedId) } })
  return { caseId, caseworker: await signIn(staff.username) }
}

export const conversation = (deps: Deps): Row => ({
  offerExplained: true,
  voluntarinessExplained: true,
  privacyNoticeGiven: dayFrom(deps, 0),
  concern: 'Ich möchte wieder arbeiten.',
  immediateNeeds: ['none'],
  householdConfirmed: true,
})
