import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { deadlineOn } from '#server/procedure/calendar/deadline.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { closeWaits } from '#server/procedure/waits/close-waits.ts'
import { listMoves } from '#server/procedure/waits/list-moves.ts'
import { worker as deadlineCalculate } from '#server/doors/workers/deadline.calculate.ts'
import type { Browser } from '#tests/support/browser.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { runWorker } from '#tests/support/run-worker.ts'
import { invitationSubject } from '#server/base/subject.ts'

let desk: CampaignDesk
let world: World
let centre: Browser

beforeAll(async () => {
  desk = await CampaignDesk.open()
  world = await buildWorld(desk.door)
  centre = await desk.as('centre')
})
afterAll(() => desk.door.close())
beforeEach(async () => {
  await desk.deps.db.query('DELETE FROM consent')
  await desk.clear()
})

const openedSchema = z.looseObject({ waitId: z.string(), responseDueOn: z.string() })
type Opened = z.infer<typeof openedSchema>
/**
 * The job of the wait for an answer; each `key` is another visit of the same element in the same
 * instance.
 */
const visit = async (invitationId: string, key: string): Promise<Opened> =>
  openedSchema.parse(
    await runWorker(desk.deps, deadlineCalculate, {
      input: { invitationId },
      headers: { rule: 'response-period', result: 'responseDueOn' },
      key,
      processInstanceKey: '77',
    }),
  )
const move = (waitId: string, dueOn: string) =>
  centre.fetch(`/api/waits/${waitId}/deadline`, {
    method: 'POST',
    body: { dueOn, reason: 'Auf Wunsch' },
  })
const end = (waitId: string) =>
  centre.fetch(`/api/waits/${waitId}/end`, { method: 'POST', body: {} })
const told = () =>
  desk.deps.db.query(
    `SELECT payload->>'name' AS name, payload->>'correlationKey' AS key FROM outbox ORDER BY seq`,
  )
const eventsOf = (id: string) =>
  desk.deps.db.query(
    `SELECT e.code, e.detail, s.username AS by
     FROM subject_event e JOIN staff s ON s.id = e.actor_id
     WHERE e.subject = $1 ORDER BY e.at`,
    [`invitation:${id}`],
  )
const openWaits = (id: string) =>
  desk.deps.db.prisma.wait.findMany({ where: { subject: `invitation:${id}`, closedAt: null } })

describe('deadline.calculate', () => {
  it('gives the same wait for the same job, and closes it for the next', async () => {
    // given
    const id = await world.invitation()
    const first = await visit(id, '501')
    // when
    const again = await visit(id, '501')
    const next = await visit(id, '502')
    // then
    expect(again.waitId).toBe(first.waitId)
    expect(new Date(again.responseDueOn)).toEqual(new Date(first.responseDueOn))
    expect(next.waitId).not.toBe(first.waitId)
    expect((await openWaits(id)).map((wait) => wait.id)).toEqual([next.waitId])
    expect(first.responseDueOn).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\+0[12]:00|Z)$/)
  })

  it('takes the day a person moved it to, once', async () => {
    // given
    const id = await world.invitation()
    const first = await visit(id, '503')
    const dueOn = desk.inDays(40)
    // when
    const { status } = await move(first.waitId, dueOn)
    const moved = await visit(id, '504')
    const after = await visit(id, '505')
    // then
    expect(status).toBe(200)
    expect(await told()).toEqual([{ name: 'DeadlineMoved', key: first.waitId }])
    expect(new Date(moved.responseDueOn)).toEqual(new Date(deadlineOn(dueOn)))
    expect(new Date(after.responseDueOn)).toEqual(new Date(first.responseDueOn))
    expect(await listMoves(desk.deps.db.query, moved.waitId)).toEqual([
      {
        fromOn: localDate(new Date(first.responseDueOn)),
        toOn: dueOn,
        reason: 'Auf Wunsch',
        by: 'Person centre',
        on: localDate(new Date()),
      },
    ])
  })

  it('asks for the next wave as long as one is left, then for the end of the campaign', async () => {
    // given
    const campaignId = await world.campaign()
    const invitationId = await world.invitation(campaignId)
    const { prisma } = desk.deps.db
    await prisma.campaign.update({
      where: { id: campaignId },
      data: { campaignEndsOn: new Date(desk.inDays(90)) },
    })
    await prisma.invitation.update({ where: { id: invitationId }, data: { status: 'staged' } })
    const calculate = async () =>
      z.string().parse(
        (
          await runWorker(desk.deps, deadlineCalculate, {
            input: { campaignId },
            headers: { rule: 'campaign-end', result: 'campaignDueOn' },
          })
        )['campaignDueOn'],
      )
    // when
    const between = await calculate()
    await prisma.invitation.update({ where: { id: invitationId }, data: { status: 'open' } })
    const last = await calculate()
    // then
    expect(between < desk.inDays(20)).toBe(true)
    expect(new Date(last)).toEqual(new Date(deadlineOn(desk.inDays(90))))
  })
})

describe('a wait', () => {
  it('is not moved into the past', async () => {
    // given
    const { waitId } = await visit(await world.invitation(), '506')
    // when
    const { status, json } = await move(waitId, desk.inDays(-2))
    // then
    expect([status, json['issues']]).toEqual([400, [expect.objectContaining({ path: 'dueOn' })]])
    expect(await told()).toEqual([])
  })

  it('may be moved to this very day, once for each open wait, and keeps who did it', async () => {
    // given
    const id = await world.invitation()
    const { waitId } = await visit(id, '508')
    const today = localDate(desk.deps.clock.now())
    // when
    const { status, json } = await move(waitId, today)
    // then
    expect([status, json['dueOn']]).toEqual([200, today])
    expect(await eventsOf(id)).toEqual([
      { code: 'deadline-moved', detail: { to: today, reason: true }, by: 'centre' },
    ])
    expect((await openWaits(id))[0]?.movedTo).toEqual(new Date(today))
  })

  it('is told its own moves alone', async () => {
    // given
    const [one, other] = [await world.invitation(), await world.invitation()]
    const { waitId } = await visit(one, '513')
    const { waitId: otherId } = await visit(other, '514')
    // when
    await move(otherId, desk.inDays(20))
    await move(waitId, desk.inDays(30))
    await move(waitId, desk.inDays(40))
    // then
    const toOf = async (id: string) => (await listMoves(desk.deps.db.query, id)).map((m) => m.toOn)
    expect(await toOf(waitId)).toEqual([desk.inDays(30), desk.inDays(40)])
    expect(await toOf(otherId)).toEqual([desk.inDays(20)])
  })

  it('of a case asks the rights of the case', async () => {
    // given
    const { waitId } = await world.openCase()
    const owner = await desk.as('owner')
    // when
    const asCentre = await move(waitId, desk.inDays(9))
    const asOwner = await owner.fetch(`/api/waits/${waitId}/deadline`, {
      method: 'POST',
      body: { dueOn: desk.inDays(9), reason: 'Urlaub' },
    })
    // then
    expect([asCentre.status, asOwner.status]).toEqual([404, 200])
  })

  it('ends with what waits, at once and no other', async () => {
    // given
    const [one, other] = [await world.invitation(), await world.invitation()]
    const { waitId } = await visit(one, '515')
    await visit(one, '516')
    await visit(other, '517')
    const before = await desk.deps.db.prisma.wait.findUnique({ where: { id: waitId } })
    // when
    await desk.deps.db.tx((tx) => closeWaits(tx, desk.deps, [invitationSubject(one)]))
    // then
    expect(await openWaits(one)).toEqual([])
    expect(await openWaits(other)).toHaveLength(1)
    expect(await desk.deps.db.prisma.wait.findUnique({ where: { id: waitId } })).toEqual(before)
  })

  it('whose time has come belongs to the timer of the process', async () => {
    // given
    const { waitId } = await visit(await world.invitation(), '509')
    const { prisma } = desk.deps.db
    await prisma.wait.update({ where: { id: waitId }, data: { dueAt: desk.deps.clock.now() } })
    // when
    const replies = [await move(waitId, desk.inDays(9)), await end(waitId)]
    // then
    expect(replies.map(({ json }) => json['code'])).toEqual(['WAIT_OVER', 'WAIT_OVER'])
    expect(await told()).toEqual([])
  })

  it('for a talk is moved by moving the appointment', async () => {
    // given
    const { waitId } = await visit(await world.invitation(), '510')
    const { prisma } = desk.deps.db
    await prisma.wait.update({ where: { id: waitId }, data: { rule: 'appointment-step' } })
    // when
    const { status, json } = await move(waitId, desk.inDays(9))
    // then
    expect([status, json['code']]).toEqual([409, 'MOVE_APPOINTMENT'])
    expect(await told()).toEqual([])
  })

  it('for an answer is over once the household has answered', async () => {
    // given
    const [asked, other] = [await world.invitation(), await world.invitation()]
    await visit(asked, '511')
    await visit(other, '512')
    // when
    const { status } = await centre.fetch(`/api/invitations/${asked}/answers`, {
      method: 'POST',
      body: { response: 'question', channel: 'phone' },
    })
    // then
    expect(status).toBe(200)
    expect(await openWaits(asked)).toEqual([])
    expect(await openWaits(other)).toHaveLength(1)
  })

  it('ended by hand is over: a second click and a new date come too late', async () => {
    // given
    const { waitId } = await visit(await world.invitation(), '507')
    // when
    const replies = [await end(waitId), await end(waitId), await move(waitId, desk.inDays(9))]
    // then
    expect(replies.map(({ status, json }) => [status, json['code']])).toEqual([
      [204, undefined],
      [409, 'WAIT_OVER'],
      [409, 'WAIT_OVER'],
    ])
    expect(await told()).toEqual([{ name: 'WaitEnded', key: waitId }])
  })
})
