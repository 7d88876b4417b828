import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endPause, tendPauses } from '#server/procedure/cases/resume.ts'
import { beginPause } from '#server/procedure/cases/pause.ts'
import { deadlineOn } from '#server/procedure/calendar/deadline.ts'
import { dayWords } from '#server/procedure/calendar/when-words.ts'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
import { dayOf } from '#server/base/clock.ts'
import { worker as deadlineCalculate } from '#server/doors/workers/deadline.calculate.ts'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { runWorker } from '#tests/support/run-worker.ts'

let door: Door
let world: World
let owner: Browser
let key: string
let id: string
let until: string

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  owner = new Browser(door.url)
  await owner.signIn('owner')
  until = plusDays(dayOf(door.deps.clock.now()), 40)
})
afterAll(() => door.close())
/** A case with an open task, long overdue, and nothing that waits for anybody. */
beforeEach(async () => {
  door.deps.clock.setOffset(0)
  key = await world.caseworkerTask()
  const { subject } = await door.deps.db.prisma.task.update({
    where: { key },
    data: { dueAt: new Date('2020-01-01') },
  })
  id = subject.slice('case:'.length)
  await door.deps.db.prisma.wait.updateMany({
    where: { subject },
    data: { closedAt: new Date() },
  })
})

const pause = (day = until) =>
  owner.fetch(`/api/cases/${id}/pause`, { method: 'POST', body: { until: day } })
const resume = () => owner.fetch(`/api/cases/${id}/resumption`, { method: 'POST', body: {} })
const told = async () =>
  (
    await door.deps.db.query<{ name: string }>(
      `SELECT payload->>'name' AS name FROM outbox WHERE stream = $1 ORDER BY seq`,
      [`case:${id}`],
    )
  ).map(({ name }) => name)
const statusOf = async () =>
  (await door.deps.db.prisma.case.findUniqueOrThrow({ where: { id } })).status
const openWait = (rule: string) =>
  door.deps.db.prisma.wait.create({
    data: {
      id: crypto.randomUUID(),
      subject: `case:${id}`,
      kind: 'probeOn',
      rule,
      dueAt: new Date(deadlineOn(until)),
      jobKey: crypto.randomUUID(),
      scope: '1',
      elementId: 'gw-probe',
      openedAt: door.deps.clock.now(),
    },
  })
const reach = async (rule: string) => {
  const { waitId } = z.looseObject({ waitId: z.string() }).parse(
    await runWorker(door.deps, deadlineCalculate, {
      input: { caseId: id },
      headers: { rule, result: 'probeOn' },
      key: crypto.randomUUID(),
      processInstanceKey: '77',
    }),
  )
  return (await door.deps.db.prisma.wait.findUniqueOrThrow({ where: { id: waitId } })).dueAt
}
const listedSchema = z.object({ items: z.array(z.looseObject({ key: z.string() })) })
const isListed = async () => {
  const { json } = await owner.fetch('/api/tasks/list', {
    method: 'POST',
    body: { view: { scope: 'mine' } },
  })
  return listedSchema.parse(json).items.some((task) => task.key === key)
}

describe('a pause', () => {
  it('holds from the click on where a task is open and nothing waits', async () => {
    // when
    const { status, json } = await pause()
    // then
    expect(status).toBe(200)
    expect(json).toMatchObject({
      status: 'paused',
      statusText: `macht Pause bis ${dayWords(until).de}`,
      pausedUntil: until,
      tasks: [{ key, rests: true, dueAt: null }],
      abilities: { resume: true, pause: false },
    })
    expect(await told()).toEqual([])
  })

  it('takes tasks off the due lists, and "go on" brings them back with their dates', async () => {
    // given
    const before = await isListed()
    // when
    await pause()
    const during = await isListed()
    const { json } = await resume()
    // then
    expect([before, during, await isListed()]).toEqual([true, false, true])
    expect(json).toMatchObject({
      status: 'open',
      statusText: 'läuft',
      pausedUntil: null,
      tasks: [{ key, rests: false, dueAt: '2020-01-01T00:00:00.000Z' }],
      abilities: { resume: false, pause: true },
    })
  })

  it('is what comes next, instead of a task that rests', async () => {
    // given
    const next = async () => {
      const { json } = await owner.fetch('/api/cases?status=open')
      const { items } = z
        .object({ items: z.array(z.looseObject({ id: z.string(), nextWhat: z.unknown() })) })
        .parse(json)
      return items.find((item) => item.id === id)?.nextWhat
    }
    const before = await next()
    // when
    await pause()
    // then
    expect([before, await next()]).toEqual(['Probe', 'Die Person macht eine Pause.'])
  })

  it('is told to waits that are open, and to nobody else', async () => {
    // given
    await openWait('next-contact')
    await openWait('print-due')
    // when
    await pause()
    // then
    expect(await told()).toEqual(['CasePaused'])
    expect(
      await door.deps.db.prisma.wait.findMany({
        where: { subject: `case:${id}`, closedAt: null },
        select: { rule: true },
      }),
    ).toEqual([{ rule: 'print-due' }])
  })

  it('lets no wait end before it does, whatever is reached meanwhile', async () => {
    // given
    const usual = await reach('thinking-time')
    await pause()
    // when
    const dates = [await reach('thinking-time'), await reach('prepare-assessment')]
    // then
    const end = new Date(deadlineOn(until))
    expect(usual.getTime()).toBeLessThan(end.getTime())
    expect(dates).toEqual([end, end])
    await resume()
    expect(await told()).toEqual(['CasePaused', 'DeadlineMoved'])
  })

  it('has tasks rest that come while it lasts', async () => {
    // given
    await pause()
    await door.deps.db.prisma.task.update({ where: { key }, data: { rests: false } })
    // when
    await tendPauses(door.deps)
    // then
    expect(await isListed()).toBe(false)
  })

  it('ends on its day, also where no process waits for it', async () => {
    // given
    await pause()
    const end = new Date(deadlineOn(until)).getTime()
    // when
    door.deps.clock.setOffset(end - Date.now() - 60_000)
    await tendPauses(door.deps)
    const shortly = await statusOf()
    door.deps.clock.setOffset(end - Date.now() + 60_000)
    await tendPauses(door.deps)
    // then
    expect([shortly, await statusOf()]).toEqual(['paused', 'open'])
    expect(await isListed()).toBe(true)
  })

  it('that began after another one ended is not ended by the word of that one', async () => {
    // given
    await pause()
    await resume()
    await pause()
    // when
    await endPause(door.deps, id)
    // then
    expect(await statusOf()).toBe('paused')
  })

  it('does not begin again where the person went on before the process had heard of it', async () => {
    // given
    await pause()
    await resume()
    // when
    await beginPause(door.deps, id)
    // then
    expect(await statusOf()).toBe('open')
    expect((await reach('pause-max')).getTime()).toBeLessThan(Date.now() + 60_000)
  })

  it('is refused with its field named, a second one with its day', async () => {
    // when
    const long = await pause(plusDays(until, 200))
    await pause()
    const second = await pause()
    // then
    expect([long.status, second.status]).toEqual([400, 409])
    expect(long.json['issues']).toEqual([
      {
        path: 'until',
        message: expect.stringMatching(/^Pause bis: .* bis \d+\. \p{L}+ \d{4}\.$/u),
      },
    ])
    expect(second.json['detail']).toContain(dayWords(until).de)
  })
})
