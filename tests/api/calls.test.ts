import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '#server/procedure/calls/schema.ts'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { buildTalk } from '#tests/support/build-talk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'

let door: Door
let world: World
let centre: Browser

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  centre = new Browser(door.url)
  await centre.signIn('centre')
})
afterAll(() => door.close())
beforeEach(async () => {
  for (const table of ['task', 'appointment', 'consent'])
    await door.deps.db.query(`DELETE FROM ${table}`)
})

const prisma = () => door.deps.db.prisma
const calls = async (): Promise<Call[]> =>
  (await centre.fetch('/api/calls')).json['items'] as Call[]

async function task(
  formId: string,
  over: Record<string, unknown> = {},
): Promise<{ key: string; personId: string }> {
  const { id, personId } = await world.openCase()
  const key = String(randomInt(2 ** 40))
  const engine = {
    elementId: 'ut-x',
    elementInstanceKey: key,
    processInstanceKey: key,
    processId: 'x',
    processVersion: 1,
    definitionKey: key,
    formId,
    headers: {},
    state: 'open',
    createdAt: new Date(),
  }
  await prisma().task.create({
    data: {
      key,
      ...engine,
      subject: `case:${id}`,
      personId,
      role: 'customer-centre',
      agency: 'kinderhaus',
      dueAt: new Date('2098-01-05'),
      ...over,
    },
  })
  return { key, personId }
}

async function reminder(
  over: Record<string, unknown> = {},
  consent: Record<string, unknown> = {},
): Promise<{ id: string; caseId: string; personId: string }> {
  const talk = await buildTalk(world, { reminderDueAt: new Date(), ...over })
  await prisma().consent.create({
    data: {
      caseId: talk.caseId,
      kind: 'contact-phone',
      state: 'given',
      givenOn: new Date(),
      ...consent,
    },
  })
  return talk
}

describe('the call list', () => {
  it('holds open contacts, times to agree on and reminders, the most pressing first', async () => {
    // given
    const contact = await task('phone-contact')
    const agree = await task('agree-slot', { dueAt: new Date('2097-01-05') })
    await task('draft-plan')
    await task('agree-slot', { state: 'completed' })
    const talk = await reminder({ startsAt: '2099-01-02T09:00:00Z' })
    // when
    const found = await calls()
    // then
    expect(found.map(({ kind, id }) => [kind, id])).toEqual([
      ['agree', agree.key],
      ['contact', contact.key],
      ['reminder', talk.id],
    ])
    expect(found[2]).toMatchObject({ ways: ['phone'], at: '2099-01-02T09:00:00.000Z' })
  })

  it('leaves out what a colleague has taken', async () => {
    // given
    await task('phone-contact', { assigneeId: await door.staffId('owner') })
    const mine = await task('phone-contact', { assigneeId: await door.staffId('centre') })
    // when
    const found = await calls()
    // then
    expect(found.map(({ id }) => id)).toEqual([mine.key])
  })

  it('never shows the number of a person with a blocking notice', async () => {
    // given
    const { personId } = await task('phone-contact')
    await prisma().person.update({
      where: { id: personId },
      data: { phone: '0000 47110', blockingNotice: true },
    })
    // when
    const answer = await centre.fetch('/api/calls')
    // then
    expect(answer.text).not.toContain('47110')
    expect((answer.json['items'] as Call[])[0]?.phone).toBeNull()
  })

  it.each([
    ['whoever withdrew the consent', {}, { state: 'withdrawn', withdrawnAt: new Date() }],
    ['whoever never agreed to it', {}, { kind: 'evaluation' }],
    ['a cancelled talk', { status: 'cancelled', cancelledBy: 'client' }, {}],
    ['a talk that is over', { startsAt: '2020-01-02T09:00:00Z' }, {}],
    ['a talk whose day has not come', { reminderDueAt: null }, {}],
  ])('reminds nobody of %s', async (_, talk, consent) => {
    // given
    await reminder(talk, consent)
    // when
    const found = await calls()
    // then
    expect(found).toEqual([])
  })

  it('forgets a reminder once it was given, and the timeline knows', async () => {
    // given
    const { id, caseId } = await reminder()
    // when
    const statuses = [
      await centre.fetch(`/api/appointments/${id}/reminder`, { method: 'POST' }),
      await centre.fetch(`/api/appointments/${id}/reminder`, { method: 'POST' }),
    ].map(({ status }) => status)
    // then
    expect(statuses).toEqual([204, 204])
    expect(await calls()).toEqual([])
    expect(
      await prisma().subjectEvent.findMany({ where: { subject: `case:${caseId}` } }),
    ).toMatchObject([{ code: 'talk-reminded', kind: 'contact' }])
  })
})

describe('the case in which talks with a person are arranged', () => {
  it('is named to the customer centre by its id, as long as it runs', async () => {
    // given
    const { id, personId } = await world.openCase()
    const ask = () => centre.fetch(`/api/persons/${personId}/talk-case`)
    // when
    const running = await ask()
    await prisma().case.update({ where: { id }, data: { status: 'closed', closedAt: new Date() } })
    const closed = await ask()
    // then
    expect(running.json).toEqual({ caseId: id })
    expect(closed.status).toBe(404)
  })
})
