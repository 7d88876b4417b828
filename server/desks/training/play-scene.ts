import { toCsv } from '#prisma/seed/recipients-csv.ts'
import { generateRecipients } from '#prisma/seed/recipients.ts'
import { dayOf } from '#server/base/clock.ts'
import { playCases } from './play-cases.ts'
import { Players } from './players.ts'
import type { Stage } from './stage.ts'
import type { StorySubjects } from './stories.ts'
import { campaignSubject, invitationSubject, subjectText } from '#server/base/subject.ts'

const HOUSEHOLDS = 60
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/**
 * Answers in the order of the list: what a household says to the first letter. The others stay
 * silent.
 */
const ANSWERS = [
  { response: 'accept', urgentHints: ['housing'] },
  { response: 'accept', interpreter: 'spoken', language: 'ar' },
  ...Array.from({ length: 12 }, () => ({ response: 'accept' })),
  ...Array.from({ length: 5 }, () => ({ response: 'decline' })),
  ...Array.from({ length: 2 }, () => ({ response: 'later' })),
  ...Array.from({ length: 2 }, () => ({ response: 'question' })),
]

/**
 * Plays the first weeks of a practice with 60 invented households, through the same doors as
 * people: an invitation with answers of every kind, a death, a move, mail that came back, someone
 * who wants no letters, and cases in every state that is drawn. Returns whom the stories are about.
 */
export async function playScene(stage: Stage): Promise<StorySubjects> {
  const players = new Players(stage)
  const campaignId = await invite(players)
  await stage.rest()
  await players.post()
  await stage.moveBy(6 * DAY_MS)
  const { first, subjects } = await answer(stage, players, campaignId)
  await stage.rest()
  await players.post()
  const cases = await playCases(stage, players, first)
  await players.post()
  await moveToSilence(stage)
  await sayYesLate(stage, players, subjects.silent)
  return { ...subjects, ...cases }
}

/**
 * Until an hour before those who have not answered are reminded: that is the first thing to be seen
 * in a practice.
 */
async function moveToSilence({ deps, moveBy }: Stage): Promise<void> {
  const now = deps.clock.now()
  const next = await deps.db.prisma.wait.findFirst({
    where: { rule: 'response-period', closedAt: null, dueAt: { gt: now } },
    orderBy: { dueAt: 'asc' },
  })
  const ahead = next ? next.dueAt.getTime() - HOUR_MS - now.getTime() : 0
  if (ahead > 0) await moveBy(ahead)
}

/** One more says yes: a case waits for its team lead, since no time passes any more. */
async function sayYesLate(
  { deps, rest }: Stage,
  players: Players,
  silent: string | undefined,
): Promise<void> {
  const open = await deps.db.prisma.invitation.findMany({
    where: { status: 'open', cases: { none: {} } },
    orderBy: { person: { reference: 'desc' } },
    select: { id: true },
  })
  const late = open.find(({ id }) => subjectText(invitationSubject(id)) !== silent)
  if (!late) return
  const centre = await players.as('customer-centre')
  await centre(`/api/invitations/${late.id}/answers`, {
    method: 'POST',
    body: { channel: 'slip', response: 'accept' },
  })
  await rest()
}

async function invite(players: Players): Promise<string> {
  const manager = await players.as('campaign-manager')
  const { id } = (await manager('/api/campaigns', {
    method: 'POST',
    body: { name: 'Übungsaktion' },
  })) as { id: string }
  const people = generateRecipients()
    .filter((_, index) => index % 7 === 0)
    .slice(0, HOUSEHOLDS)
  await manager(`/api/campaigns/${id}/recipients`, {
    method: 'POST',
    body: new Uint8Array(toCsv(people, { encoding: 'utf-8', delimiter: ';' })),
  })
  const subject = campaignSubject(id)
  const day = (days: number) => players.dayFrom(days)
  await players.complete(manager, {
    subject,
    formId: 'prepare-campaign',
    answers: {
      name: 'Übungsaktion',
      legalBasis: 'sgb12-11',
      selectionDate: day(0),
      dispatchMode: 'all-at-once',
      responseDays: 14,
      campaignEndsOn: day(90),
    },
  })
  await players.complete(manager, {
    subject,
    formId: 'check-exclusions',
    answers: { confirmed: true },
  })
  await players.complete(await players.as('team-lead', 'kinderhaus'), {
    subject,
    formId: 'approve-campaign',
    answers: { approved: 'yes' },
  })
  return id
}

/** `first`: invitations whose cases begin the stories, in order. */
async function answer(
  { deps }: Stage,
  players: Players,
  campaignId: string,
): Promise<{ first: string[]; subjects: StorySubjects }> {
  const centre = await players.as('customer-centre')
  const open = await deps.db.prisma.invitation.findMany({
    where: { campaignId, status: 'open' },
    orderBy: { person: { reference: 'asc' } },
    select: { id: true },
  })
  const ids = open.map(({ id }) => id)
  const [eviction = '', interpreter = ''] = ids
  const decline = ids[ANSWERS.findIndex(({ response }) => response === 'decline')] ?? ''
  for (const said of ANSWERS) {
    const later = said.response === 'later' ? { laterFrom: players.dayFrom(40) } : {}
    await centre(`/api/invitations/${ids.shift()}/answers`, {
      method: 'POST',
      body: { channel: 'slip', ...said, ...later },
    })
  }
  const [death = '', moved = '', returned = '', forbidden = '', silent = ''] = ids
  await centre(`/api/invitations/${death}/death`, {
    method: 'POST',
    body: { diedOn: dayOf(deps.clock.now()) },
  })
  for (const [id, what] of [
    [moved, 'moved'],
    [returned, 'mail-returned'],
    [forbidden, 'contact-forbidden'],
  ])
    await centre(`/api/invitations/${id}/${what}`, { method: 'POST', body: {} })
  return {
    first: [eviction, interpreter],
    subjects: {
      decline: subjectText(invitationSubject(decline)),
      death: subjectText(invitationSubject(death)),
      moved: subjectText(invitationSubject(moved)),
      silent: subjectText(invitationSubject(silent)),
    },
  }
}
