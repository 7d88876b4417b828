import { LIFE_AREAS } from '#server/procedure/assessments/life-areas.ts'
import type { Send } from './colleague.ts'
import type { Stage } from './stage.ts'
import type { Players } from './players.ts'
import { caseSubject, type Subject } from '#server/base/subject.ts'

export type Open = { subject: Subject; agency: string; caseworkerId: string }
export type Course =
  | 'talked'
  | 'yes'
  | 'prepared'
  | 'thinking'
  | 'no'
  | 'one-off'
  | 'consent-withdrawn'
  | 're-entry'
  | 'no-show'
  | 'no-agreement'
  | 'planned'
type Part = {
  stage: Stage
  players: Players
  send: Send
  subject: Subject
  caseId: string
  agency: string
}

const CONVERSATION = {
  offerExplained: true,
  voluntarinessExplained: true,
  concern: 'Ich möchte wieder arbeiten.',
  immediateNeeds: ['none'],
  householdConfirmed: true,
}
const SHEET = {
  summary: 'Wir haben über alles gesprochen, was jetzt wichtig ist.',
  strengths: [{ text: 'Ausdauer' }],
  wantsWork: 'yes',
  vocational: 'no',
  lastWork: 'longer',
  careUnsolved: 'no',
}
const AREAS = Object.fromEntries(
  LIFE_AREAS.flatMap((area) =>
    area === 'work'
      ? [
          [`${area}Discussed`, 'yes'],
          [`${area}Client`, 'Ich möchte arbeiten.'],
          [`${area}Need`, '3'],
        ]
      : [[`${area}Discussed`, 'no']],
  ),
)
const DAY_MS = 86_400_000
const SOON_DAYS = 8

/** Leads a case to where its course ends. Returns whom it is about in the end. */
export async function playCourse(
  stage: Stage,
  players: Players,
  { found, course }: { found: Open; course: Course },
): Promise<Subject> {
  const { subject, agency, caseworkerId } = found
  const { username } = await stage.deps.db.prisma.staff.findUniqueOrThrow({
    where: { id: caseworkerId },
  })
  const part: Part = {
    stage,
    players,
    send: await players.byName(username),
    subject,
    agency,
    caseId: subject.id,
  }
  if (course === 'no-show') return await missTalk(part)
  await players.talkNow(part.send, subject)
  await players.complete(part.send, {
    subject,
    formId: 'first-conversation',
    answers: { ...CONVERSATION, privacyNoticeGiven: players.dayFrom(0) },
  })
  if (course === 'talked') return await withGuardian(part)
  if (course === 're-entry') return await comeBack(part)
  await decide(part, course)
  if (course === 'consent-withdrawn') await withdrawConsent(part)
  if (course === 'prepared' || course === 'no-agreement' || course === 'planned')
    await prepare(part)
  if (course === 'no-agreement' || course === 'planned') await agree(part, course === 'planned')
  return subject
}

async function decide({ players, send, subject }: Part, course: Course): Promise<void> {
  const decision = course === 'thinking' || course === 'no' || course === 'one-off' ? course : 'yes'
  const more = decision === 'thinking' ? { thinkUntil: players.dayFrom(20) } : {}
  await players.complete(send, {
    subject,
    formId: 'participation-decision',
    answers: {
      decision,
      ...more,
      consentEvaluation: decision === 'yes' ? 'given' : 'not-asked',
      consentContact: decision === 'yes' ? ['phone'] : [],
    },
  })
}

const prepare = ({ players, send, subject }: Part): Promise<void> =>
  players.complete(send, {
    subject,
    formId: 'prepare-assessment',
    answers: {
      firstTopics: 'Arbeit und Schulden',
      interpreterNeeded: 'no',
      sheetOn: players.dayFrom(14),
    },
  })

/** From the sheet to the plan, which is signed or not wanted. */
async function agree({ players, send, subject }: Part, isWanted: boolean): Promise<void> {
  await players.talk(send, { subject, formId: 'assessment', answers: { ...AREAS, ...SHEET } })
  await players.complete(send, {
    subject,
    formId: 'confirm-assessment',
    answers: { sharedWithClient: 'read-together', supportLevel: 'S2', outcome: 'assessed' },
  })
  const plan = {
    guidingGoal: 'Wieder arbeiten',
    goals: [
      {
        title: 'Einen Sprachkurs besuchen',
        lifeArea: 'work',
        indicator: 'Ich gehe hin.',
        targetOn: players.dayFrom(150),
        startLevel: '-1',
        expected: 'Jede Woche',
        importance: '3',
      },
    ],
    contributionsClient: [{ text: 'Ich melde mich an.' }],
    contributionsAgency: [{ text: 'Wir suchen einen Platz.' }],
    measures: [],
    reviewOn: players.dayFrom(150),
  }
  await players.talk(send, { subject, formId: 'draft-plan', answers: plan })
  await players.talk(send, {
    subject,
    formId: 'sign-plan',
    answers: {
      outcome: isWanted ? 'signed' : 'no-agreement',
      ...(isWanted ? { signedOn: players.dayFrom(0) } : {}),
      explainedIn: 'german',
      copyGiven: isWanted,
    },
  })
}

async function withdrawConsent({ stage: { deps }, send, caseId }: Part): Promise<void> {
  const { id } = await deps.db.prisma.consent.findFirstOrThrow({ where: { caseId } })
  await send(`/api/cases/${caseId}/consents/${id}/withdrawal`, { method: 'POST', body: {} })
}

async function withGuardian({ stage: { deps }, send, subject, caseId }: Part): Promise<Subject> {
  const { personId, person } = await deps.db.prisma.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { person: true },
  })
  await send(`/api/persons/${personId}/contact`, {
    method: 'PUT',
    body: {
      phone: person.phone ?? '',
      email: '',
      language: person.language,
      interpreter: '',
      accessNeeds: '',
      representative: 'Ilse Wacholder',
      representativeKind: 'guardian',
    },
  })
  return subject
}

/** Leaves, and stands at the counter again some time later. */
async function comeBack({ stage, players, send, caseId }: Part): Promise<Subject> {
  const { prisma } = stage.deps.db
  await send(`/api/cases/${caseId}/withdrawal`, { method: 'POST', body: {} })
  await stage.rest()
  const { personId } = await prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  const centre = await players.as('customer-centre')
  const taken = await centre(`/api/persons/${personId}/walk-in`, {
    method: 'POST',
    body: { urgentHints: [] },
  })
  return caseSubject(String(taken['caseId']))
}

/** A time is agreed on, nobody comes, and there is no further try. */
async function missTalk({ stage, players, send, subject, caseId }: Part): Promise<Subject> {
  const { prisma } = stage.deps.db
  await players.talkOf(subject)
  const startsAt = await soon({ players, send, caseId })
  const booked = await prisma.appointment.findFirst({ where: { caseId } })
  if (booked)
    await send(`/api/appointments/${booked.id}/move`, { method: 'POST', body: { startsAt } })
  else
    await send(`/api/cases/${caseId}/appointments`, {
      method: 'POST',
      body: { startsAt, place: 'agency' },
    })
  await stage.rest()
  const { endsAt } = await prisma.appointment.findFirstOrThrow({
    where: { caseId },
    orderBy: { startsAt: 'desc' },
  })
  await stage.moveBy(Math.max(DAY_MS, endsAt.getTime() - stage.deps.clock.now().getTime()))
  await players.complete(send, {
    subject,
    formId: 'record-attendance',
    answers: { attendance: 'no-show' },
  })
  await players.complete(send, {
    subject,
    formId: 'after-no-show',
    answers: { nextTry: 'stop', reason: 'Die Person meldet sich, wenn sie möchte.' },
  })
  return subject
}

/** The first free time from tomorrow on. */
async function soon({
  players,
  send,
  caseId,
}: Pick<Part, 'players' | 'send' | 'caseId'>): Promise<string> {
  for (let days = 1; days < SOON_DAYS; days++) {
    const { slots } = (await send(
      `/api/cases/${caseId}/free-times?purpose=intake&on=${players.dayFrom(days)}`,
    )) as { slots: { startsAt: string }[] }
    const [slot] = slots
    if (slot) return slot.startsAt
  }
  throw new Error('no time is free')
}
