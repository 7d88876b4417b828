import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Deps } from '#server/base/deps.ts'
import { tryLetterFirst, type RenderSample } from '#server/desks/operations/try-letter.ts'
import { readFigures, type Figures } from './read-figures.ts'

/** What the worker of one job type does at this moment. */
export type WorkerFigures = {
  jobType: string
  isPolling: boolean
  held: number
  done: number
  failed: number
}

type Value = { labels: Record<string, string | number>; value: number }
type Source = { figures: Figures; workers: WorkerFigures[] }
type Metric = { name: string; help: string; labels?: string[]; read(source: Source): Value[] }

const one = (value: number): Value[] => [{ labels: {}, value }]
const perWorker =
  (read: (worker: WorkerFigures) => number) =>
  ({ workers }: Source): Value[] =>
    workers.map((worker) => ({ labels: { job_type: worker.jobType }, value: read(worker) }))

/** Every figure of ours. Labels are names of drawings, codes and parts; never a case or a person. */
const METRICS: Metric[] = [
  {
    name: 'hilfeplan_outbox_pending',
    help: 'Commands that the engine has not got yet',
    read: ({ figures }) => one(figures.outbox.pending),
  },
  {
    name: 'hilfeplan_outbox_oldest_seconds',
    help: 'Age of the oldest command that the engine has not got yet',
    read: ({ figures }) => one(figures.outbox.oldestSeconds),
  },
  {
    name: 'hilfeplan_outbox_refused',
    help: 'Commands that the engine has refused and nobody has closed',
    read: ({ figures }) => one(figures.outbox.refused),
  },
  {
    name: 'hilfeplan_feed_lag_seconds',
    help: 'How long the oldest record of the engine has waited for its row',
    read: ({ figures }) => one(figures.feedLagSeconds),
  },
  {
    name: 'hilfeplan_dead_letters',
    help: 'Records of the engine that were set aside',
    read: ({ figures }) => one(figures.deadLetters),
  },
  {
    name: 'hilfeplan_incidents',
    help: 'Open incidents of the engine',
    labels: ['type'],
    read: ({ figures }) => figures.incidents.map(({ key, n }) => labelled('type', key, n)),
  },
  {
    name: 'hilfeplan_alarms',
    help: 'Alarms that nobody has acknowledged',
    labels: ['kind'],
    read: ({ figures }) => figures.alarms.map(({ key, n }) => labelled('kind', key, n)),
  },
  {
    name: 'hilfeplan_print_runs',
    help: 'Print runs that are not posted',
    labels: ['state'],
    read: ({ figures }) => figures.printRuns.map(({ key, n }) => labelled('state', key, n)),
  },
  {
    name: 'hilfeplan_letters_queued',
    help: 'Letters that wait for a print run',
    read: ({ figures }) => one(figures.lettersQueued),
  },
  {
    name: 'hilfeplan_heartbeat_age_seconds',
    help: 'Time since a part was last seen alive',
    labels: ['part', 'partition'],
    read: ({ figures }) =>
      figures.heartbeats.map(({ part, partition, ageSeconds }) => ({
        labels: { part, partition },
        value: ageSeconds,
      })),
  },
  {
    name: 'hilfeplan_heartbeat_fresh',
    help: '1 where a part is alive and well, 0 where not',
    labels: ['part', 'partition'],
    read: ({ figures }) =>
      figures.heartbeats.map(({ part, partition, isFresh }) => ({
        labels: { part, partition },
        value: Number(isFresh),
      })),
  },
  {
    name: 'hilfeplan_worker_jobs_held',
    help: 'Jobs in hand',
    labels: ['job_type'],
    read: perWorker(({ held }) => held),
  },
  {
    name: 'hilfeplan_worker_jobs_done',
    help: 'Jobs done since this program started',
    labels: ['job_type'],
    read: perWorker(({ done }) => done),
  },
  {
    name: 'hilfeplan_worker_jobs_failed',
    help: 'Jobs failed since this program started',
    labels: ['job_type'],
    read: perWorker(({ failed }) => failed),
  },
  {
    name: 'hilfeplan_worker_polling',
    help: '1 where the worker asks for jobs, 0 where not',
    labels: ['job_type'],
    read: perWorker(({ isPolling }) => Number(isPolling)),
  },
]

const labelled = (name: string, key: string, value: number): Value => ({
  labels: { [name]: key },
  value,
})

export type MetricsPorts = {
  workers(): WorkerFigures[]
  /** Writes one sample letter; asked every ten minutes at most. */
  renderSample: RenderSample
}
export type Metrics = { contentType: string; read(): Promise<string> }

/**
 * The figures of this program for Prometheus, with those of the process itself (event-loop delay,
 * memory, processor). The database is asked when somebody reads; while it is away the reading
 * fails, and that is what a monitor has to see.
 */
export function createMetrics(deps: Deps, { workers, renderSample }: MetricsPorts): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const gauges = METRICS.map((metric) => ({
    metric,
    gauge: new Gauge({
      name: metric.name,
      help: metric.help,
      labelNames: metric.labels ?? [],
      registers: [register],
    }),
  }))
  return {
    contentType: register.contentType,
    async read() {
      await tryLetterFirst(deps, renderSample)
      const source = { figures: await readFigures(deps), workers: workers() }
      for (const { metric, gauge } of gauges) {
        gauge.reset()
        for (const { labels, value } of metric.read(source)) gauge.set(labels, value)
      }
      return await register.metrics()
    },
  }
}
