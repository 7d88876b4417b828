import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import {
  openApplication,
  until,
  type Send,
  type TestApplication,
} from '#tests/support/application.ts'
import { post } from '#tests/support/post-letters.ts'
import { quiet } from '#tests/support/quiet.ts'
import { complete, inviteHouseholds, openTask, usernameOf } from '#tests/support/scenario.ts'
import { known } from '#tests/support/known.ts'

const HOUSEHOLDS = 5

describe('client-invitation after a campaign', () => {
  let app: TestApplication
  let deps: Deps
  let centre: Send
  let invitations: string[]

  beforeAll(async () => {
    app = await openApplication()
    deps = app.application.deps
    centre = await app.signIn(await usernameOf(deps, 'customer-centre'))
    invitations = await inviteHouseholds(
      { url: app.url, signIn: app.signIn, deps: () => deps },
      HOUSEHOLDS,
    )
    await post(deps, centre)
    await until(
      'all invitations wait',
      async () =>
        (await deps.db.prisma.wait.count({
          where: { rule: 'response-period', closedAt: null },
        })) === HOUSEHOLDS,
    )
  })
  afterAll(() => app.close())

  const take = () => known(invitations.pop())
  const statusOf = async (id: string) =>
    (await deps.db.prisma.invitation.findUniqueOrThrow({ where: { id } })).status
  const answer = async (id: string, response: string) =>
    (
      (await centre(`/api/invitations/${id}/answers`, {
        method: 'POST',
        body: { response, channel: 'phone' },
      })) as { answer: { id: string } }
    ).answer.id
  const correct = (id: string, answerId: string, response: string) =>
    centre(`/api/invitations/${id}/answers/${answerId}`, {
      method: 'PUT',
      body: { response, channel: 'phone' },
    })

  /** Ids of the elements that an invitation has completed, over all its starts. */
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

  test.for(['moved-away', 'deceased'])(
    'mail returned, %s: the invitation ends',
    async (outcome) => {
      // given
      const id = take()
      await centre(`/api/invitations/${id}/mail-returned`, { method: 'POST', body: {} })
      // when
      await complete(deps, centre, {
        subject: `invitation:${id}`,
        formId: 'clarify-address',
        answers: { outcome, source: 'population-register' },
      })
      // then
      expect(await passed(id)).toEqual(
        expect.arrayContaining([
          'ev-mail-returned',
          'ut-clarify-address',
          'gw-address',
          'ev-not-eligible',
        ]),
      )
      expect(await statusOf(id)).toBe('not-eligible')
      expect(
        await deps.db.prisma.letter.count({ where: { invitationId: id, state: 'returned' } }),
      ).toBe(1)
    },
  )

  test('a question corrected to a yes: the case opens and the question is nobody’s task any more', async () => {
    // given
    const id = take()
    const first = await answer(id, 'question')
    await openTask(deps, { subject: `invitation:${id}`, formId: 'answer-question' })
    // when
    await correct(id, first, 'accept')
    // then
    await until('the case is open', () =>
      deps.db.prisma.case.findFirst({ where: { invitationId: id, status: 'open' } }),
    )
    expect(await passed(id)).toContain('ev-accepted')
    expect(
      await deps.db.prisma.task.count({
        where: { subject: `invitation:${id}`, state: 'open', submissionId: null },
      }),
    ).toBe(0)
    expect(await statusOf(id)).toBe('accepted')
  })

  test('a no whose letter is posted cannot be corrected any more', async () => {
    // given
    const id = take()
    const first = await answer(id, 'decline')
    const letter = await until('the confirmation is queued', () =>
      deps.db.prisma.letter.findFirst({
        where: { invitationId: id, documentType: 'DECLINE_CONFIRMATION', state: 'queued' },
      }),
    )
    await post(deps, centre, [letter.id])
    // when
    const late = correct(id, first, 'accept')
    // then
    await expect(late).rejects.toThrow(/409 .*LETTER_POSTED/)
    expect(await passed(id)).toContain('ev-declined')
    expect(await statusOf(id)).toBe('declined')
    expect(await deps.db.prisma.invitationAnswer.count({ where: { invitationId: id } })).toBe(1)
  })

  test('a second answer after a final one is refused', async () => {
    // given
    const id = take()
    await answer(id, 'decline')
    // when
    const again = answer(id, 'accept')
    // then
    await expect(again).rejects.toThrow(/409 .*ALREADY_ANSWERED/)
    expect(await passed(id)).toContain('ev-declined')
  })
})
