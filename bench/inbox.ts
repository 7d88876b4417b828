// The inbox over 1,000,000 tasks, against the same page and counts as bare index scans in the same
// run; and page 1,000 of the longest list against its page 1.
import { openConnection, Prisma, queryOfClient, type Query } from '#server/base/db.ts'
import { dayOf } from '#server/base/clock.ts'
import { signInAs } from '#server/desks/training/colleague.ts'
import { endOfToday, endOfWeek } from '#server/procedure/tasks/due-times.ts'
import { taskRoutes } from '#server/procedure/tasks/routes.ts'
import { scansOf } from '#server/procedure/tasks/task-scans.ts'
import { taskPageSchema, type From } from '#server/procedure/tasks/view-schema.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { loadActors } from '#server/web/auth/actor-source.ts'
import { taskReach } from '#server/web/policies/task-policy.ts'
import type { Send } from '#tests/support/application.ts'
import { endDoorDatabases } from '#tests/support/door-database.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { known } from '#tests/support/known.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'
import { fillInbox, LONGEST_LIST, PEOPLE } from './support/inbox-data.ts'
import { isOnce, p95, rounded, say, tell, timed } from './support/measure.ts'

const TASKS = isOnce ? 20_000 : 1_000_000
const ROUNDS = isOnce ? 1 : 5
const REQUESTS = isOnce ? 12 : 120
const LIMIT = 50
const DEEP_PAGE = TASKS / 1000
/** 200,000 open tasks over 40 agencies: the longest list has some 5,000, so a page is four rows. */
const DEEP_LIMIT = 4

const VIEW = { scope: 'all' as const, filters: [], group: 'due' }

const door = await openDoor({ routes: taskRoutes({}), strictResponses: false })
const bare = await openConnection(door.database.appUrl)
try {
  say(`filling ${TASKS.toLocaleString('en')} tasks`)
  await fillInbox(door.readAsOwner, TASKS)
  tell(await measure(door, queryOfClient(bare)))
} finally {
  await bare.end()
  await door.close()
  await endDoorDatabases()
}

async function measure({ deps, url }: Door, query: Query) {
  const random = seededRandom(20)
  const usernames = Array.from({ length: 12 }, () => `bench-${Math.floor(PEOPLE * random() ** 2)}`)
  const staff = await deps.db.prisma.staff.findMany({ where: { username: { in: usernames } } })
  const ids = staff.map(({ id }) => id)
  const actors = await loadActors(deps.db, deps.clock, ids)
  const people: { actor: Actor; send: Send }[] = []
  for (const { id, username } of staff)
    people.push({ actor: known(actors.get(id)), send: await signInAs(url, username) })
  const http: number[] = []
  const limit: number[] = []
  for (let round = 0; round < ROUNDS + 1; round++) {
    for (let i = 0; i < REQUESTS; i++) {
      const { actor, send } = known(people[Math.floor(random() * people.length)])
      const scans = await timed(() => bareScans(query, actor))
      const page = await timed(() => pageOf(send, { counts: true }))
      if (round === 0) continue // warm-up
      limit.push(scans)
      http.push(page)
    }
  }
  const page1000Ratio = await deepPage(await signInAs(url, LONGEST_LIST))
  const [p95Ms, limitP95Ms] = [p95(http), p95(limit)]
  const ratio = (p95Ms / limitP95Ms).toFixed(2)
  say(`ratio ${ratio} (bar 3), page ${DEEP_PAGE} against page 1: ${page1000Ratio} (bar 1.5)`)
  return { p95Ms, limitP95Ms, page1000Ratio }
}

function pageOf(
  send: Send,
  asked: { counts?: boolean; limit?: number; from?: From },
): Promise<unknown> {
  return send('/api/tasks/list', { method: 'POST', body: { view: VIEW, ...asked } })
}

/** The same page and counts as one hand-written statement each: merged index scans only. */
async function bareScans(query: Query, actor: Actor): Promise<void> {
  const now = new Date()
  const today = dayOf(now)
  const times = { now, today: endOfToday(today), week: endOfWeek(today) }
  const scans = scansOf(VIEW, { reach: taskReach(actor), times, sought: null })
  const run = ({ text, values }: Prisma.Sql) => query(text, values)
  const pages = scans.map(
    (scan) => Prisma.sql`(SELECT key, due_at FROM task t WHERE ${scan}
      ORDER BY due_at, key LIMIT ${LIMIT + 1})`,
  )
  await run(
    Prisma.sql`SELECT key FROM (${Prisma.join(pages, ' UNION ALL ')}) m
      ORDER BY due_at, key LIMIT ${LIMIT + 1}`,
  )
  const before = [times.now, times.today, times.week].map(
    (time) => Prisma.sql`count(*) FILTER (WHERE due_at < ${time}::timestamptz)`,
  )
  const counts = scans.map(
    (scan) => Prisma.sql`SELECT ${Prisma.join(before)}, count(*) FROM task t WHERE ${scan}`,
  )
  await run(Prisma.sql`${Prisma.join(counts, ' UNION ALL ')}`)
}

/** A far page against page 1 of the longest list there is, reached by walking as the page does. */
async function deepPage(send: Send): Promise<number> {
  const first: number[] = []
  const deep: number[] = []
  let far: From = { row: 0 }
  for (let page = 1; page < DEEP_PAGE; page++) {
    const { after } = taskPageSchema.parse(await pageOf(send, { limit: DEEP_LIMIT, from: far }))
    if (!after) throw new Error(`the list ends at page ${page}`)
    far = { after }
  }
  for (let i = 0; i < REQUESTS; i++) {
    first.push(await timed(() => pageOf(send, { limit: DEEP_LIMIT })))
    deep.push(await timed(() => pageOf(send, { limit: DEEP_LIMIT, from: far })))
  }
  return rounded(p95(deep) / p95(first))
}
