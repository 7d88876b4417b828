import { pino } from 'pino'
import { z } from 'zod'
import type { ZBClient } from 'zeebe-node'
import { BpmnError } from '#server/base/errors.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Engine } from '#server/engine/engine/client.ts'
import type { Connection } from '#server/engine/engine/connection.ts'
import { defineWorker, type Worker } from '#server/engine/engine/define-worker.ts'
import { startWorkers, type Workers } from '#server/engine/engine/start-workers.ts'
import { partOf, standIn } from './stand-in.ts'

type Asked = Record<string, unknown> & { taskHandler: (job: object) => Promise<string> }
type Opened = { asked: Asked; poller: { pollCount: number }; ends: string[] }

export type FakeEngine = {
  workers: Workers
  /** The pollers, in the order they were opened, and what became of each. */
  opened: Opened[]
  /** Commands that the engine was sent. */
  told: [string, Record<string, unknown>][]
  log: Record<string, unknown>[]
  /** Who hears that the engine is back. */
  listeners: Set<() => void>
  state: { isUp: boolean; refusal: Error | null }
  /** Gives a job to the first worker. */
  hand(job: object): Promise<string | undefined>
}

/** Workers at an engine that is none: its pollers ask nobody, what they are told is kept. */
export function fakeEngine(...workers: Worker[]): FakeEngine {
  const opened: Opened[] = []
  const told: FakeEngine['told'] = []
  const log: FakeEngine['log'] = []
  const listeners: FakeEngine['listeners'] = new Set()
  const state: FakeEngine['state'] = { isUp: true, refusal: null }
  const client = standIn<ZBClient>((method, input) => {
    if (method === 'createWorker') return openPoller(opened, z.custom<Asked>().parse(input))
    told.push([method, z.record(z.string(), z.unknown()).parse(input)])
    return state.refusal ? Promise.reject(state.refusal) : Promise.resolve()
  })
  const connection: Connection = {
    client: () => client,
    isUp: () => state.isUp,
    onBack(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    call: (command) => command(client),
    close: async () => {},
  }
  const write = (line: string) => void log.push(JSON.parse(line))
  const started = startWorkers(
    partOf<Engine>({ connection, isUp: () => state.isUp }),
    workers,
    partOf<Deps>({ log: pino({ base: null, timestamp: false }, { write }) }),
  )
  const hand = async (job: object) => await opened[0]?.asked.taskHandler(job)
  return { workers: started, opened, told, log, listeners, state, hand }
}

function openPoller(opened: Opened[], asked: Asked): object {
  const ends: string[] = []
  const poller = {
    pollCount: 0,
    close: async () => void ends.push('closed'),
    jobStream: { cancel: () => void ends.push('cancelled') },
  }
  opened.push({ asked, poller, ends })
  return poller
}

/** Adds one to `a`; nothing is an error of the drawing, less than nothing one of the code. */
export const worker = defineWorker({
  jobType: 'test.work',
  input: z.object({ a: z.number() }),
  output: z.object({ b: z.number() }),
  handle: async ({ a }) => {
    if (a === 0) throw new BpmnError('NOTHING')
    if (a < 0) throw new RangeError('Erika Mustermann')
    return { b: a + 1 }
  },
})
/** Has nothing to do, and a person waits for it. */
export const idle = defineWorker({
  jobType: 'test.idle',
  input: z.object({}),
  output: z.object({}),
  interactive: true,
  timeoutMs: 400,
  concurrency: 1,
  handle: async () => ({}),
})

export const job = (a: unknown, more: object = {}) => ({
  key: '7',
  type: 'test.work',
  bpmnProcessId: 'p',
  processInstanceKey: '8',
  elementId: 'st-work',
  elementInstanceKey: '9',
  customHeaders: {},
  retries: 3,
  variables: { a },
  forward: () => 'forwarded',
  ...more,
})
