import { buildLetter } from '#tests/support/build-letter.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { quiet } from '#tests/support/quiet.ts'
import { assignWalkIn, complete, conversation, openTask } from '#tests/support/scenario.ts'

describe('withdrawal', () => {
  let app: TestApplication

  beforeAll(async () => {
    app = await openApplication()
  })
  afterAll(() => app.close())

  test('it takes effect in the click, holds letters, tells nobody, survives a broker that is down', async () => {
    // given
    const { deps } = app.application
    const { caseId, caseworker } = await assignWalkIn(
      { url: app.url, signIn: app.signIn, deps: () => deps },
      'Weide',
    )
    const subject = `case:${caseId}`
    await complete(deps, caseworker, {
      subject,
      formId: 'first-conversation',
      answers: conversation(deps),
    })
    await complete(deps, caseworker, {
      subject,
      formId: 'participation-decision',
      answers: { decision: 'yes', consentEvaluation: 'not-asked' },
    })
    const task = await openTask(deps, { subject, formId: 'prepare-assessment' })
    await quiet(deps)
    const { personId } = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
    const letter = await deps.db.prisma.letter.create({
      data: {
        caseId,
        personId,
        subject,
        documentType: 'REVIEW_INVITATION',
        optional: true,
        state: 'queued',
        data: buildLetter({ documentType: 'REVIEW_INVITATION' }),
        sortKey: 'x',
        callKey: `${subject}/withdrawal`,
        createdAt: deps.clock.now(),
      },
    })
    await app.broker.kill()
    // when
    const answer = await caseworker(`/api/cases/${caseId}/withdrawal`, {
      method: 'POST',
      body: {},
    })
    // then
    expect(answer['status']).toBe('closing')
    expect(
      (await deps.db.prisma.letter.findUniqueOrThrow({ where: { id: letter.id } })).state,
    ).toBe('held')
    expect(
      await caseworker('/api/tasks/list', { method: 'POST', body: { view: { scope: 'mine' } } }),
    ).toMatchObject({ items: [] })
    await expect(
      caseworker(`/api/tasks/${task}/submissions`, {
        method: 'POST',
        body: { mode: 'continue', answers: {} },
      }),
    ).rejects.toThrow(/409/)
    const messages = await deps.db.query<{ name: string }>(
      `SELECT payload->>'name' AS name
         FROM outbox
         WHERE stream = $1 AND kind = 'publish'
         ORDER BY seq`,
      [subject],
    )
    expect(messages.map((message) => message.name)).toEqual([
      'ParticipationInterest',
      'ParticipationWithdrawn',
    ])
    await app.broker.restart()
    await until(
      'the case is closed',
      async () =>
        (await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })).status ===
        'closed',
    )
    await until(
      'the closing letter is queued',
      async () =>
        (await deps.db.prisma.letter.count({
          where: { caseId, documentType: 'CLOSING_LETTER', state: 'queued' },
        })) === 1,
    )
  })
})
