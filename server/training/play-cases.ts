import type { Stage } from './play-scene.ts'
import type { Players } from './players.ts'

type Open = { subject: string; agency: string; caseworkerId: string }

/** What the cases come to, one after another; those beyond keep their first conversation before them. */
const COURSES = ['yes', 'yes', 'thinking', 'no', 'one-off', 'prepared', 'consent-withdrawn', 'withdrawn', 'talked', 'talked'] as const
type Course = (typeof COURSES)[number]

const CONVERSATION = { offerExplained: true, voluntarinessExplained: true, concern: 'Ich möchte wieder arbeiten.', immediateNeeds: ['none'], householdConfirmed: true }

/** Assigns most cases and leads some of them on, so that each state that is drawn can be seen. */
export async function playCases(stage: Stage, players: Players): Promise<void> {
  const cases = await assign(stage, players)
  for (const [n, course] of COURSES.entries()) {
    const found = cases[n]
    if (found) await lead(stage, players, { found, course })
  }
  await stage.rest()
}

/** All but the last two, which wait for their team lead. */
async function assign({ deps }: Stage, players: Players): Promise<Open[]> {
  const opened = await deps.db.prisma.case.findMany({ where: { status: 'open' }, orderBy: { caseRef: 'asc' } })
  const assigned: Open[] = []
  for (const { id, agencyId, proposedId } of opened.slice(0, -2)) {
    const somebody = proposedId ?? (await deps.db.prisma.staff.findFirstOrThrow({ where: { agencyId, roles: { has: 'caseworker' } } })).id
    const subject = `case:${id}`
    await players.complete(await players.as('team-lead', agencyId), { subject, formId: 'confirm-assignment', answers: { caseworkerId: somebody, reason: 'Absprache im Team' } })
    assigned.push({ subject, agency: agencyId, caseworkerId: somebody })
  }
  return assigned
}

async function lead({ deps }: Stage, players: Players, { found: { subject, caseworkerId }, course }: { found: Open; course: Course }): Promise<void> {
  const { username } = await deps.db.prisma.staff.findUniqueOrThrow({ where: { id: caseworkerId } })
  const send = await players.byName(username)
  const caseId = subject.slice('case:'.length)
  await players.talkNow(send, subject)
  await players.complete(send, { subject, formId: 'first-conversation', answers: { ...CONVERSATION, privacyNoticeGiven: players.dayFrom(0) } })
  if (course === 'talked') return
  if (course === 'withdrawn') return void (await send(`/api/cases/${caseId}/withdrawal`, { method: 'POST', body: {} }))
  const decision = course === 'thinking' || course === 'no' || course === 'one-off' ? course : 'yes'
  const more = decision === 'thinking' ? { thinkUntil: players.dayFrom(20) } : {}
  await players.complete(send, { subject, formId: 'participation-decision', answers: { decision, ...more, consentEvaluation: decision === 'yes' ? 'given' : 'not-asked', consentContact: decision === 'yes' ? ['phone'] : [] } })
  if (course === 'prepared') await players.complete(send, { subject, formId: 'prepare-assessment', answers: { firstTopics: 'Arbeit und Schulden', interpreterNeeded: 'no', sheetOn: players.dayFrom(14) } })
  if (course === 'consent-withdrawn') {
    const { id } = await deps.db.prisma.consent.findFirstOrThrow({ where: { caseId } })
    await send(`/api/cases/${caseId}/consents/${id}/withdrawal`, { method: 'POST', body: {} })
  }
}
