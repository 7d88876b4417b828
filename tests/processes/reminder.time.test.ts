import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import {
  openApplication,
  until,
  type Send,
  type TestApplication,
} from '#tests/support/application.ts'
import { moveTo } from '#tests/support/move-time.ts'
import { post } from '#tests/support/post-letters.ts'
import { quiet } from '#tests/support/quiet.ts'
import {
  assignWalkIn,
  complete,
  conversation,
  dayFrom,
  inviteHouseholds,
  openTask,
  usernameOf,
} from '#tests/support/scenario.ts'
import { known } from '#tests/support/known.ts'

describe('time passes', () => {
  let app: TestApplication
  let deps: Deps
  let manager: Send
  let centre: Send
  const caller = () => ({ url: app.url, signIn: app.signIn, deps: () => deps })

  beforeAll(async () => {
    app = await openApplication({ clockControlled: true })
    deps = app.application.deps
    manager = await app.signIn(await usernameOf(deps, 'campaign-manager'))
    centre = await app.signIn(await usernameOf(deps, 'customer-centre'))
  })
  afterAll(() => app.close())

  const openWait = (subject: string, rule: string) =>
    until(`${subject} waits: ${rule}`, () =>
      deps.db.prisma.wait.findFirst({ where: { subject, rule, closedAt: null } }),
    )
  const queued = (invitationId: string, documentType: string) =>
    until(`${documentType} is queued`, () =>
      deps.db.prisma.letter.findFirst({ where: { invitationId, documentType, state: 'queued' } }),
    )

  /** Posts the open letter of an invitation and lets the time to answer pass. */
  async function unanswered(id: string, documentType: string): Promise<void> {
    await post(deps, manager, [(await queued(id, documentType)).id])
    await moveTo(app, (await openWait(`invitation:${id}`, 'response-period')).dueAt)
  }

  /** Rings in vain and lets the days until the next try pass. */
  async function ringsInVain(id: string): Promise<void> {
    const subject = `invitation:${id}`
    await complete(deps, centre, {
      subject,
      formId: 'phone-contact',
      answers: { reached: 'no', calledAt: dayFrom(deps, 0) },
    })
    await moveTo(app, (await openWait(subject, 'response-period')).dueAt)
  }

  async function elementsOf(query: string, id: string): Promise<string[]> {
    await quiet(deps)
    const rows = await deps.db.query<{ element_id: string }>(
      `SELECT e.element_id
       FROM readmodel.element_instance e
       WHERE e.state = 'completed' AND e.process_instance_key IN (
         SELECT process_instance_key FROM readmodel.variable
         WHERE name = '${query}' AND value = $1
       )
       ORDER BY e.position`,
      [JSON.stringify(id)],
    )
    return rows.map((row) => row.element_id)
  }

  test('no answer without a phone: three letters, then no contact', async () => {
    // given
    const [id = ''] = await inviteHouseholds(caller(), 1)
    // when
    await unanswered(id, 'INVITATION_1')
    await unanswered(id, 'REMINDER')
    await unanswered(id, 'INVITATION_2')
    // then
    await queued(id, 'NO_CONTACT_LETTER')
    expect(await elementsOf('invitationId', id)).toEqual(
      expect.arrayContaining([
        'ev-response-due',
        'br-next-contact-step',
        'gw-next-step',
        'ca-close-contact',
        'ev-queued',
        'ev-no-contact',
      ]),
    )
    expect(await deps.db.prisma.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'no-contact',
      lettersSent: 3,
      callsMade: 0,
    })
    expect(
      await deps.db.prisma.wait.count({ where: { subject: `invitation:${id}`, closedAt: null } }),
    ).toBe(0)
  })

  test('no answer with a phone: two calls come before the second invitation', async () => {
    // given
    const [id = ''] = await inviteHouseholds(caller(), 1)
    const { personId } = await deps.db.prisma.invitation.findUniqueOrThrow({ where: { id } })
    await deps.db.prisma.person.update({
      where: { id: personId },
      data: { phone: '0000 571659' },
    })
    // when
    await unanswered(id, 'INVITATION_1')
    await unanswered(id, 'REMINDER')
    await ringsInVain(id)
    await ringsInVain(id)
    await unanswered(id, 'INVITATION_2')
    // then
    await queued(id, 'NO_CONTACT_LETTER')
    expect(
      (await elementsOf('invitationId', id)).filter((element) => element === 'ut-phone-contact'),
    ).toHaveLength(2)
    expect(await deps.db.prisma.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'no-contact',
      lettersSent: 3,
      callsMade: 2,
    })
  })

  test('a letter not posted in time is to be clarified', async () => {
    // given
    const [id = ''] = await inviteHouseholds(caller(), 1)
    const subject = `invitation:${id}`
    // when
    const wait = await openWait(subject, 'print-due')
    await moveTo(app, wait.dueAt)
    // then
    await openTask(deps, { subject, formId: 'clarify-letter' })
    await expect(
      manager(`/api/waits/${wait.id}/end`, { method: 'POST', body: {} }),
    ).rejects.toThrow(/409 .*WAIT_OVER/)
    expect(await elementsOf('invitationId', id)).toContain('ev-print-due')
    await complete(deps, manager, {
      subject,
      formId: 'clarify-letter',
      answers: { decision: 'cancel' },
    })
    expect(await elementsOf('invitationId', id)).toContain('ev-cancelled')
  })

  test('the time to think passes: the person is asked once more', async () => {
    // given
    const { caseId, caseworker } = await assignWalkIn(caller(), 'Ahorn')
    const subject = `case:${caseId}`
    await complete(deps, caseworker, {
      subject,
      formId: 'first-conversation',
      answers: conversation(deps),
    })
    await complete(deps, caseworker, {
      subject,
      formId: 'participation-decision',
      answers: {
        decision: 'thinking',
        thinkUntil: dayFrom(deps, 10),
        consentEvaluation: 'not-asked',
      },
    })
    // when
    await moveTo(app, (await openWait(subject, 'thinking-time')).dueAt)
    // then
    await openTask(deps, { subject, formId: 'ask-again' })
    expect(await elementsOf('caseId', caseId)).toContain('ev-thinking-due')
  })

  test('an assignment nobody confirmed is confirmed by the system', async () => {
    // given
    const front = {
      lastName: 'Birke',
      firstName: 'Rosa',
      salutation: 'frau',
      street: 'Musterpfad 9',
      postcode: '00159',
      city: 'Musterstadt',
      district: 'kinderhaus',
      language: 'de',
      urgentHints: [],
      isAnother: true,
    }
    const { caseId } = (await centre('/api/walk-ins', { method: 'POST', body: front })) as {
      caseId: string
    }
    const subject = `case:${caseId}`
    const key = await openTask(deps, { subject, formId: 'confirm-assignment' })
    const { dueAt } = await deps.db.prisma.task.findUniqueOrThrow({ where: { key } })
    // when
    await moveTo(app, known(dueAt))
    // then
    await openTask(deps, { subject, formId: 'agree-slot' })
    const found = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
    expect(found.proposalNote).toEqual([])
    expect(found.caseworkerId).toBe(found.proposedId)
    expect(
      await deps.db.prisma.submission.findFirstOrThrow({ where: { taskKey: key } }),
    ).toMatchObject({ actorId: null })
  })
})
