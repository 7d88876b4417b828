import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { enqueueComplete, enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { sendAgain } from '#server/engine/outbox/rows.ts'
import { worker as deadlineCalculate } from '#server/doors/workers/deadline.calculate.ts'
import { worker as instanceRegister } from '#server/doors/workers/instance.register.ts'
import { worker as letterRender } from '#server/doors/workers/letter.render.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { runWorker } from '#tests/support/run-worker.ts'
import { first } from '#tests/support/known.ts'
import { caseSubject, invitationSubject } from '#server/base/subject.ts'

let desk: CampaignDesk
let world: World

beforeAll(async () => {
  desk = await CampaignDesk.open()
  world = await buildWorld(desk.door)
})
afterAll(() => desk.door.close())
beforeEach(async () => {
  await desk.clear()
  for (const table of ['instance_register', 'readmodel.variable', 'readmodel.message'])
    await desk.deps.db.query(`DELETE FROM ${table}`)
})

describe('a letter that a crashed engine asks for again', () => {
  const render = (invitationId: string, elementInstanceKey: string) =>
    runWorker(desk.deps, letterRender, {
      input: { subject: `invitation:${invitationId}`, invitationId, documentType: 'INVITATION_1' },
      elementInstanceKey,
    })

  it('is the same letter while it has not gone out, with the address of now', async () => {
    // given
    const invitationId = await world.invitation()
    const once = await render(invitationId, '100')
    await desk.deps.db.query(`UPDATE person SET street = 'Neue Straße 2'`)
    // when
    const second = await render(invitationId, '200')
    // then
    expect(second).toEqual(once)
    expect(JSON.stringify(first(await desk.deps.db.prisma.letter.findMany()).data)).toContain(
      'Neue Straße 2',
    )
    expect(await desk.count('letter')).toBe(1)
  })

  it('is another letter once the first one was posted', async () => {
    // given
    const invitationId = await world.invitation()
    await render(invitationId, '100')
    await desk.deps.db.query(`UPDATE letter SET state = 'posted', posted_on = '2026-06-01'`)
    // when
    await render(invitationId, '200')
    // then
    expect(await desk.count('letter')).toBe(2)
  })

  it('is never the letter of somebody else who had the same key', async () => {
    // given
    const [one, other] = [await world.invitation(), await world.invitation()]
    const first = await render(one, '100')
    // when
    const second = await render(other, '100')
    // then
    expect(second).not.toEqual(first)
    expect(
      await desk.deps.db.query('SELECT count(DISTINCT person_id)::int AS n FROM letter'),
    ).toEqual([{ n: 2 }])
  })
})

describe('a wait whose key was given away again', () => {
  it('is opened for the second subject too', async () => {
    // given
    const [one, other] = [await world.invitation(), await world.invitation()]
    const calculate = (invitationId: string) =>
      runWorker(desk.deps, deadlineCalculate, {
        input: { invitationId },
        headers: { rule: 'response-period', result: 'responseDueOn' },
        key: '7',
      })
    // when
    const first = await calculate(one)
    const second = await calculate(other)
    // then
    expect(second['waitId']).not.toBe(first['waitId'])
    expect(await desk.count('wait WHERE closed_at IS NULL')).toBe(2)
  })
})

describe('an instance that registers under a known business key', () => {
  const register = (invitationId: string, processInstanceKey: string) =>
    runWorker(desk.deps, instanceRegister, {
      input: { invitationId, generation: 1 },
      processInstanceKey,
    })
  const inLog = (invitationId: string, key: string) =>
    desk.deps.db.query(
      `INSERT INTO readmodel.variable (scope_key, name, process_instance_key, value, position)
       VALUES ($1, 'invitationId', $1, $2, 1)`,
      [key, JSON.stringify(invitationId)],
    )
  const registered = () =>
    desk.deps.db.query(
      `SELECT process_instance_key AS key
       FROM instance_register
       WHERE process_instance_key NOT LIKE 'lost%'`,
    )

  it('is a duplicate when the log knows the first one', async () => {
    // given
    const id = await world.invitation()
    await register(id, '100')
    await inLog(id, '100')
    // then
    await expect(register(id, '200')).rejects.toMatchObject({ code: 'DUPLICATE_CASE' })
    expect(await registered()).toEqual([{ key: '100' }])
  })

  it('waits until the log tells which of the two is real', async () => {
    // given
    const id = await world.invitation()
    await register(id, '100')
    // then
    await expect(register(id, '200')).rejects.toMatchObject({ name: 'NotYet' })
  })

  it('takes over from one that the engine forgot', async () => {
    // given
    const id = await world.invitation()
    await register(id, '100')
    await inLog(id, '200')
    // when
    await register(id, '200')
    // then
    expect(await registered()).toEqual([{ key: '200' }])
  })

  it('gets a key that belonged to another one before', async () => {
    // given
    const [one, other] = [await world.invitation(), await world.invitation()]
    await register(one, '100')
    // when
    await register(other, '100')
    await inLog(one, '200')
    await inLog(other, '100')
    await register(one, '200')
    // then
    expect(
      await desk.deps.db.query(
        `SELECT business_key AS subject, process_instance_key AS key
         FROM instance_register
         ORDER BY key`,
      ),
    ).toEqual([
      { subject: `invitation:${other}`, key: '100' },
      { subject: `invitation:${one}`, key: '200' },
    ])
  })
})

describe('a command that was acknowledged and of which no record comes back', () => {
  const delivered = async (id: string, minutesAgo: number) =>
    desk.deps.db.query(
      `UPDATE outbox
       SET state = 'delivered', attempts = 1, confirm_by = $3::timestamptz,
         settled_at = $3::timestamptz - make_interval(mins => $2)
       WHERE id = $1`,
      [id, minutesAgo, desk.deps.clock.wallNow()],
    )
  const states = async () =>
    (await desk.deps.db.query<{ state: string }>('SELECT state FROM outbox ORDER BY seq')).map(
      ({ state }) => state,
    )
  const message = (isStart = false) =>
    desk.deps.db.tx((tx) =>
      enqueueMessage(tx, desk.deps, {
        stream: invitationSubject('x'),
        name: 'ClientResponded',
        correlationKey: 'x',
        variables: {},
        isStart,
      }),
    )

  it('is sent again, after two minutes at the earliest', async () => {
    // given
    const completion = await desk.deps.db.tx((tx) =>
      enqueueComplete(tx, desk.deps, { stream: caseSubject('x'), taskKey: '5', variables: {} }),
    )
    await delivered(completion, 3)
    await delivered(await message(), 3)
    await delivered(await message(), 1)
    // when
    await sendAgain(desk.deps)
    // then
    expect(await states()).toEqual(['pending', 'pending', 'delivered'])
  })

  it('stays as it is when the log knows it', async () => {
    // given
    const id = await message()
    await delivered(id, 3)
    await desk.deps.db.query(
      `INSERT INTO readmodel.message (key, name, correlation_key, message_id, correlated, expired,
         position)
       VALUES ('9', 'ClientResponded', 'x', $1, false, false, 1)`,
      [id],
    )
    // when
    await sendAgain(desk.deps)
    // then
    expect(await states()).toEqual(['delivered'])
  })

  it('stays as it is when what it started has registered', async () => {
    // given
    await delivered(await message(true), 3)
    await desk.deps.db.query(
      `INSERT INTO instance_register (business_key, generation, process_instance_key, process,
         registered_at)
       VALUES ('invitation:x', 1, '3', 'client-invitation', now())`,
    )
    // when
    await sendAgain(desk.deps)
    // then
    expect(await states()).toEqual(['delivered'])
  })
})
