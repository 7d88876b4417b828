// Inbox page and counts over HTTP, policy on, at 1,000,000 tasks, against the bare merged index scans in the same run.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type pg from 'pg'
import { pino } from 'pino'
import { createApp } from '#server/doors/app.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { createClock, dayOf } from '#server/base/clock.ts'
import { openConnection, openDb, queryOfClient } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { startPostgres } from '#server/engine/embedded/postgres.ts'
import { createLiveHub } from '#server/web/http/live.ts'
import { taskReach } from '#server/web/policies/task-policy.ts'
import { endOfToday, endOfWeek } from '#server/procedure/tasks/due-times.ts'
import { scansOf } from '#server/procedure/tasks/queries.ts'
import { taskRoutes } from '#server/procedure/tasks/routes.ts'
import { signInAs } from '#server/desks/training/colleague.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'
import { migrate } from '../prisma/migrate.ts'
import { fillInbox, LONGEST_LIST, PEOPLE } from './support/inbox-data.ts'
import { p95, say } from './support/measure.ts'

const ROUNDS = 5
const REQUESTS = 120
const LIMIT = 50
const DEEP_PAGE = 1000
const DEEP_LIMIT = 4 // 200,000 open tasks over 400 groups: the longest list has some 5,000, so page 1,000 is one of four rows

const folder = mkdtempSync('/var/tmp/hilfeplan-bench-')
const postgres = await startPostgres({ dataDir: join(folder, 'data'), durable: true })
try {
  say('migrating and filling 1,000,000 tasks')
  await migrate(postgres.ownerUrl)
  const owner = await openConnection(postgres.ownerUrl)
  await fillInbox(owner)
  await owner.end()
  process.stdout.write(`${JSON.stringify(await measure())}\n`)
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure() {
  const deps: Deps = {
    db: openDb(postgres.appUrl, 8),
    clock: createClock(),
    log: pino({ level: 'warn' }),
    undoSeconds: 8,
    watermark: true,
    city: 'Stadt Musterstadt',
  }
  const hub = createLiveHub(deps)
  const probes = {
    engine: async () => true,
    feedLagMs: async () => 0,
    outboxBacklog: async () => 0,
  }
  const app = createApp({
    deps,
    env: {},
    routes: taskRoutes,
    hub,
    probes,
    sessionSecret: 'only for a measurement, long enough',
  })
  const server = createServer(app.app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const random = seededRandom(20)
  const people = await Promise.all(
    Array.from({ length: 12 }, () => person(url, `bench-${Math.floor(PEOPLE * random() ** 2)}`)),
  )
  const bare = await openConnection(postgres.appUrl)
  const http: number[] = []
  const limit: number[] = []
  for (let round = 0; round < ROUNDS + 1; round++) {
    for (let i = 0; i < REQUESTS; i++) {
      const who = people[Math.floor(random() * people.length)]!
      const scans = await timed(() => bareScans(bare, who.actor))
      const page = await timed(() => who.get('/api/tasks?view=all&counts=true'))
      if (round === 0) continue // warm-up
      limit.push(scans)
      http.push(page)
    }
  }
  const page1000Ratio = await deepPage(await person(url, LONGEST_LIST))
  await bare.end()
  await app.close()
  server.close()
  server.closeAllConnections()
  await deps.db.close()
  const result = { p95Ms: p95(http), limitP95Ms: p95(limit), page1000Ratio }
  say(
    `ratio ${(result.p95Ms / result.limitP95Ms).toFixed(2)} (bar 3), page 1,000 against page 1: ${page1000Ratio} (bar 1.5)`,
  )
  return result
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

async function person(
  url: string,
  username: string,
): Promise<{ actor: Actor; get(path: string): Promise<{ nextCursor: string | null }> }> {
  const get = await signInAs(url, username)
  const session = (await get('/api/session')) as unknown as { actor: Actor }
  return { actor: { ...session.actor, substituteFor: [] }, get: get as never }
}

/** The same page and counts as one hand-written statement each: merged index scans, nothing else. */
async function bareScans(client: pg.Client, actor: Actor): Promise<void> {
  const query = queryOfClient(client)
  const scans = scansOf('all', taskReach(actor))
  const today = dayOf(new Date())
  const values: unknown[] = []
  const parts = scans.map((scan) =>
    scan.where.replace(/\$([A-C])/g, (_, letter: string) => {
      values.push(scan.values[letter.charCodeAt(0) - 65])
      return `$${values.length}`
    }),
  )
  await query(
    `SELECT key FROM (${parts.map((where) => `(SELECT key, due_at FROM task WHERE ${where} ORDER BY due_at, key LIMIT ${LIMIT + 1})`).join(' UNION ALL ')}) m ORDER BY due_at, key LIMIT ${LIMIT + 1}`,
    values,
  )
  const times = [new Date(), endOfToday(today), endOfWeek(today)].map(
    (time) => `'${time.toISOString()}'`,
  )
  const counts = parts.map(
    (where) =>
      `SELECT count(*) FILTER (WHERE due_at < ${times[0]}) AS a, count(*) FILTER (WHERE due_at < ${times[1]}) AS b, count(*) FILTER (WHERE due_at < ${times[2]}) AS c, count(*) AS d FROM task WHERE ${where}`,
  )
  await query(counts.join(' UNION ALL '), values)
}

/** Page 1,000 against page 1 of the longest list there is, reached by walking as the page does. */
async function deepPage(who: {
  get(path: string): Promise<{ nextCursor: string | null }>
}): Promise<number> {
  const path = (cursor: string | null) =>
    `/api/tasks?view=all&limit=${DEEP_LIMIT}${cursor ? `&cursor=${cursor}` : ''}`
  let cursor: string | null = null
  for (let page = 1; page < DEEP_PAGE; page++) {
    cursor = (await who.get(path(cursor))).nextCursor
    if (!cursor) throw new Error(`the list ends at page ${page}`)
  }
  const first: number[] = []
  const deep: number[] = []
  for (let i = 0; i < REQUESTS; i++) {
    first.push(await timed(() => who.get(path(null))))
    deep.push(await timed(() => who.get(path(cursor))))
  }
  return Number((p95(deep) / p95(first)).toFixed(2))
}
