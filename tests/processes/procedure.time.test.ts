import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/deps.ts'
import { LIFE_AREAS } from '#server/assessments/life-areas.ts'
import { printLedger, runLedger } from '#server/ledger/run-ledger.ts'
import { openApplication, until, type Send, type TestApplication } from '#tests/support/application.ts'
import { moveTo } from '#tests/support/move-time.ts'
import { assignWalkIn, complete, conversation, dayFrom, openTask, quiet, usernameOf } from '#tests/support/scenario.ts'

type Talk = { caseId: string; subject: string; caseworker: Send }

describe('the help-plan procedure', () => {
  let app: TestApplication
  let deps: Deps
  const caller = () => ({ url: app.url, signIn: app.signIn, deps: () => deps })

  beforeAll(async () => {
    app = await openApplication({ clockControlled: true })
    deps = app.application.deps
  })
  afterAll(() => app.close())

  const found = (caseId: string) => deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  const openWait = (subject: string, rule: string) => until(`${subject} waits: ${rule}`, () => deps.db.prisma.wait.findFirst({ where: { subject, rule, closedAt: null, dueAt: { gt: deps.clock.now() } } }))
  const letters = async (caseId: string) => (await deps.db.prisma.letter.findMany({ where: { caseId }, orderBy: { createdAt: 'asc' } })).map(({ documentType }) => documentType)

  /** Ids of the elements that a case and its phases have completed. */
  async function passed(caseId: string): Promise<string[]> {
    await quiet(deps)
    const rows = await deps.db.query<{ element_id: string }>(
      `WITH RECURSIVE tree AS (SELECT p.key FROM readmodel.process_instance p JOIN case_instance c ON c.process_instance_key = p.key WHERE c.case_id = $1::uuid
         UNION ALL SELECT p.key FROM readmodel.process_instance p JOIN tree ON p.parent_key = tree.key)
       SELECT e.element_id FROM readmodel.element_instance e JOIN tree ON tree.key = e.process_instance_key WHERE e.state = 'completed' ORDER BY e.position`,
      [caseId],
    )
    return rows.map((row) => row.element_id)
  }

  async function takesPart(lastName: string): Promise<Talk> {
    const { caseId, caseworker } = await assignWalkIn(caller(), lastName)
    const subject = `case:${caseId}`
    await complete(deps, caseworker, { subject, formId: 'first-conversation', answers: conversation(deps) })
    await complete(deps, caseworker, { subject, formId: 'participation-decision', answers: { decision: 'yes', consentEvaluation: 'refused' } })
    await complete(deps, caseworker, { subject, formId: 'prepare-assessment', answers: { interpreterNeeded: 'no', sheetOn: dayFrom(deps, 7) } })
    return { caseId, subject, caseworker }
  }

  async function assess({ subject, caseworker }: Talk, outcome = 'assessed'): Promise<void> {
    const areas = Object.fromEntries(LIFE_AREAS.flatMap((area) => (area === 'work' ? [[`${area}Discussed`, 'yes'], [`${area}Client`, 'Ich möchte arbeiten.'], [`${area}Need`, '3']] : [[`${area}Discussed`, 'no']])))
    await complete(deps, caseworker, { subject, formId: 'assessment', answers: { ...areas, summary: 'Es geht gut voran.', strengths: [{ text: 'Ausdauer' }], wantsWork: 'yes', vocational: 'no', lastWork: 'longer', careUnsolved: 'no' } })
    await complete(deps, caseworker, { subject, formId: 'confirm-assessment', answers: { sharedWithClient: 'read-together', supportLevel: 'S2', outcome } })
  }

  const plan = (title: string) => ({
    guidingGoal: 'Wieder arbeiten',
    goals: [{ title, lifeArea: 'work', indicator: 'Ich gehe hin.', targetOn: dayFrom(deps, 300), startLevel: '-1', expected: 'Jede Woche', importance: '3' }],
    contributionsClient: [{ text: 'Ich melde mich an.' }],
    contributionsAgency: [{ text: 'Wir suchen einen Platz.' }],
    measures: [],
    reviewOn: dayFrom(deps, 170),
  })

  async function agree({ subject, caseworker }: Talk, title: string): Promise<void> {
    await complete(deps, caseworker, { subject, formId: 'draft-plan', answers: plan(title) })
    await complete(deps, caseworker, { subject, formId: 'sign-plan', answers: { outcome: 'signed', signedOn: dayFrom(deps, 0), explainedIn: 'german', copyGiven: true } })
  }

  /** Contacts go well until the review is due; returns how many there were. */
  async function followUp({ subject, caseworker }: Talk): Promise<number> {
    for (let contacts = 0; ; contacts += 1) {
      await moveTo(app, (await openWait(subject, 'next-contact')).dueAt)
      const formId = await until('contact or review', async () => {
        const [task] = await deps.db.query<{ form_id: string }>(`SELECT form_id FROM task WHERE subject = $1 AND state = 'open' AND submission_id IS NULL`, [subject])
        return task?.form_id
      })
      if (formId === 'arrange-review') return contacts
      await complete(deps, caseworker, { subject, formId: 'follow-up-contact', answers: { kind: 'phone', contactOn: dayFrom(deps, 0), course: 'on-track' } })
    }
  }

  async function review({ caseId, subject, caseworker }: Talk, { rating, decision }: { rating: string; decision: string }): Promise<void> {
    await complete(deps, caseworker, { subject, formId: 'arrange-review', answers: { outcome: 'arranged' } })
    const { goals } = await deps.db.prisma.helpPlan.findFirstOrThrow({ where: { caseId, state: 'active' }, include: { goals: true } })
    await complete(deps, caseworker, { subject, formId: 'review-conversation', answers: { ratings: goals.map(({ id }) => ({ goal: id, client: rating, caseworker: 'rated-0' })), wish: 'go-on' } })
    await complete(deps, caseworker, { subject, formId: 'review-decision', answers: { decision, reason: 'Gemeinsam so besprochen.', nextReviewOn: dayFrom(deps, 150) } })
  }

  test('one person goes from the first talk to the end, with two plan versions and two reviews', { timeout: 400_000 }, async () => {
    // given
    const start = deps.clock.now().getTime()
    const talk = await takesPart('Ahorn')
    const { caseId, subject, caseworker } = talk
    // when
    await assess(talk)
    await agree(talk, 'Einen Sprachkurs besuchen')
    const contacts = await followUp(talk)
    await review(talk, { rating: 'rated-p1', decision: 're-plan' })
    await agree(talk, 'Eine Ausbildung beginnen')
    await followUp(talk)
    await review(talk, { rating: 'not-rated', decision: 'close' })
    await complete(deps, caseworker, { subject, formId: 'closing-report', answers: { endCode: 'C01', workKind: 'training', benefitState: 'ended', whatHelped: 'Der Kurs', aftercareConsent: 'given' } })
    const aftercare = await openWait(subject, 'aftercare')
    await moveTo(app, aftercare.dueAt)
    await complete(deps, caseworker, { subject, formId: 'aftercare-contact', answers: { reached: 'yes', stillIndependent: 'yes' } })
    // then
    expect(contacts).toBeGreaterThan(4)
    expect((deps.clock.now().getTime() - start) / 86_400_000).toBeGreaterThan(400)
    expect((await deps.db.prisma.helpPlan.findMany({ where: { caseId }, orderBy: { version: 'asc' } })).map(({ version, state }) => [version, state])).toEqual([[1, 'replaced'], [2, 'active']])
    expect(await found(caseId)).toMatchObject({ status: 'closed', endCode: 'C01', supportLevel: 'S2' })
    expect(await letters(caseId)).toEqual(['PRIVACY_NOTICE', 'HELP_PLAN', 'REVIEW_INVITATION', 'REVIEW_REPORT', 'HELP_PLAN', 'REVIEW_INVITATION', 'REVIEW_REPORT', 'CLOSING_LETTER'])
    expect(await passed(caseId)).toEqual(expect.arrayContaining(['br-support-level', 'st-activate-plan', 'br-follow-up-interval', 'ev-review-due', 'br-review-proposal', 'ut-aftercare-contact', 'ev-aftercare-done', 'ev-case-ended']))
  })

  test('a person withdraws in follow-up: nothing goes on', { timeout: 120_000 }, async () => {
    // given
    const talk = await takesPart('Birke')
    await assess(talk)
    await agree(talk, 'Einen Sprachkurs besuchen')
    await openWait(talk.subject, 'next-contact')
    // when
    await talk.caseworker(`/api/cases/${talk.caseId}/withdrawal`, { method: 'POST', body: {} })
    // then
    await until('closed', async () => (await found(talk.caseId)).status === 'closed')
    expect((await found(talk.caseId)).endCode).toBe('C04')
    expect(await passed(talk.caseId)).toContain('ev-withdrawal-done')
  })

  test('a person pauses and goes on', { timeout: 120_000 }, async () => {
    // given
    const talk = await takesPart('Eiche')
    const { caseId, subject, caseworker } = talk
    await assess(talk)
    await agree(talk, 'Einen Sprachkurs besuchen')
    await openWait(subject, 'next-contact')
    // when
    await caseworker(`/api/cases/${caseId}/pause`, { method: 'POST', body: { until: dayFrom(deps, 60) } })
    await openWait(subject, 'pause-max')
    await until('paused', async () => (await found(caseId)).status === 'paused')
    await caseworker(`/api/cases/${caseId}/resumption`, { method: 'POST', body: {} })
    // then
    await openWait(subject, 'next-contact')
    expect((await found(caseId)).status).toBe('open')
    expect(await passed(caseId)).toEqual(expect.arrayContaining(['ev-case-paused', 'ca-pause', 'st-resume-case']))
    await caseworker(`/api/cases/${caseId}/signals`, { method: 'POST', body: { signal: 'concern' } })
    await openTask(deps, { subject, formId: 'follow-up-contact' })
  })

  test('an end that nobody asked for is confirmed by the lead', { timeout: 120_000 }, async () => {
    // given
    const talk = await takesPart('Erle')
    const { caseId, subject, caseworker } = talk
    const lead = await app.signIn(await usernameOf(deps, 'team-lead', (await found(caseId)).agencyId))
    await assess(talk, 'other-service')
    // when
    await complete(deps, caseworker, { subject, formId: 'closing-report', answers: { endCode: 'C07', benefitState: 'unchanged', aftercareConsent: 'refused' } })
    await complete(deps, lead, { subject, formId: 'confirm-closure', answers: { confirmed: 'yes' } })
    // then
    await until('closed', async () => (await found(caseId)).status === 'closed')
    expect(await passed(caseId)).toEqual(expect.arrayContaining(['ev-other-service', 'ut-confirm-closure', 'ev-closed']))
  })

  test('afterwards the ledger finds nothing', { timeout: 60_000 }, async () => {
    await quiet(deps)
    expect(printLedger((await runLedger(app.postgres.ownerUrl)).filter((line) => line.differences > 0))).toBe('')
  })
})
