import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import { printLedger, runLedger } from '#server/desks/ledger/run-ledger.ts'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { moveTo } from '#tests/support/move-time.ts'
import { Procedure } from '#tests/support/procedure.ts'
import { quiet } from '#tests/support/quiet.ts'
import { complete, dayFrom, openTask, usernameOf } from '#tests/support/scenario.ts'

describe('the help-plan procedure', () => {
  let app: TestApplication
  let deps: Deps
  let procedure: Procedure

  beforeAll(async () => {
    app = await openApplication({ clockControlled: true })
    deps = app.application.deps
    procedure = new Procedure(app)
  })
  afterAll(() => app.close())

  const found = (caseId: string) => deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  const letters = async (caseId: string) =>
    (
      await deps.db.prisma.letter.findMany({ where: { caseId }, orderBy: { createdAt: 'asc' } })
    ).map(({ documentType }) => documentType)

  test('one person goes from the invitation to the end, with two plan versions and two reviews', async () => {
    // given
    const start = deps.clock.now().getTime()
    const talk = await procedure.accepts()
    const { caseId, subject, caseworker } = talk
    // when
    await procedure.firstTalk(talk)
    await procedure.assess(talk)
    await procedure.agree(talk, 'Einen Sprachkurs besuchen')
    const contacts = await procedure.followUp(talk)
    await procedure.review(talk, { rating: 'rated-p1', decision: 're-plan' })
    await procedure.agree(talk, 'Eine Ausbildung beginnen')
    await procedure.followUp(talk)
    await procedure.review(talk, { rating: 'not-rated', decision: 'close' })
    await complete(deps, caseworker, {
      subject,
      formId: 'closing-report',
      answers: {
        endCode: 'C01',
        workKind: 'training',
        benefitState: 'ended',
        whatHelped: 'Der Kurs',
        aftercareConsent: 'given',
      },
    })
    const aftercare = await procedure.openWait(subject, 'aftercare')
    await moveTo(app, aftercare.dueAt)
    await complete(deps, caseworker, {
      subject,
      formId: 'aftercare-contact',
      answers: { reached: 'yes', stillIndependent: 'yes' },
    })
    // then
    expect(contacts).toBeGreaterThan(4)
    expect((deps.clock.now().getTime() - start) / 86_400_000).toBeGreaterThan(400)
    expect(
      (
        await deps.db.prisma.helpPlan.findMany({ where: { caseId }, orderBy: { version: 'asc' } })
      ).map(({ version, state }) => [version, state]),
    ).toEqual([
      [1, 'replaced'],
      [2, 'active'],
    ])
    expect(await found(caseId)).toMatchObject({
      status: 'closed',
      endCode: 'C01',
      supportLevel: 'S2',
    })
    expect(await letters(caseId)).toEqual([
      'APPOINTMENT_LETTER',
      'HELP_PLAN',
      'REVIEW_INVITATION',
      'REVIEW_REPORT',
      'HELP_PLAN',
      'REVIEW_INVITATION',
      'REVIEW_REPORT',
      'CLOSING_LETTER',
    ])
    expect(await procedure.passed(caseId)).toEqual(
      expect.arrayContaining([
        'ca-appointment-letter',
        'ut-record-attendance',
        'br-support-level',
        'st-activate-plan',
        'br-follow-up-interval',
        'ev-review-due',
        'br-review-proposal',
        'ut-aftercare-contact',
        'ev-aftercare-done',
        'ev-case-ended',
      ]),
    )
  })

  test('a person withdraws in follow-up: nothing goes on', async () => {
    // given
    const talk = await procedure.takesPart('Birke')
    await procedure.assess(talk)
    await procedure.agree(talk, 'Einen Sprachkurs besuchen')
    await procedure.openWait(talk.subject, 'next-contact')
    // when
    await talk.caseworker(`/api/cases/${talk.caseId}/withdrawal`, { method: 'POST', body: {} })
    // then
    await until('closed', async () => (await found(talk.caseId)).status === 'closed')
    expect((await found(talk.caseId)).endCode).toBe('C04')
    expect(await procedure.passed(talk.caseId)).toContain('ev-withdrawal-done')
    expect(
      await deps.db.prisma.wait.count({ where: { subject: talk.subject, closedAt: null } }),
    ).toBe(0)
  })

  test('a person pauses and goes on', async () => {
    // given
    const talk = await procedure.takesPart('Eiche')
    const { caseId, subject, caseworker } = talk
    await procedure.assess(talk)
    await procedure.agree(talk, 'Einen Sprachkurs besuchen')
    await procedure.openWait(subject, 'next-contact')
    // when
    await caseworker(`/api/cases/${caseId}/pause`, {
      method: 'POST',
      body: { until: dayFrom(deps, 60) },
    })
    await procedure.openWait(subject, 'pause-max')
    await until('paused', async () => (await found(caseId)).status === 'paused')
    await caseworker(`/api/cases/${caseId}/resumption`, { method: 'POST', body: {} })
    // then
    await procedure.openWait(subject, 'next-contact')
    expect((await found(caseId)).status).toBe('open')
    expect(await procedure.passed(caseId)).toEqual(
      expect.arrayContaining(['ev-case-paused', 'ca-pause', 'st-resume-case']),
    )
    await caseworker(`/api/cases/${caseId}/signals`, {
      method: 'POST',
      body: { signal: 'concern' },
    })
    await openTask(deps, { subject, formId: 'follow-up-contact' })
  })

  test('an end that nobody asked for is confirmed by the lead', async () => {
    // given
    const talk = await procedure.takesPart('Erle')
    const { caseId, subject, caseworker } = talk
    const lead = await app.signIn(
      await usernameOf(deps, 'team-lead', (await found(caseId)).agencyId),
    )
    await procedure.assess(talk, 'other-service')
    // when
    await complete(deps, caseworker, {
      subject,
      formId: 'closing-report',
      answers: { endCode: 'C07', benefitState: 'unchanged', aftercareConsent: 'refused' },
    })
    await complete(deps, lead, {
      subject,
      formId: 'confirm-closure',
      answers: { confirmed: 'yes' },
    })
    // then
    await until('closed', async () => (await found(caseId)).status === 'closed')
    expect(await procedure.passed(caseId)).toEqual(
      expect.arrayContaining(['ev-other-service', 'ut-confirm-closure', 'ev-closed']),
    )
  })

  test('afterwards the ledger finds nothing', async () => {
    await quiet(deps)
    expect(
      printLedger((await runLedger(app.postgres.ownerUrl)).filter((line) => line.differences > 0)),
    ).toBe('')
  })
})
