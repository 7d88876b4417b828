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
import {
  complete,
  dayFrom,
  inviteHouseholds,
  openTask,
  usernameOf,
} from '#tests/support/scenario.ts'
import { known } from '#tests/support/known.ts'

const HOUSEHOLDS = 7

describe('document-dispatch', () => {
  let app: TestApplication
  let deps: Deps
  let manager: Send
  let centre: Send
  let invitations: string[]

  beforeAll(async () => {
    app = await openApplication()
    deps = app.application.deps
    manager = await app.signIn(await usernameOf(deps, 'campaign-manager'))
    centre = await app.signIn(await usernameOf(deps, 'customer-centre'))
    invitations = await inviteHouseholds(
      { url: app.url, signIn: app.signIn, deps: () => deps },
      HOUSEHOLDS,
    )
  })
  afterAll(() => app.close())

  /** A household of its own whose first letter lies in the print room and is waited for. */
  async function household() {
    const id = known(invitations.pop())
    const letter = await letterOf(id, 'INVITATION_1')
    return { id, subject: `invitation:${id}`, letter, wait: await openWait(id, 'print-due') }
  }

  const letterOf = (invitationId: string, documentType: string) =>
    until(`letter ${documentType}`, () =>
      deps.db.prisma.letter.findFirst({ where: { invitationId, documentType } }),
    )
  const openWait = (id: string, rule: string, not: string[] = []) =>
    until(`wait ${rule}`, () =>
      deps.db.prisma.wait.findFirst({
        where: { subject: `invitation:${id}`, rule, closedAt: null, id: { notIn: not } },
      }),
    )
  const stateOf = async (id: string) =>
    (await deps.db.prisma.letter.findUniqueOrThrow({ where: { id } })).state
  const endWait = (id: string) => manager(`/api/waits/${id}/end`, { method: 'POST', body: {} })

  /** Ids of the elements that the letters of an invitation have completed on their way. */
  async function passed(invitationId: string): Promise<string[]> {
    await quiet(deps)
    const rows = await deps.db.query<{ element_id: string }>(
      `SELECT e.element_id
       FROM readmodel.element_instance e
       JOIN readmodel.process_instance p ON p.key = e.process_instance_key
       WHERE p.process_id = 'document-dispatch' AND e.state = 'completed'
         AND p.key IN (
           SELECT process_instance_key FROM readmodel.variable
           WHERE name = 'invitationId' AND value = $1
         )
       ORDER BY e.position`,
      [JSON.stringify(invitationId)],
    )
    return rows.map((row) => row.element_id)
  }

  test('happy path: rendered, queued, posted; then the invitation waits for an answer', async () => {
    // given
    const { id, letter, wait } = await household()
    // when
    await post(deps, manager, [letter.id])
    // then
    await openWait(id, 'response-period')
    expect(await passed(id)).toEqual(
      expect.arrayContaining([
        'ev-letter-requested',
        'st-render-letter',
        'gw-fit',
        'st-queue-letter',
        'gw-must-wait',
        'st-calc-print-due',
        'ev-letter-posted',
        'ev-posted',
      ]),
    )
    expect(await stateOf(letter.id)).toBe('posted')
    expect(
      (await deps.db.prisma.wait.findUniqueOrThrow({ where: { id: wait.id } })).closedAt,
    ).not.toBeNull()
    expect((await deps.db.prisma.invitation.findUniqueOrThrow({ where: { id } })).lettersSent).toBe(
      1,
    )
  })

  test('cancelled: the letter is dropped, and cancelled again it is refused', async () => {
    // given
    const { id, letter } = await household()
    // when
    await manager(`/api/letters/${letter.id}/cancellation`, { method: 'POST', body: {} })
    // then
    await openWait(id, 'response-period')
    expect(await passed(id)).toEqual(
      expect.arrayContaining(['ev-letter-cancelled', 'ev-cancelled']),
    )
    expect(await stateOf(letter.id)).toBe('cancelled')
    await expect(
      manager(`/api/letters/${letter.id}/cancellation`, { method: 'POST', body: {} }),
    ).rejects.toThrow(/409 .*LETTER_POSTED/)
  })

  test('deadline moved: the letter waits until the new day', async () => {
    // given
    const { id, wait } = await household()
    // when
    await manager(`/api/waits/${wait.id}/deadline`, {
      method: 'POST',
      body: { dueOn: dayFrom(deps, 20), reason: 'Druckerei hat geschlossen' },
    })
    // then
    const second = await openWait(id, 'print-due', [wait.id])
    expect(second.dueAt.getTime()).toBeGreaterThan(wait.dueAt.getTime())
    expect((await passed(id)).filter((element) => element === 'st-calc-print-due')).toHaveLength(2)
    expect(await passed(id)).toContain('ev-deadline-moved')
  })

  test('wait ended by hand, keep waiting: the letter can still be posted', async () => {
    // given
    const { id, subject, letter, wait } = await household()
    await endWait(wait.id)
    // when
    await complete(deps, manager, {
      subject,
      formId: 'clarify-letter',
      answers: { decision: 'wait' },
    })
    await openWait(id, 'print-due', [wait.id])
    await post(deps, manager, [letter.id])
    // then
    await openWait(id, 'response-period')
    expect(await passed(id)).toEqual(
      expect.arrayContaining([
        'ev-wait-ended',
        'ut-clarify-letter',
        'gw-letter-decision',
        'ev-letter-posted',
        'ev-posted',
      ]),
    )
    expect(await stateOf(letter.id)).toBe('posted')
  })

  test('wait ended by hand, not needed any more: the letter is cancelled', async () => {
    // given
    const { id, subject, letter, wait } = await household()
    await endWait(wait.id)
    await openTask(deps, { subject, formId: 'clarify-letter' })
    // when
    await complete(deps, manager, {
      subject,
      formId: 'clarify-letter',
      answers: { decision: 'cancel' },
    })
    // then
    await openWait(id, 'response-period')
    expect(await passed(id)).toEqual(
      expect.arrayContaining(['ev-wait-ended', 'ut-clarify-letter', 'ev-cancelled']),
    )
    expect(await stateOf(letter.id)).toBe('cancelled')
  })

  test('optional: the letter is queued and nobody waits for its posting', async () => {
    // given
    const { id, letter } = await household()
    await post(deps, manager, [letter.id])
    await openWait(id, 'response-period')
    // when
    await centre(`/api/invitations/${id}/answers`, {
      method: 'POST',
      body: { response: 'decline', channel: 'phone' },
    })
    // then
    const confirmation = await letterOf(id, 'DECLINE_CONFIRMATION')
    expect(await passed(id)).toEqual(expect.arrayContaining(['gw-must-wait', 'ev-queued']))
    expect(await stateOf(confirmation.id)).toBe('queued')
    expect(
      await deps.db.prisma.wait.count({ where: { subject: `invitation:${id}`, closedAt: null } }),
    ).toBe(0)
  })

  test('optional and not deliverable: the letter is left out, the answer stands', async () => {
    // given
    const { id, letter } = await household()
    await post(deps, manager, [letter.id])
    await openWait(id, 'response-period')
    const { personId } = await deps.db.prisma.invitation.findUniqueOrThrow({ where: { id } })
    await deps.db.prisma.person.update({
      where: { id: personId },
      data: { street: '', postcode: '', city: '' },
    })
    // when
    await centre(`/api/invitations/${id}/answers`, {
      method: 'POST',
      body: { response: 'decline', channel: 'phone' },
    })
    // then
    expect(await passed(id)).toEqual(expect.arrayContaining(['gw-fit', 'ev-skipped']))
    expect(
      await deps.db.prisma.letter.count({
        where: {
          invitationId: id,
          documentType: 'DECLINE_CONFIRMATION',
          state: { in: ['rendered', 'queued', 'in-run', 'posted'] },
        },
      }),
    ).toBe(0)
    expect((await deps.db.prisma.invitation.findUniqueOrThrow({ where: { id } })).status).toBe(
      'declined',
    )
  })
})
