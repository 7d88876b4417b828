import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import { openApplication, until, type TestApplication } from '#tests/support/application.ts'
import { ledgerFindings } from '#tests/support/ledger-findings.ts'
import { moveTo } from '#tests/support/move-time.ts'
import { quiet } from '#tests/support/quiet.ts'
import { dayFrom, inviteHouseholds } from '#tests/support/scenario.ts'
import { openWays, type Ways } from '#tests/support/ways.ts'

describe('the last ways through the phases', () => {
  let app: TestApplication
  let deps: Deps
  let ways: Ways
  let procedure: Ways['procedure']

  beforeAll(async () => {
    app = await openApplication({ clockControlled: true })
    deps = app.application.deps
    ways = openWays(app)
    procedure = ways.procedure
  })
  afterAll(() => app.close())

  const found = (caseId: string) => deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })

  test('a pause is moved, ended by hand, or over by its day', async () => {
    // given
    const talk = await ways.withPlan('Pappel')
    await ways.nextContact(talk)
    await ways.act(talk, 'pause', { until: dayFrom(deps, 60) })
    const pause = await procedure.openWait(talk.subject, 'pause-max')
    // when
    await ways.moveWait(talk, pause.id, 90)
    const moved = await until('a later day', () =>
      deps.db.prisma.wait.findFirst({
        where: {
          subject: talk.subject,
          rule: 'pause-max',
          closedAt: null,
          dueAt: { gt: pause.dueAt },
        },
      }),
    )
    await ways.endWait(talk, moved.id)
    await ways.nextContact(talk)
    await ways.act(talk, 'pause', { until: dayFrom(deps, 30) })
    await moveTo(app, (await procedure.openWait(talk.subject, 'pause-max')).dueAt)
    // then
    await until('open again', async () => (await found(talk.caseId)).status === 'open')
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining(['ev-pause-due', 'ev-wait-ended', 'ev-pause-over']),
    )
  })

  test('afterwards the ledger finds nothing', async () => {
    expect(await ledgerFindings(app)).toBe('')
  })

  test.each([
    {
      bpmnProcessId: 'intake',
      resumeAt: 'st-calc-thinking-due',
      rule: 'thinking-time',
      lastName: 'Robinie',
    },
    {
      bpmnProcessId: 'follow-up',
      resumeAt: 'st-calc-next-contact',
      rule: 'next-contact',
      lastName: 'Schlehdorn',
    },
    {
      bpmnProcessId: 'document-dispatch',
      resumeAt: 'st-calc-print-due',
      rule: 'print-due',
      lastName: 'Sanddorn',
    },
    {
      bpmnProcessId: 'case-pause',
      resumeAt: 'st-calc-pause-end',
      rule: 'pause-max',
      lastName: 'Traubeneiche',
    },
    {
      bpmnProcessId: 'case-closure',
      resumeAt: 'st-calc-aftercare',
      rule: 'aftercare',
      lastName: 'Wacholderin',
    },
  ])(
    '$bpmnProcessId goes on from $resumeAt where a case is set up anew',
    async ({ bpmnProcessId, resumeAt, rule, lastName }) => {
      // given
      const { caseId, subject } = await procedure.arrives(lastName)
      const { personId } = await deps.db.prisma.case.update({
        where: { id: caseId },
        data: {
          pausedUntil: new Date(dayFrom(deps, 40)),
          nextContactOn: new Date(dayFrom(deps, 10)),
        },
      })
      const { connection } = app.application.engine
      const letter = bpmnProcessId === 'document-dispatch' ? { letterId: randomUUID() } : {}
      const held =
        bpmnProcessId === 'case-pause' || bpmnProcessId === 'document-dispatch'
          ? { subject, caseId, resumeAt, ...letter }
          : { subject, caseId, clientId: personId, priority: 'P3', resumeAt }
      // when
      const { processInstanceKey } = await connection.call((client) =>
        client.createProcessInstance({ bpmnProcessId, variables: held }),
      )
      // then
      expect((await procedure.openWait(subject, rule)).closedAt).toBeNull()
      await quiet(deps)
      await app.application.engine.cancelInstance(processInstanceKey)
    },
  )

  test('a case that is set up anew goes on with its phase, and a campaign with its waves', async () => {
    // given
    const { caseId, subject } = await procedure.arrives('Ulmenfeld')
    const { personId } = await found(caseId)
    await inviteHouseholds({ url: app.url, signIn: app.signIn, deps: () => deps }, 1)
    const { id: campaignId } = await deps.db.prisma.campaign.findFirstOrThrow()
    const before = await until('the campaign waits', () =>
      deps.db.prisma.wait.findFirst({
        where: { subject: `campaign:${campaignId}`, rule: 'campaign-end', closedAt: null },
      }),
    )
    const start = (name: string, variables: object) =>
      app.application.engine.publishMessage({
        name,
        correlationKey: randomUUID(),
        messageId: randomUUID(),
        timeToLiveMs: 0,
        variables: { generation: 2, resumeInCall: null, ...variables },
      })
    // when
    await start('ParticipationInterest', {
      caseId,
      clientId: personId,
      invitationId: null,
      origin: 'walk-in',
      priority: 'P3',
      resumeAt: 'gw-any-phase',
      nextPhase: 'follow-up',
    })
    await start('CampaignRequested', { campaignId, resumeAt: 'st-calc-campaign-due' })
    // then
    expect((await procedure.openWait(subject, 'next-contact')).closedAt).toBeNull()
    const after = await until('the campaign waits anew', () =>
      deps.db.prisma.wait.findFirst({
        where: {
          subject: before.subject,
          rule: 'campaign-end',
          closedAt: null,
          scope: { not: before.scope },
        },
      }),
    )
    expect(after.dueAt).toEqual(before.dueAt)
    await quiet(deps) // what the engine did is exported, and counts
  })
})
