import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordBeat } from '#server/base/heartbeat.ts'
import { createMetrics } from '#server/desks/monitoring/create-metrics.ts'
import { serveMetrics, type ManagementPort } from '#server/desks/monitoring/serve-metrics.ts'
import { openDoor, type Door } from '#tests/support/door.ts'

const WORKER = { jobType: 'letter.render', isPolling: true, held: 2, done: 7, failed: 1 }

let door: Door
let management: ManagementPort

beforeAll(async () => {
  door = await openDoor()
  const { deps } = door
  management = await serveMetrics(
    createMetrics(deps, { workers: () => [WORKER], renderSample: async () => null }),
    { port: 0, log: deps.log },
  )
})
afterAll(async () => {
  await management.close()
  await door.close()
})

test('figures are there for whoever watches the machine, without a sign-in', async () => {
  // given
  const { query } = door.deps.db
  const wall = door.deps.clock.wallNow()
  const created = new Date(wall.getTime() - 90_000)
  for (const state of ['pending', 'refused'])
    await door.deps.db.prisma.outbox.create({
      data: {
        stream: 'case:probe',
        kind: 'publish',
        payload: { name: 'ClientDied' },
        state,
        nextAt: wall,
        createdAt: created,
      },
    })
  await query(
    `INSERT INTO readmodel.incident (key, process_instance_key, element_id, error_type,
       error_message, state, position)
     VALUES ('1', '2', 'st-letter', 'JOB_NO_RETRIES', 'UnknownError', 'created', 1)`,
  )
  await recordBeat(query, { part: 'engine', partitionId: 1, at: wall, freshMs: 30_000 })
  // when
  const text = await (await fetch(management.url)).text()
  // then
  const value = (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    )
  expect(value('hilfeplan_outbox_pending')).toBe(1)
  expect(value('hilfeplan_outbox_refused')).toBe(1)
  expect(value('hilfeplan_outbox_oldest_seconds')).toBeGreaterThanOrEqual(90)
  expect(value('hilfeplan_feed_lag_seconds')).toBe(0)
  expect(value('hilfeplan_incidents{type="JOB_NO_RETRIES"}')).toBe(1)
  expect(value('hilfeplan_worker_jobs_held{job_type="letter.render"}')).toBe(2)
  expect(value('hilfeplan_worker_jobs_done{job_type="letter.render"}')).toBe(7)
  expect(value('hilfeplan_heartbeat_fresh{part="engine",partition="1"}')).toBe(1)
  expect(value('hilfeplan_heartbeat_fresh{part="letters",partition="0"}')).toBe(1)
  expect(text).toContain('hilfeplan_letters_queued')
  expect(text).toContain('# HELP hilfeplan_print_runs')
  expect(text).toContain('nodejs_eventloop_lag_seconds')
})

test('a figure that is over is not told any longer', async () => {
  await door.deps.db.query('DELETE FROM readmodel.incident')
  expect(await (await fetch(management.url)).text()).not.toContain('JOB_NO_RETRIES')
})

test('nothing else is served there, and only on this machine', async () => {
  const url = new URL(management.url)
  expect(url.hostname).toBe('127.0.0.1')
  expect((await fetch(new URL('/', url))).status).toBe(404)
  expect((await fetch(url, { method: 'POST' })).status).toBe(404)
})
