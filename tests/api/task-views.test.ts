import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '#server/base/clock.ts'
import { taskRoutes } from '#server/procedure/tasks/routes.ts'
import { taskCountsSchema } from '#server/procedure/tasks/schema.ts'
import {
  taskPageSchema,
  type Bucket,
  type Filter,
  type TaskPage,
} from '#server/procedure/tasks/view-schema.ts'
import { loadActors } from '#server/web/auth/actor-source.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { inLong } from '#tests/support/in-long.ts'
import { known } from '#tests/support/known.ts'
import { fillTasks } from '#tests/support/many-tasks.ts'
import {
  plainScope,
  plainView,
  readTasks,
  type PlainTask,
  type PlainView,
} from '#tests/support/plain-view.ts'

const BUCKETS = ['overdue', 'today', 'week', 'later'] as const
const TEXTS = ['ahorn', 'Mueller', 'rosa ahorn', 'BOGEN', 'owiesel', 'm-12', 'HP-2026-77', 'ä', '%']

type View = PlainView & { group?: string }

describe.each(inLong([20_000], [100_000]))('views of an agency with %i tasks', (ofAgency) => {
  let door: Door
  let now: Date
  let rows: PlainTask[]
  const people: Record<string, { actor: Actor; browser: Browser }> = {}

  beforeAll(async () => {
    door = await openDoor({ routes: taskRoutes({}), strictResponses: false })
    now = door.deps.clock.now()
    await fillTasks(door, { ofOwner: 3_000, ofAgency, done: 1_200 }, now)
    await door.deps.db.prisma.staffConflict.create({
      data: {
        staffId: await door.staffId('substitute'),
        personId: (
          await door.deps.db.prisma.person.findFirstOrThrow({ where: { reference: 'HP-M-12' } })
        ).id,
        declaredBy: await door.staffId('lead'),
        declaredAt: now,
      },
    })
    await door.deps.db.prisma.absence.create({
      data: {
        staffId: await door.staffId('owner'),
        substituteId: await door.staffId('substitute'),
        fromOn: new Date(dayOf(now)),
        toOn: new Date(dayOf(now)),
      },
    })
    rows = await readTasks(door)
    for (const username of ['owner', 'substitute', 'lead', 'centre', 'admin']) {
      const browser = new Browser(door.url)
      await browser.signIn(username)
      const id = await door.staffId(username)
      const actor = known((await loadActors(door.deps.db, door.deps.clock, [id])).get(id))
      people[username] = { actor, browser }
    }
  })
  afterAll(() => door.close())

  const scoped = new Map<string, PlainTask[]>()
  function plain(username: string, view: View): string[] {
    const { actor } = known(people[username])
    const name = `${username} ${view.scope}`
    const all = scoped.get(name) ?? plainScope(rows, view.scope, actor)
    scoped.set(name, all)
    return plainView(all, { actor, view, now }).map(({ key }) => key)
  }
  async function page(username: string, body: object): Promise<TaskPage> {
    const { browser } = known(people[username])
    const answer = await browser.fetch('/api/tasks/list', { method: 'POST', body })
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.anything()])
    return taskPageSchema.parse(answer.json)
  }
  /** Page after page, from one end to the other. */
  async function walked(username: string, view: View, isBackward = false): Promise<string[]> {
    const keys: string[] = []
    let from: object | null = isBackward ? { row: 9_000_000 } : { row: 0 }
    while (from) {
      const { items, before, after }: TaskPage = await page(username, { view, from, limit: 100 })
      const found = items.map(({ key }) => key)
      if (isBackward) keys.unshift(...found)
      else keys.push(...found)
      const next: string | null = isBackward ? before : after
      from = next === null ? null : isBackward ? { before: next } : { after: next }
    }
    return keys
  }

  it('hold what a plain look at every row finds, in its order, forwards and backwards', async () => {
    for (const username of Object.keys(people)) {
      const view = {
        scope: 'mine' as const,
        sort: { by: 'date' as const, direction: 'up' as const },
      }
      const expected = plain(username, view)
      expect(await walked(username, view)).toEqual(expected)
      expect(await walked(username, view, true)).toEqual(expected)
    }
    const down = {
      scope: 'done' as const,
      sort: { by: 'date' as const, direction: 'down' as const },
    }
    expect(await walked('owner', down)).toEqual(plain('owner', down))
    expect(await walked('owner', down, true)).toEqual(plain('owner', down))
  })

  it('count the same as they show, under every filter', async () => {
    for (const username of ['owner', 'lead', 'substitute'])
      for (const scope of ['mine', 'agency', 'all'] as const)
        for (const filters of [[], ...TEXTS.map((value) => [text(value)]), ...DUES, BOTH]) {
          const view = { scope, filters, group: 'due' }
          const expected = plain(username, view)
          const { items, counts } = await page(username, { view, counts: true })
          const said = { username, view, total: counts?.total, keys: items.map(({ key }) => key) }
          expect(said).toEqual({ ...said, total: expected.length, keys: expected.slice(0, 50) })
          expect(known(counts).groups.map(({ count }) => count)).toEqual(
            BUCKETS.map(
              (bucket) => plain(username, { ...view, filters: [...filters, due(bucket)] }).length,
            ),
          )
        }
  })

  it('know the place of every row that one jumps to or goes on from', async () => {
    const view = {
      scope: 'all' as const,
      filters: [due('today', 'later')],
      sort: { by: 'date' as const, direction: 'down' as const },
    }
    const expected = plain('lead', view)
    for (const row of [0, 1, 49, 50, 1_234, expected.length - 1]) {
      const at = await page('lead', { view, from: { row }, counts: true })
      expect([at.counts?.start, at.items[0]?.key]).toEqual([row, expected[row]])
      if (!at.before) continue
      const up = await page('lead', { view, from: { before: at.before }, counts: true })
      const start = Math.max(row - 50, 0)
      expect([up.counts?.start, up.items.map(({ key }) => key)]).toEqual([
        start,
        expected.slice(start, row),
      ])
    }
  })

  it('are beside their counts on the page', async () => {
    for (const username of ['substitute', 'lead', 'centre']) {
      const { browser } = known(people[username])
      const counts = taskCountsSchema.parse((await browser.fetch('/api/tasks/counts')).json)
      for (const scope of ['mine', 'agency', 'all'] as const) {
        expect(counts.views[scope]).toBe(plain(username, { scope }).length)
        for (const bucket of BUCKETS) {
          const expected = plain(username, { scope, filters: [due(bucket)] })
          expect(counts.buckets[scope][bucket]).toBe(expected.length)
        }
      }
    }
  })

  it('are counted as far as one reads, where the history goes on', async () => {
    // given
    const view = {
      scope: 'done' as const,
      sort: { by: 'date' as const, direction: 'down' as const },
    }
    const total = plain('owner', view).length
    // when
    const first = await page('owner', { view, counts: true })
    const far = await page('owner', { view, from: { row: 900 }, counts: true })
    // then
    expect(first.counts).toEqual({ start: 0, total: 500, isExact: false, groups: [] })
    expect(far.counts).toEqual({ start: 900, total, isExact: true, groups: [] })
  })

  it('read no more of the history than the page', async () => {
    // when
    const [plan] = await door.readAsOwner(
      `EXPLAIN (ANALYZE, FORMAT json) SELECT key FROM task t WHERE t.done_by = $1
         AND t.state = 'completed' ORDER BY ended_at DESC, key DESC LIMIT 51`,
      [await door.staffId('owner')],
    )
    // then
    expect(JSON.stringify(plan)).toContain('task_done_by')
  })
})

const text = (value: string): Filter => ({ field: 'text', is: 'containing', value })
const due = (...value: Bucket[]): Filter => ({ field: 'due', is: 'one-of', value })
const DUES = [...BUCKETS.map((bucket) => [due(bucket)]), [due('overdue', 'week'), due('week')]]
const BOTH = [due('overdue', 'today'), text('ahorn')]
