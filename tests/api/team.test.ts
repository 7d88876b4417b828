import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Browser, type Answer } from '#tests/support/browser.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { known } from '#tests/support/known.ts'
import type { AppError } from '#server/base/errors.ts'
import { routesOf } from '#server/doors/routes.ts'
import { claimTask } from '#server/procedure/tasks/claim-task.ts'

let door: Door
let world: World
let lead: Browser
let owner: string

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  lead = new Browser(door.url)
  await lead.signIn('lead')
  owner = await door.staffId('owner')
})
afterAll(() => door.close())

const itemSchema = z.looseObject({ caseId: z.string(), toId: z.string() })
type Item = z.infer<typeof itemSchema>
const proposal = async (): Promise<Item[]> =>
  z.array(itemSchema).parse((await lead.fetch(`/api/team/handover?from=${owner}`)).json['items'])
const handOver = (items: Item[]): Promise<Answer> =>
  lead.fetch('/api/team/handover', {
    method: 'POST',
    body: { fromId: owner, items: items.map(({ caseId, toId }) => ({ caseId, toId })) },
  })
const owned = (staffId: string) =>
  door.deps.db.prisma.task.count({ where: { assigneeId: staffId, state: 'open' } })

describe('handing over', () => {
  it('gives forty tasks of an ill colleague to those who are there, evenly and in one step', async () => {
    // given
    for (let n = 0; n < 40; n++) await world.caseworkerTask()
    const [substitute, colleague] = [
      await door.staffId('substitute'),
      await door.staffId('colleague'),
    ]
    // when
    const items = await proposal()
    const { json } = await handOver(items)
    // then
    expect(items).toHaveLength(40)
    expect(
      z
        .array(z.looseObject({ result: z.string() }))
        .parse(json['items'])
        .every(({ result }) => result === 'done'),
    ).toBe(true)
    expect([await owned(owner), await owned(substitute), await owned(colleague)]).toEqual([
      0, 20, 20,
    ])
    const traces = await door.readAsOwner(
      `SELECT count(*)::int AS count FROM audit.entry WHERE action = 'case.hand-over'`,
    )
    expect(traces).toEqual([{ count: 40 }])
  })

  it('leaves a case alone that somebody else has by now, and says so', async () => {
    // given
    const { id } = await world.openCase()
    const items = await proposal()
    await door.deps.db.prisma.case.update({
      where: { id },
      data: { caseworkerId: await door.staffId('substitute') },
    })
    // when
    const { json } = await handOver(items)
    // then
    expect(json['items']).toEqual(
      items.map(({ caseId }) => ({ caseId, result: caseId === id ? 'changed' : 'done' })),
    )
  })

  it('proposes nobody who is away today', async () => {
    // given
    const [staffId, substituteId] = [
      await door.staffId('colleague'),
      await door.staffId('substitute'),
    ]
    const absence = await door.deps.db.prisma.absence.create({
      data: { staffId, substituteId, fromOn: new Date('2020-01-01'), toOn: new Date('2090-01-01') },
    })
    await world.openCase()
    // when
    const items = await proposal()
    // then
    expect(new Set(items.map(({ toId }) => toId))).toEqual(new Set([substituteId]))
    await door.deps.db.prisma.absence.delete({ where: { id: absence.id } })
  })

  it('to somebody of another agency is refused and changes nothing', async () => {
    // given
    const { id } = await world.openCase()
    // when
    const { status } = await handOver([
      { caseId: id, toId: await door.staffId('foreign-caseworker') },
    ])
    // then
    expect(status).toBe(400)
    expect((await door.deps.db.prisma.case.findUniqueOrThrow({ where: { id } })).caseworkerId).toBe(
      owner,
    )
  })
})

describe('a team', () => {
  it('shows of each caseworker only weighted caseload, languages and absence', async () => {
    // given
    const { id } = await world.openCase()
    await door.deps.db.prisma.case.update({ where: { id }, data: { supportLevel: 'S4' } })
    // when
    const { json } = await lead.fetch('/api/team')
    // then
    const members = z.array(z.record(z.string(), z.unknown())).parse(json['members'])
    expect(members.map((member) => Object.keys(member).toSorted())).toEqual(
      members.map(() => ['absence', 'displayName', 'id', 'languages', 'weightedLoad']),
    )
    const [{ load }] = (await door.readAsOwner(
      `SELECT sum(CASE support_level WHEN 'S4' THEN 2 ELSE 1 END)::float AS load
       FROM help_case
       WHERE caseworker_id = '${owner}' AND status <> 'closed'`,
    )) as [{ load: number }]
    expect(members.find((member) => member['id'] === owner)?.['weightedLoad']).toBe(load)
  })

  it('is told of cases that are still being opened', async () => {
    // given
    const opening = async () => (await lead.fetch('/api/team')).json['opening']
    const before = await opening()
    const { id } = await world.openCase()
    await door.deps.db.prisma.case.update({
      where: { id },
      data: { caseworkerId: null, status: 'opening' },
    })
    // when
    const during = await opening()
    await door.deps.db.prisma.task.updateMany({
      where: { key: await world.caseworkerTask() },
      data: { subject: `case:${id}`, formId: 'confirm-assignment' },
    })
    // then
    expect([before, during, await opening()]).toEqual([0, 1, 0])
  })

  it('refuses a substitute who is away in these days', async () => {
    // given
    const [colleague, substitute] = [
      await door.staffId('colleague'),
      await door.staffId('substitute'),
    ]
    const days = { fromOn: '2099-05-01', toOn: '2099-05-20' }
    await lead.fetch('/api/absences', {
      method: 'POST',
      body: { staffId: colleague, substituteId: substitute, ...days },
    })
    // when
    const { status, json } = await lead.fetch('/api/absences', {
      method: 'POST',
      body: {
        staffId: substitute,
        substituteId: colleague,
        fromOn: '2099-05-20',
        toOn: '2099-05-25',
      },
    })
    // then
    expect(status).toBe(400)
    expect(JSON.stringify(json)).toContain('substituteId')
  })
})

describe('a substitute', () => {
  it('who completes a task is in the trail with whose task it was', async () => {
    // given
    const [staffId, substituteId] = [owner, await door.staffId('substitute')]
    const absence = await door.deps.db.prisma.absence.create({
      data: { staffId, substituteId, fromOn: new Date('2020-01-01'), toOn: new Date('2090-01-01') },
    })
    const substitute = new Browser(door.url)
    await substitute.signIn('substitute')
    const key = await world.caseworkerTask()
    // when
    const { status } = await substitute.fetch(`/api/tasks/${key}/submissions`, {
      method: 'POST',
      body: { answers: {} },
    })
    // then
    expect(status).toBe(200)
    const traces = await door.readAsOwner(
      `SELECT actor_id::text AS actor, detail->>'onBehalfOf' AS "onBehalfOf"
       FROM audit.entry
       WHERE action = 'task.submit' AND detail->>'task' = $1`,
      [key],
    )
    expect(traces).toEqual([{ actor: substituteId, onBehalfOf: owner }])
    await door.deps.db.prisma.absence.delete({ where: { id: absence.id } })
  })
})

describe('a task of the group', () => {
  it('that a hundred want at once goes to one, and the others are told to whom', async () => {
    // given
    const names = Array.from({ length: 100 }, (_, n) => `centre-${n}`)
    await door.deps.db.prisma.staff.createMany({
      data: names.map((username) => ({
        username,
        displayName: `Person ${username}`,
        roles: ['customer-centre'],
        phone: '0000 11',
        room: '1',
        email: `${username}@example.org`,
        languages: ['de'],
        active: true,
      })),
    })
    const staff = await door.deps.db.prisma.staff.findMany({ where: { username: { in: names } } })
    const key = await world.centreTask()
    // when
    const outcomes = await Promise.allSettled(
      staff.map(({ id, displayName }) =>
        claimTask(door.deps, key, {
          id,
          displayName,
          roles: ['customer-centre'],
          agency: null,
          substituteFor: [],
          conflicts: [],
        }),
      ),
    )
    // then
    const { assigneeId } = await door.deps.db.prisma.task.findUniqueOrThrow({ where: { key } })
    const winner = known(staff.find(({ id }) => id === assigneeId)).displayName
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = outcomes
      .filter((outcome) => outcome.status === 'rejected')
      .map(({ reason }) => reason as AppError)
    expect(
      refused.map(({ code, sentence }) => ({
        code,
        tellsWho: sentence.de.includes(winner) && sentence.en.includes(winner),
      })),
    ).toEqual(Array.from({ length: 99 }, () => ({ code: 'TASK_TAKEN', tellsWho: true })))
  })
})
