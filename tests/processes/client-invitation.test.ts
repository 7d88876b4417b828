import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import {
  openApplication,
  until,
  type Send,
  type TestApplication,
} from '#tests/support/application.ts'
import { InvitationLetters, type Household } from '#tests/support/invitation-letters.ts'
import { quiet } from '#tests/support/quiet.ts'
import { complete, dayFrom, openTask, usernameOf, type Row } from '#tests/support/scenario.ts'

let app: TestApplication
let deps: Deps
let centre: Send
let letters: InvitationLetters

beforeAll(async () => {
  app = await openApplication()
  deps = app.application.deps
  centre = await app.signIn(await usernameOf(deps, 'customer-centre'))
  letters = new InvitationLetters(deps, centre)
})
afterAll(() => app.close())

const invite = (household?: Household) => letters.invite(household)
const queued = (id: string, documentType: string) => letters.queued(id, documentType)
const waiting = (id: string, not?: string) => letters.waiting(id, not)
const postAll = () => letters.postAll()
const posted = (household?: Household) => letters.posted(household)

const say = (id: string, response: string, more: Row = {}) =>
  centre(`/api/invitations/${id}/answers`, {
    method: 'POST',
    body: { response, channel: 'slip', ...more },
  }) as Promise<{ answer: { id: string } }>
const invitation = (id: string) =>
  deps.db.prisma.invitation.findUniqueOrThrow({ where: { id }, include: { cases: true } })

/** Ids of the elements that the invitation has completed, over all its starts. */
async function passed(id: string): Promise<string[]> {
  await quiet(deps)
  const rows = await deps.db.query<{ element_id: string }>(
    `SELECT e.element_id
     FROM readmodel.element_instance e
     JOIN instance_register r ON r.process_instance_key = e.process_instance_key
     WHERE r.business_key = $1 AND e.state = 'completed'
     ORDER BY e.position`,
    [`invitation:${id}`],
  )
  return rows.map((row) => row.element_id)
}

describe('client-invitation', () => {
  test('happy path: yes becomes a case with the urgency of what was said', async () => {
    // given
    const { id, wait } = await posted()
    // when
    await say(id, 'accept', { urgentHints: ['no-money'] })
    // then
    const found = await until('the case is open', async () =>
      (await invitation(id)).cases.find((each) => each.status === 'open'),
    )
    expect(found).toMatchObject({ origin: 'invitation', priority: 'P1', agencyId: 'kinderhaus' })
    await openTask(deps, { subject: `case:${found.id}`, formId: 'confirm-assignment' })
    expect(await passed(id)).toEqual(
      expect.arrayContaining([
        'st-register',
        'ca-send-letter',
        'st-calc-response-due',
        'ev-client-responded',
        'br-triage',
        'ev-accepted',
      ]),
    )
    expect(await invitation(id)).toMatchObject({ status: 'accepted', priority: 'P1' })
    expect(wait.dueAt.getTime()).toBeGreaterThan(Date.now() + 17 * 86_400_000)
  })

  test('no: one friendly letter, and nothing else', async () => {
    // given
    const { id } = await posted()
    // when
    await say(id, 'decline')
    // then
    await queued(id, 'DECLINE_CONFIRMATION')
    expect(await passed(id)).toEqual(expect.arrayContaining(['ca-confirm-decline', 'ev-declined']))
    expect(await invitation(id)).toMatchObject({ status: 'declined', cases: [] })
  })

  test('question: it is answered, and the wait is longer', async () => {
    // given
    const { id, subject, wait } = await posted()
    // when
    await say(id, 'question')
    await complete(deps, centre, {
      subject,
      formId: 'answer-question',
      answers: { answered: 'phone' },
    })
    // then
    expect((await waiting(id, wait.id)).dueAt.getTime()).toBeGreaterThan(
      Date.now() + 6 * 86_400_000,
    )
    expect(await passed(id)).toEqual(expect.arrayContaining(['ut-answer-question']))
  })

  test('later: asked again on the day the person named, by the second invitation', async () => {
    // given
    const { id, wait } = await posted()
    await say(id, 'later', { laterFrom: dayFrom(deps, 60) })
    const second = await waiting(id, wait.id)
    // when
    await centre(`/api/waits/${second.id}/end`, { method: 'POST', body: {} })
    // then
    expect(Math.abs(second.dueAt.getTime() - Date.now() - 60 * 86_400_000)).toBeLessThan(
      5 * 86_400_000,
    )
    await queued(id, 'INVITATION_2')
  })

  test('silence: reminder, then a call, and the call in vain is not repeated at once', async () => {
    // given
    const { id, subject, wait } = await posted({ phone: '0000 42' })
    await centre(`/api/waits/${wait.id}/end`, { method: 'POST', body: {} })
    await queued(id, 'REMINDER')
    await postAll()
    const second = await waiting(id, wait.id)
    await centre(`/api/waits/${second.id}/end`, { method: 'POST', body: {} })
    // when
    await complete(deps, centre, {
      subject,
      formId: 'phone-contact',
      answers: { reached: 'no', calledAt: dayFrom(deps, 0) },
    })
    // then
    const third = await waiting(id, second.id)
    expect(third.dueAt.getTime()).toBeGreaterThan(Date.now() + 86_400_000)
    expect(await invitation(id)).toMatchObject({ lettersSent: 2, callsMade: 1 })
    expect(await passed(id)).toEqual(
      expect.arrayContaining(['ev-wait-ended', 'br-next-contact-step', 'ut-phone-contact']),
    )
  })

  test('deadline moved: the wait has a new date', async () => {
    // given
    const { id, wait } = await posted()
    // when
    await centre(`/api/waits/${wait.id}/deadline`, {
      method: 'POST',
      body: { dueOn: dayFrom(deps, 40), reason: 'Auf Wunsch' },
    })
    // then
    expect((await waiting(id, wait.id)).dueAt.getTime()).toBeGreaterThan(
      Date.now() + 38 * 86_400_000,
    )
    expect(await passed(id)).toContain('ev-deadline-moved')
  })

  test('mail returned: with a new address the invitation is sent again', async () => {
    // given
    const { id, subject } = await posted()
    // when
    await centre(`/api/invitations/${id}/mail-returned`, { method: 'POST', body: {} })
    await complete(deps, centre, {
      subject,
      formId: 'clarify-address',
      answers: {
        outcome: 'new',
        street: 'Probeweg 31',
        postcode: '00165',
        city: 'Musterstadt',
        source: 'person',
      },
    })
    // then
    expect((await queued(id, 'INVITATION_1')).sortKey).toContain('probeweg')
    expect(await passed(id)).toEqual(
      expect.arrayContaining(['ev-mail-returned', 'ut-clarify-address']),
    )
  })

  test('address invalid: it is clarified; unknown ends the invitation', async () => {
    // given
    const id = await invite({ street: '' })
    // when
    await complete(deps, centre, {
      subject: `invitation:${id}`,
      formId: 'clarify-address',
      answers: { outcome: 'unknown', source: 'population-register' },
    })
    // then
    expect(await passed(id)).toEqual(
      expect.arrayContaining(['ut-clarify-address', 'ev-unreachable']),
    )
    expect(await invitation(id)).toMatchObject({ status: 'unreachable' })
    expect(await deps.db.prisma.letter.count({ where: { invitationId: id } })).toBe(0)
  })

  test.for([
    ['contact-forbidden', {}, 'contact-forbidden', 'ev-contact-forbidden'],
    ['death', { diedOn: '2026-01-05' }, 'not-eligible', 'ev-client-died'],
    ['moved', {}, 'not-eligible', 'ev-client-moved'],
  ] as const)(
    '%s: ends at any time, and the letter in the queue is held',
    async ([what, body, status, element]) => {
      // given
      const id = await invite()
      const letter = await queued(id, 'INVITATION_1')
      // when
      await centre(`/api/invitations/${id}/${what}`, { method: 'POST', body })
      // then
      expect(await passed(id)).toEqual(expect.arrayContaining([element]))
      expect(await invitation(id)).toMatchObject({ status })
      expect(
        await deps.db.prisma.letter.findUniqueOrThrow({ where: { id: letter.id } }),
      ).toMatchObject({ state: 'held' })
    },
  )

  test('an answer while a reminder waits for the post: the reminder is cancelled', async () => {
    // given
    const { id, wait } = await posted()
    await centre(`/api/waits/${wait.id}/end`, { method: 'POST', body: {} })
    const reminder = await queued(id, 'REMINDER')
    // when
    await say(id, 'accept')
    // then
    await until('the case is open', async () =>
      (await invitation(id)).cases.find((each) => each.status === 'open'),
    )
    expect(
      await deps.db.prisma.letter.findUniqueOrThrow({ where: { id: reminder.id } }),
    ).toMatchObject({ state: 'cancelled' })
    expect(await passed(id)).toContain('ev-accepted')
  })

  test('an answer while an address is looked for is not lost', async () => {
    // given
    const { id, subject } = await posted()
    await centre(`/api/invitations/${id}/mail-returned`, { method: 'POST', body: {} })
    await openTask(deps, { subject, formId: 'clarify-address' })
    // when
    await say(id, 'accept', { channel: 'counter' })
    // then
    await until('the case is open', async () =>
      (await invitation(id)).cases.find((each) => each.status === 'open'),
    )
    expect(await passed(id)).toEqual(expect.arrayContaining(['ev-unreachable', 'ev-accepted']))
  })

  test('a no corrected to a yes: the letter is cancelled, the invitation goes on as its second start', async () => {
    // given
    const { id } = await posted()
    const { answer } = await say(id, 'decline')
    const letter = await queued(id, 'DECLINE_CONFIRMATION')
    // when
    await centre(`/api/invitations/${id}/answers/${answer.id}`, {
      method: 'PUT',
      body: { response: 'accept', channel: 'slip' },
    })
    // then
    await until('the case is open', async () =>
      (await invitation(id)).cases.find((each) => each.status === 'open'),
    )
    expect(
      await deps.db.prisma.letter.findUniqueOrThrow({ where: { id: letter.id } }),
    ).toMatchObject({ state: 'cancelled' })
    expect(await invitation(id)).toMatchObject({ status: 'accepted', generation: 2 })
    expect((await passed(id)).filter((element) => element === 'st-register')).toHaveLength(2)
  })

  test('a yes corrected to a no: the case ends as a mistake, without a letter of its own', async () => {
    // given
    const { id } = await posted()
    const { answer } = await say(id, 'accept')
    const found = await until('the case is open', async () =>
      (await invitation(id)).cases.find((each) => each.status === 'open'),
    )
    await openTask(deps, { subject: `case:${found.id}`, formId: 'confirm-assignment' })
    // when
    await centre(`/api/invitations/${id}/answers/${answer.id}`, {
      method: 'PUT',
      body: { response: 'decline', channel: 'slip' },
    })
    // then
    await queued(id, 'DECLINE_CONFIRMATION')
    await until('the case is closed', async () =>
      (await invitation(id)).cases.every(
        (each) => each.status === 'closed' && each.endCode === 'C14',
      ),
    )
    await quiet(deps)
    expect(await deps.db.prisma.letter.count({ where: { caseId: found.id } })).toBe(0)
    expect(await invitation(id)).toMatchObject({ status: 'declined' })
  })
})
