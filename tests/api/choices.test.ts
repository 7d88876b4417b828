import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { Procedure, type Talk } from '#tests/support/procedure.ts'
import { dayFrom, openTask, talkNow, type Row } from '#tests/support/scenario.ts'
import { first, known } from '#tests/support/known.ts'

const REASON = 'Gemeinsam so besprochen.'

describe('what a table proposes and people settle on', () => {
  let app: TestApplication
  let procedure: Procedure
  let talk: Talk

  beforeAll(async () => {
    app = await openApplication()
    procedure = new Procedure(app)
    talk = await procedure.takesPart('Sonnentau')
  })
  afterAll(async () => {
    await app?.close()
  })

  const deps = () => app.application.deps
  const lastOf = (decisionId: string) =>
    deps().db.prisma.decisionResult.findFirstOrThrow({
      where: { subject: talk.subject, decisionId },
      orderBy: { decidedAt: 'desc' },
    })
  const proposalOf = async (formId: string): Promise<{ key: string; values: Row }> => {
    const key = await openTask(deps(), { subject: talk.subject, formId })
    return {
      key,
      values: z
        .record(z.string(), z.unknown())
        .parse((await talk.caseworker(`/api/tasks/${key}`))['values']),
    }
  }
  const refusal = (key: string, answers: Row) =>
    talk
      .caseworker(`/api/tasks/${key}/submissions`, {
        method: 'POST',
        body: { mode: 'continue', answers },
      })
      .then(
        () => 'taken',
        (error: unknown) => String(error),
      )
  const caseworkerId = async () =>
    (await deps().db.prisma.case.findUniqueOrThrow({ where: { id: talk.caseId } })).caseworkerId

  it('on the level of support: kept with inputs, rule and result; another level needs a few words', async () => {
    // given
    await procedure.talksOverSheet(talk)
    const { key, values } = await proposalOf('confirm-assessment')
    const answers = {
      sharedWithClient: 'read-together',
      supportLevel: values['supportLevel'] === 'S3' ? 'S2' : 'S3',
      outcome: 'assessed',
    }
    // when
    expect(await refusal(key, answers)).toContain('warum Sie vom Vorschlag abweichen')
    await procedure.does(talk, 'confirm-assessment', { ...answers, overrideReason: REASON })
    // then
    const kept = await lastOf('support-level')
    expect(kept).toMatchObject({
      inputs: { wantsWork: 'yes', areasInNeed: 1 },
      result: { supportLevel: values['supportLevel'] },
      chosen: { supportLevel: answers.supportLevel },
      overridden: true,
      reason: REASON,
      chosenBy: await caseworkerId(),
    })
    expect(kept.ruleId).not.toBe('')
  })

  it('on the next contact: as proposed without a word, another day with a reason', async () => {
    // given
    await procedure.agree(talk, 'Sprachkurs')
    const contact = { kind: 'phone', contactOn: dayFrom(deps(), 0), course: 'on-track' }
    await signal('concern')
    const first = await proposalOf('follow-up-contact')
    // when
    await procedure.does(talk, 'follow-up-contact', {
      ...contact,
      nextContactOn: first.values['nextContactOn'],
    })
    const asProposed = await deps().db.prisma.decisionResult.findMany({
      where: { subject: talk.subject, decisionId: 'follow-up-interval', chosenAt: { not: null } },
    })
    await signal('concern')
    const { key } = await proposalOf('follow-up-contact')
    expect(await refusal(key, { ...contact, nextContactOn: dayFrom(deps(), 3) })).toContain(
      'warum Sie vom Vorschlag abweichen',
    )
    await procedure.does(talk, 'follow-up-contact', {
      ...contact,
      nextContactOn: dayFrom(deps(), 3),
      intervalReason: REASON,
    })
    // then
    expect(asProposed).toMatchObject([
      {
        chosen: { nextContactOn: first.values['nextContactOn'] },
        overridden: false,
        reason: null,
      },
    ])
    const [otherwise] = await deps().db.prisma.decisionResult.findMany({
      where: { subject: talk.subject, decisionId: 'follow-up-interval', overridden: true },
    })
    expect(otherwise).toMatchObject({
      chosen: { nextContactOn: dayFrom(deps(), 3) },
      reason: REASON,
      inputs: { rhythm: null },
      result: { days: expect.any(Number) },
    })
  })

  it('after a review: the way that the table proposes is preset, another one is kept with its reason', async () => {
    // given
    await signal('review')
    await until('the talk is to be arranged', () =>
      deps().db.prisma.task.findFirst({
        where: {
          subject: talk.subject,
          formId: { in: ['arrange-talk', 'agree-slot'] },
          state: 'open',
        },
      }),
    )
    await talkNow(deps(), talk.caseworker, talk.caseId)
    const { goals } = await deps().db.prisma.helpPlan.findFirstOrThrow({
      where: { caseId: talk.caseId, state: 'active' },
      include: { goals: true },
    })
    await procedure.does(talk, 'review-conversation', {
      ratings: goals.map(({ id }) => ({
        goal: id,
        client: 'rated-0',
        caseworker: 'rated-m1',
        why: 'Der Weg ist weit.',
      })),
      wish: 'go-on',
    })
    const { key, values } = await proposalOf('review-decision')
    const decision = values['decision'] === 're-plan' ? 'continue' : 're-plan'
    // when
    expect(await refusal(key, { decision, nextReviewOn: dayFrom(deps(), 100) })).toContain(
      'warum Sie vom Vorschlag abweichen',
    )
    await procedure.does(talk, 'review-decision', {
      decision,
      reason: REASON,
      nextReviewOn: dayFrom(deps(), 100),
    })
    // then
    expect(await lastOf('review-proposal')).toMatchObject({
      inputs: { wish: 'go-on', meanRating: -1 },
      result: { decision: values['decision'] },
      chosen: { decision },
      overridden: true,
      reason: REASON,
    })
    expect(
      await deps().db.prisma.gasRating.findFirstOrThrow({ where: { goalId: first(goals).id } }),
    ).toMatchObject({ client: 0, caseworker: -1, why: 'Der Weg ist weit.' })
  })

  it('a small change of the plan is a new version; the one before stays as it was', async () => {
    // given
    const other = await procedure.takesPart('Fieberklee')
    await procedure.assess(other)
    await procedure.agree(other, 'Sprachkurs')
    await until('the next contact is awaited', () =>
      deps().db.prisma.wait.findFirst({
        where: { subject: other.subject, rule: 'next-contact', closedAt: null },
      }),
    )
    await other.caseworker(`/api/cases/${other.caseId}/signals`, {
      method: 'POST',
      body: { signal: 'concern' },
    })
    await procedure.does(other, 'follow-up-contact', {
      kind: 'phone',
      contactOn: dayFrom(deps(), 0),
      course: 'small-change',
    })
    const key = await openTask(deps(), { subject: other.subject, formId: 'amend-plan' })
    const { values } = (await other.caseworker(`/api/tasks/${key}`)) as {
      values: Row & { goals: Row[] }
    }
    // when
    await procedure.does(other, 'amend-plan', {
      ...values,
      goals: [
        ...values.goals,
        {
          title: 'Wohnung finden',
          lifeArea: 'housing',
          indicator: 'Ein Vertrag',
          startLevel: '-1',
          expected: 'Eine Wohnung',
        },
      ],
      change: 'Ein Ziel kommt dazu.',
      copyGiven: true,
    })
    // then
    const versions = await deps().db.prisma.helpPlan.findMany({
      where: { caseId: other.caseId },
      orderBy: { version: 'asc' },
      include: { goals: { orderBy: { position: 'asc' } } },
    })
    expect(
      versions.map(({ state, amendment, goals }) => ({
        state,
        amendment,
        goals: goals.map(({ title, targetOn }) => ({ title, hasDay: targetOn !== null })),
      })),
    ).toEqual([
      { state: 'replaced', amendment: null, goals: [{ title: 'Sprachkurs', hasDay: true }] },
      {
        state: 'active',
        amendment: 'Ein Ziel kommt dazu.',
        goals: [
          { title: 'Sprachkurs', hasDay: true },
          { title: 'Wohnung finden', hasDay: false },
        ],
      },
    ])
    expect(known(versions[1]).hints).toContain('goal-without-date')
  })

  async function signal(name: string): Promise<void> {
    await until('the next contact is awaited', () =>
      deps().db.prisma.wait.findFirst({
        where: { subject: talk.subject, rule: 'next-contact', closedAt: null },
      }),
    )
    await talk.caseworker(`/api/cases/${talk.caseId}/signals`, {
      method: 'POST',
      body: { signal: name },
    })
  }
})
