import type { Deps } from '#server/base/deps.ts'
import { until, type TestApplication } from './application.ts'
import { Procedure, type Talk } from './procedure.ts'
import { post } from './post-letters.ts'
import {
  approveSampleCampaign,
  complete,
  conversation,
  dayFrom,
  openTask,
  talkNow,
  usernameOf,
} from './scenario.ts'
import { first, known } from './known.ts'

/** Answers of the first 150 households: how often each, in this order. */
const ANSWERS: { response: string; count: number; urgentHints?: string[] }[] = [
  { response: 'accept', count: 12, urgentHints: ['housing'] },
  { response: 'accept', count: 70 },
  { response: 'decline', count: 40 },
  { response: 'later', count: 18 },
  { response: 'question', count: 10 },
]

export type LivedIn = {
  campaignId: string
  /** A case in follow-up, with a help plan. */
  caseId: string
  /** A case whose person still thinks. */
  earlyCaseId: string
  caseworker: string
  lead: string
  centre: string
  campaignManager: string
  manager: string
  processOwner: string
  /** Has handed in a drawing. */
  processAuthor: string
  admin: string
}

/**
 * A campaign whose letters are posted and answered in part, cases from the start to follow-up, and
 * a drawing that waits for its release; for pictures and for trying pages.
 */
export async function liveIn(app: TestApplication): Promise<LivedIn> {
  const { deps } = app.application
  const caller = { url: app.url, signIn: (name: string) => app.signIn(name), deps: () => deps }
  const campaignId = await approveSampleCampaign(caller)
  await until(
    'every letter is queued',
    async () => (await deps.db.prisma.letter.count({ where: { state: 'queued' } })) === 420,
  )
  const campaignManager = await usernameOf(deps, 'campaign-manager')
  await post(deps, await app.signIn(campaignManager))
  const centre = await usernameOf(deps, 'customer-centre')
  await answer(deps, await app.signIn(centre))
  const lead = await usernameOf(deps, 'team-lead', 'kinderhaus')
  const caseworker = await usernameOf(deps, 'caseworker', 'kinderhaus')
  const cases = await assign(app, { lead, caseworker })
  const send = await app.signIn(caseworker)
  for (const [n, subject] of cases.slice(0, 3).entries()) {
    await talkNow(deps, send, subject.slice('case:'.length))
    await complete(deps, send, {
      subject,
      formId: 'first-conversation',
      answers: conversation(deps),
    })
    if (n < 2)
      await complete(deps, send, {
        subject,
        formId: 'participation-decision',
        answers: n
          ? { decision: 'thinking', thinkUntil: dayFrom(deps, 12), consentEvaluation: 'not-asked' }
          : { decision: 'yes', consentEvaluation: 'given', consentContact: ['phone'] },
      })
  }
  const [planned, early] = cases.map((subject) => subject.slice('case:'.length))
  await reachFollowUp(app, { caseId: known(planned), subject: first(cases), caseworker: send })
  const processOwner = await usernameOf(deps, 'process-owner')
  const processAuthor = await handInDrawing(deps)
  return {
    campaignId,
    caseId: known(planned),
    earlyCaseId: known(early),
    caseworker,
    lead,
    centre,
    campaignManager,
    manager: await usernameOf(deps, 'manager'),
    processOwner,
    processAuthor,
    admin: await usernameOf(deps, 'system-admin'),
  }
}

async function reachFollowUp(app: TestApplication, talk: Talk): Promise<void> {
  const { deps } = app.application
  const procedure = new Procedure(app)
  await procedure.does(talk, 'prepare-assessment', {
    interpreterNeeded: 'no',
    sheetOn: dayFrom(deps, 7),
  })
  await procedure.assess(talk)
  await procedure.agree(talk, 'Ich spreche Deutsch so gut, dass ich am Telefon zurechtkomme.')
  await until('contacts are planned', () =>
    deps.db.prisma.wait.findFirst({
      where: { subject: talk.subject, rule: 'next-contact', closedAt: null },
    }),
  )
}

/** One process owner waits for the other. */
async function handInDrawing({ db: { prisma }, clock }: Deps): Promise<string> {
  const author = await prisma.staff.findFirstOrThrow({
    where: { roles: { has: 'process-owner' } },
    orderBy: { username: 'desc' },
  })
  const { id, xml, forms, decisions, process } = await prisma.deployment.findFirstOrThrow({
    where: { process: 'client-invitation' },
  })
  const drawn = xml.replace('name="Fragen beantworten"', 'name="Fragen klären"')
  const draft = {
    process,
    staffId: author.id,
    xml: drawn,
    forms: forms as object,
    decisions: decisions as object,
    basedOn: id,
    revision: 1,
    savedAt: clock.wallNow(),
    submittedAt: clock.wallNow(),
    reason: 'Das Wort ist klarer',
  }
  await prisma.processDraft.create({ data: draft })
  return author.username
}

async function answer(
  deps: Deps,
  send: Awaited<ReturnType<TestApplication['signIn']>>,
): Promise<void> {
  await until(
    'the deadlines run',
    async () =>
      (await deps.db.prisma.wait.count({ where: { rule: 'response-period', closedAt: null } })) >=
      400,
  )
  const invitations = await deps.db.prisma.invitation.findMany({
    where: { status: 'open' },
    orderBy: { person: { reference: 'asc' } },
    select: { id: true },
  })
  let first = 0
  for (const { response, count, urgentHints } of ANSWERS) {
    const more = {
      ...(urgentHints ? { urgentHints } : {}),
      ...(response === 'later' ? { laterFrom: dayFrom(deps, 40) } : {}),
    }
    for (const { id } of invitations.slice(first, first + count))
      await send(`/api/invitations/${id}/answers`, {
        method: 'POST',
        body: { response, channel: 'slip', ...more },
      })
    first += count
  }
}

/** The lead gives the agency's first cases to one caseworker; their subjects. */
async function assign(
  app: TestApplication,
  { lead, caseworker }: { lead: string; caseworker: string },
): Promise<string[]> {
  const { deps } = app.application
  const { id: caseworkerId } = await deps.db.prisma.staff.findUniqueOrThrow({
    where: { username: caseworker },
  })
  const send = await app.signIn(lead)
  const found = await until('cases of the agency', async () => {
    const cases = await deps.db.prisma.case.findMany({
      where: { agencyId: 'kinderhaus', status: 'open' },
      orderBy: { caseRef: 'asc' },
      take: 12,
    })
    return cases.length === 12 && cases
  })
  const subjects = found.map(({ id }) => `case:${id}`)
  for (const subject of subjects) {
    await openTask(deps, { subject, formId: 'confirm-assignment' })
    await complete(deps, send, {
      subject,
      formId: 'confirm-assignment',
      answers: { caseworkerId, reason: 'Absprache im Team' },
    })
  }
  await until('the last talk is booked', () =>
    deps.db.prisma.appointment.findFirst({ where: { caseId: known(found.at(-1)).id } }),
  )
  return subjects
}
