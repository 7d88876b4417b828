import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import {
  openApplication,
  until,
  type Send,
  type TestApplication,
} from '#tests/support/application.ts'
import { moveTo } from '#tests/support/move-time.ts'
import { quiet } from '#tests/support/quiet.ts'
import {
  complete,
  dayFrom,
  inviteHouseholds,
  openTask,
  usernameOf,
} from '#tests/support/scenario.ts'
import { first, known } from '#tests/support/known.ts'

describe('the ways of a campaign', () => {
  let app: TestApplication
  let deps: Deps
  let manager: Send

  beforeAll(async () => {
    app = await openApplication({ clockControlled: true })
    deps = app.application.deps
    manager = await app.signIn(await usernameOf(deps, 'campaign-manager'))
  })
  afterAll(() => app.close())

  const caller = () => ({ url: app.url, signIn: app.signIn, deps: () => deps })
  const openWait = (subject: string) =>
    until(`${subject} waits`, () =>
      deps.db.prisma.wait.findFirst({
        where: { subject, rule: 'campaign-end', closedAt: null, dueAt: { gt: deps.clock.now() } },
      }),
    )
  const publish = (
    name: string,
    correlationKey: string,
    variables: Record<string, string | number | null>,
  ) =>
    app.application.engine.publishMessage({
      name,
      correlationKey,
      messageId: randomUUID(),
      timeToLiveMs: 60_000,
      variables,
    })

  async function campaign(
    count: number,
    over: Record<string, unknown> = {},
  ): Promise<{ id: string; subject: string; invitations: string[] }> {
    const invitations = await inviteHouseholds(caller(), count, over)
    const { campaignId: id } = await deps.db.prisma.invitation.findUniqueOrThrow({
      where: { id: first(invitations) },
    })
    return { id: known(id), subject: `campaign:${id}`, invitations }
  }

  async function passed(processId: string): Promise<string[]> {
    await quiet(deps)
    const rows = await deps.db.query<{ element_id: string }>(
      `SELECT DISTINCT e.element_id
       FROM readmodel.element_instance e
       JOIN readmodel.process_instance p ON p.key = e.process_instance_key
       WHERE p.process_id = $1 AND e.state = 'completed'`,
      [processId],
    )
    return rows.map((row) => row.element_id)
  }

  test('a second wave goes out on its day; the end is moved, comes by hand, and the report closes it', async () => {
    // given
    const { id, subject } = await campaign(12, { dispatchMode: 'waves', waveSize: 10 })
    const letters = () =>
      deps.db.prisma.letter.count({
        where: { invitation: { campaignId: id }, documentType: 'INVITATION_1' },
      })
    expect(await letters()).toBe(10)
    // when
    await moveTo(app, (await openWait(subject)).dueAt)
    await until('the second wave', async () => (await letters()) === 12)
    const last = await openWait(subject)
    await manager(`/api/waits/${last.id}/deadline`, {
      method: 'POST',
      body: { dueOn: dayFrom(deps, 150), reason: 'Ferien' },
    })
    const moved = await until('a later day', () =>
      deps.db.prisma.wait.findFirst({
        where: { subject, closedAt: null, dueAt: { gt: last.dueAt } },
      }),
    )
    await manager(`/api/waits/${moved.id}/end`, { method: 'POST', body: {} })
    await complete(deps, manager, {
      subject,
      formId: 'campaign-report',
      answers: { note: 'Zwei Wellen.' },
    })
    // then
    await until('ended', async () =>
      (await passed('invitation-campaign')).includes('ev-campaign-ended'),
    )
    expect(await passed('invitation-campaign')).toEqual(
      expect.arrayContaining([
        'ev-campaign-due',
        'gw-more-waves',
        'ev-deadline-moved',
        'ev-wait-ended',
        'ut-campaign-report',
      ]),
    )
  })

  test('a campaign that is stopped sends nothing more', async () => {
    // given
    const { id } = await campaign(12, { dispatchMode: 'waves', waveSize: 10 })
    // when
    await manager(`/api/campaigns/${id}/stop`, { method: 'POST', body: {} })
    // then
    await until('stopped', async () => (await passed('invitation-campaign')).includes('ev-stopped'))
    expect(await deps.db.prisma.letter.count({ where: { invitation: { campaignId: id } } })).toBe(
      10,
    )
  })

  test('a second start of the same campaign or invitation is dropped silently', async () => {
    // given
    const { id, invitations } = await campaign(1)
    const { personId } = await deps.db.prisma.invitation.findUniqueOrThrow({
      where: { id: first(invitations) },
    })
    // when
    await publish('CampaignRequested', randomUUID(), {
      campaignId: id,
      generation: 1,
      resumeAt: null,
      resumeInCall: null,
    })
    await publish('InvitationRequested', randomUUID(), {
      invitationId: first(invitations),
      clientId: personId,
      campaignId: id,
      documentType: 'INVITATION_1',
      generation: 1,
      resumeAt: null,
      resumeInCall: null,
    })
    // then
    expect(
      await until(
        'dropped',
        async () =>
          (await passed('invitation-campaign')).includes('ev-duplicate') &&
          (await passed('client-invitation')).includes('ev-duplicate'),
      ),
    ).toBe(true)
  })

  test('when the benefit ends, the letters of the household are held', async () => {
    // given
    const { invitations } = await campaign(1)
    const { personId } = await deps.db.prisma.invitation.findUniqueOrThrow({
      where: { id: first(invitations) },
    })
    // when
    await publish('BenefitEnded', personId, {})
    // then
    await until('ended', async () =>
      (await passed('client-invitation')).includes('ev-ended-benefit-ended'),
    )
    expect(
      await deps.db.prisma.letter.count({
        where: { invitationId: first(invitations), state: 'queued' },
      }),
    ).toBe(0)
  })

  test('not approved, a campaign is prepared anew', async () => {
    // given
    const { campaignId } = (await manager('/api/start/sample', { method: 'POST', body: {} })) as {
      campaignId: string
    }
    const subject = `campaign:${campaignId}`
    const lead = await app.signIn(await usernameOf(deps, 'team-lead', 'kinderhaus'))
    const prepared = {
      name: 'Anschreibeaktion',
      legalBasis: 'sgb12-11',
      selectionDate: dayFrom(deps, 0),
      dispatchMode: 'all-at-once',
      responseDays: 14,
      campaignEndsOn: dayFrom(deps, 90),
    }
    await complete(deps, manager, { subject, formId: 'prepare-campaign', answers: prepared })
    await complete(deps, manager, {
      subject,
      formId: 'check-exclusions',
      answers: { confirmed: true },
    })
    // when
    await complete(deps, lead, {
      subject,
      formId: 'approve-campaign',
      answers: { approved: 'no', comment: 'Bitte die Frist prüfen.' },
    })
    // then
    expect(await openTask(deps, { subject, formId: 'prepare-campaign' })).toMatch(/^\d+$/)
    await quiet(deps)
  })
})
