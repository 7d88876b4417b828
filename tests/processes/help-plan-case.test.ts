import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { Procedure } from '#tests/support/procedure.ts'
import { assignWalkIn, complete, conversation, dayFrom, openTask } from '#tests/support/scenario.ts'

describe('help-plan-case', () => {
  let app: TestApplication
  let deps: Deps
  const caller = () => ({ url: app.url, signIn: app.signIn, deps: () => deps })

  beforeAll(async () => {
    app = await openApplication()
    deps = app.application.deps
  })
  afterAll(() => app.close())

  const passed = (caseId: string) => new Procedure(app).passed(caseId)

  async function toDecision(lastName: string) {
    const { caseId, caseworker } = await assignWalkIn(caller(), lastName)
    await complete(deps, caseworker, {
      subject: `case:${caseId}`,
      formId: 'first-conversation',
      answers: conversation(deps),
    })
    return { caseId, caseworker, subject: `case:${caseId}` }
  }

  const closed = (caseId: string) =>
    until('the case is closed', async () => {
      const found = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
      return found.status === 'closed' && found
    })

  test('happy path: yes leads to the preparation of the assessment', async () => {
    // given
    const { caseId, caseworker, subject } = await toDecision('Ahorn')
    // when
    await complete(deps, caseworker, {
      subject,
      formId: 'participation-decision',
      answers: { decision: 'yes', consentEvaluation: 'given', consentContact: ['phone'] },
    })
    await complete(deps, caseworker, {
      subject,
      formId: 'prepare-assessment',
      answers: { firstTopics: 'Arbeit', interpreterNeeded: 'no', sheetOn: '2027-01-11' },
    })
    // then
    expect(await passed(caseId)).toEqual(
      expect.arrayContaining([
        'st-register',
        'st-open-case',
        'st-propose-assignment',
        'ut-confirm-assignment',
        'ut-first-conversation',
        'ut-participation-decision',
        'gw-participation',
        'ca-privacy-notice',
        'ev-participates',
        'ca-intake',
        'st-prepare-sheet',
        'ut-prepare-assessment',
      ]),
    )
    const notices = { caseId, documentType: 'PRIVACY_NOTICE' }
    expect(await deps.db.prisma.letter.count({ where: notices })).toBe(0) // handed over in the talk
    const given = { subject: `case:${caseId}`, code: 'letter-given-before' }
    expect(await deps.db.prisma.subjectEvent.count({ where: given })).toBe(1)
  })

  test.for([
    ['no', 'C11'],
    ['one-off', 'C13'],
  ] as const)(
    '%s: the case is closed with %s, a deletion date and a letter',
    async ([decision, endCode]) => {
      // given
      const { caseId, caseworker, subject } = await toDecision(`Birke-${decision}`)
      // when
      await complete(deps, caseworker, {
        subject,
        formId: 'participation-decision',
        answers: { decision, consentEvaluation: 'not-asked' },
      })
      // then
      const found = await closed(caseId)
      expect(found.endCode).toBe(endCode)
      expect(found.deletionOn).not.toBeNull()
      expect(await passed(caseId)).toEqual(
        expect.arrayContaining([
          'ev-not-participating',
          'st-check-closure',
          'st-close-case',
          'ca-closing-letter',
          'ev-closed',
          'ev-case-ended',
        ]),
      )
      expect(
        await deps.db.prisma.letter.count({
          where: { caseId, documentType: 'CLOSING_LETTER', state: 'queued' },
        }),
      ).toBe(1)
    },
  )

  test('thinking, then the person decides: the wait ends with the decision', async () => {
    // given
    const { caseId, caseworker, subject } = await toDecision('Eiche')
    await complete(deps, caseworker, {
      subject,
      formId: 'participation-decision',
      answers: {
        decision: 'thinking',
        thinkUntil: dayFrom(deps, 10),
        consentEvaluation: 'not-asked',
      },
    })
    await until(
      'the case waits',
      async () =>
        (await deps.db.prisma.wait.count({
          where: { subject, rule: 'thinking-time', closedAt: null },
        })) === 1,
    )
    // when
    await caseworker(`/api/cases/${caseId}/decision`, {
      method: 'POST',
      body: { participation: 'yes' },
    })
    // then
    await openTask(deps, { subject, formId: 'prepare-assessment' })
    expect(await passed(caseId)).toEqual(
      expect.arrayContaining(['st-calc-thinking-due', 'ev-client-decided']),
    )
  })

  test('thinking, deadline moved and wait ended by hand: the person is asked once more', async () => {
    // given
    const { caseId, caseworker, subject } = await toDecision('Erle')
    await complete(deps, caseworker, {
      subject,
      formId: 'participation-decision',
      answers: {
        decision: 'thinking',
        thinkUntil: dayFrom(deps, 10),
        consentEvaluation: 'not-asked',
      },
    })
    const first = await until('the case waits', () =>
      deps.db.prisma.wait.findFirst({ where: { subject, closedAt: null } }),
    )
    const dueOn = dayFrom(deps, 20)
    // when
    await caseworker(`/api/waits/${first.id}/deadline`, {
      method: 'POST',
      body: { dueOn, reason: 'Auf Wunsch der Person' },
    })
    const second = await until('a new wait', () =>
      deps.db.prisma.wait.findFirst({ where: { subject, closedAt: null, id: { not: first.id } } }),
    )
    await caseworker(`/api/waits/${second.id}/end`, { method: 'POST', body: {} })
    await complete(deps, caseworker, { subject, formId: 'ask-again', answers: { decision: 'no' } })
    // then
    expect(second.dueAt.getTime()).toBeGreaterThan(first.dueAt.getTime())
    expect((await closed(caseId)).endCode).toBe('C11')
    expect(await passed(caseId)).toEqual(
      expect.arrayContaining([
        'ev-deadline-moved',
        'ev-wait-ended',
        'ut-ask-again',
        'ev-not-participating',
      ]),
    )
  })

  test('withdrawal: the case ends at any time with C04 and a friendly letter', async () => {
    // given
    const { caseId, caseworker } = await toDecision('Esche')
    // when
    await caseworker(`/api/cases/${caseId}/withdrawal`, { method: 'POST', body: {} })
    // then
    expect((await closed(caseId)).endCode).toBe('C04')
    expect(await passed(caseId)).toEqual(
      expect.arrayContaining([
        'ev-withdrawn',
        'st-close-withdrawn',
        'ca-letter-withdrawn',
        'ev-withdrawal-done',
      ]),
    )
  })

  test('death: the case ends with C10, restricted and without a letter', async () => {
    // given
    const { caseId, caseworker } = await toDecision('Fichte')
    // when
    await caseworker(`/api/cases/${caseId}/death`, {
      method: 'POST',
      body: { diedOn: dayFrom(deps, 0) },
    })
    // then
    const found = await closed(caseId)
    expect([found.endCode, found.restricted]).toEqual(['C10', true])
    expect(await passed(caseId)).toEqual(
      expect.arrayContaining(['ev-died', 'st-hold-letters-died', 'st-close-died', 'ev-death-done']),
    )
    expect(
      await deps.db.prisma.letter.count({
        where: { caseId, state: { in: ['rendered', 'queued', 'in-run', 'posted'] } },
      }),
    ).toBe(0)
  })

  test('consent withdrawn: exactly that use stops and the case goes on', async () => {
    // given
    const { caseId, caseworker, subject } = await toDecision('Hasel')
    await complete(deps, caseworker, {
      subject,
      formId: 'participation-decision',
      answers: { decision: 'yes', consentEvaluation: 'given', consentContact: ['phone'] },
    })
    const consent = await until('the consent', () =>
      deps.db.prisma.consent.findFirst({ where: { caseId, kind: 'contact-phone' } }),
    )
    // when
    await caseworker(`/api/cases/${caseId}/consents/${consent.id}/withdrawal`, {
      method: 'POST',
      body: {},
    })
    // then
    await until(
      'the use is stopped',
      async () =>
        (await deps.db.prisma.consent.count({
          where: { id: consent.id, stoppedAt: { not: null } },
        })) === 1,
    )
    expect(
      await deps.db.prisma.consent.count({ where: { caseId, kind: 'evaluation', state: 'given' } }),
    ).toBe(1)
    await openTask(deps, { subject, formId: 'prepare-assessment' })
    expect(await passed(caseId)).toEqual(
      expect.arrayContaining(['ev-consent-withdrawn', 'st-stop-consented-use', 'ev-use-stopped']),
    )
  })

  test('a second start of the same case is dropped silently', async () => {
    // given
    const { caseId, subject } = await toDecision('Linde')
    const { personId } = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
    // when
    await app.application.engine.publishMessage({
      name: 'ParticipationInterest',
      correlationKey: randomUUID(),
      messageId: randomUUID(),
      timeToLiveMs: 0,
      variables: {
        caseId,
        clientId: personId,
        invitationId: null,
        origin: 'walk-in',
        priority: 'P3',
        generation: 1,
        resumeAt: null,
        resumeInCall: null,
      },
    })
    // then
    await until(
      'the second instance ended as a duplicate',
      async () =>
        (
          await deps.db.query(
            `SELECT 1
             FROM readmodel.element_instance
             WHERE element_id = 'ev-duplicate' AND state = 'completed'`,
          )
        ).length,
    )
    expect(await deps.db.prisma.task.count({ where: { subject, state: 'open' } })).toBe(1)
  })
})
