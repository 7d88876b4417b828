import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Deps } from '#server/base/deps.ts'
import { createEngine, type Engine } from '#server/engine/engine/client.ts'
import { defineWorker, type Worker } from '#server/engine/engine/define-worker.ts'
import { EngineRefused } from '#server/engine/engine/errors.ts'
import type { EngineRecord } from '#server/engine/engine/records.ts'
import { startWorkers, type Workers } from '#server/engine/engine/start-workers.ts'
import { BpmnError } from '#server/base/errors.ts'
import { buildJobDrawing } from '#tests/support/build-drawing.ts'
import { startEngineSink, type EngineSink } from '#tests/support/engine-sink.ts'
import { startTestDatabase, startTestEngine, type TestEngine } from '#tests/support/engine.ts'

const log = pino({ level: 'silent' })
let sink: EngineSink
let broker: TestEngine
let engine: Engine
const running: Workers[] = []

beforeAll(async () => {
  sink = await startEngineSink()
  broker = await startTestEngine({ intakeUrl: sink.url })
  engine = createEngine({ ...broker, log })
})

afterAll(async () => {
  await Promise.all(running.map((workers) => workers.stop()))
  await engine.close()
  await broker.stop()
  sink.close()
})

const work = (...workers: Worker[]) => running.push(startWorkers(engine, workers, { log } as Deps))

async function start(
  jobType: string,
  options: { errorCode?: string; variables?: Record<string, unknown> } = {},
): Promise<string> {
  const { errorCode, variables = {} } = options
  const processId = `p-${jobType.replace('.', '-')}`
  await engine.deploy({
    name: `${processId}.bpmn`,
    content: buildJobDrawing({ processId, jobType, ...(errorCode ? { errorCode } : {}) }),
  })
  await engine.publishMessage({
    name: `${processId}-started`,
    correlationKey: randomUUID(),
    messageId: randomUUID(),
    timeToLiveMs: 0,
    variables,
  })
  return processId
}

const hasEnded =
  (processId: string, elementId = processId) =>
  (record: EngineRecord) =>
    record.valueType === 'PROCESS_INSTANCE' &&
    record.intent === 'ELEMENT_COMPLETED' &&
    record.value['bpmnProcessId'] === processId &&
    record.value['elementId'] === elementId

const isIncidentOf = (processId: string) => (record: EngineRecord) =>
  record.valueType === 'INCIDENT' && record.value['bpmnProcessId'] === processId

test('a worker gets its input by name, answers, and the process goes on', async () => {
  // given
  const seen: unknown[] = []
  work(
    defineWorker({
      jobType: 'test.add',
      input: z.object({ a: z.number() }),
      output: z.object({ b: z.number() }),
      interactive: true,
      handle: async ({ a }, _, job) => (seen.push(job.processId), { b: a + 1 }),
    }),
  )
  // when
  const processId = await start('test.add', { variables: { a: 41, other: 'not fetched' } })
  await sink.find(hasEnded(processId))
  // then
  expect(seen).toEqual([processId])
  await sink.find(
    (record) =>
      record.valueType === 'VARIABLE' &&
      record.value['name'] === 'b' &&
      record.value['value'] === '42',
  )
})

test('an input that does not parse becomes an incident that names the place and no value', async () => {
  // given
  work(
    defineWorker({
      jobType: 'test.parse',
      input: z.object({ caseId: z.uuid() }),
      output: z.object({}),
      handle: async () => ({}),
    }),
  )
  // when
  const processId = await start('test.parse', { variables: { caseId: 'Erika Mustermann' } })
  const incident = await sink.find(isIncidentOf(processId))
  // then
  expect(incident.value['errorMessage']).toBe('drawing and code disagree: test.parse caseId')
})

test('a BPMN error takes the way that the drawing has for it', async () => {
  // given
  const refuse = async () => {
    throw new BpmnError('NO_FREE_SLOT')
  }
  work(
    defineWorker({
      jobType: 'test.refuse',
      input: z.object({}),
      output: z.object({}),
      handle: refuse,
    }),
  )
  // when
  const processId = await start('test.refuse', { errorCode: 'NO_FREE_SLOT' })
  // then
  const caught = await sink.find(hasEnded(processId, 'caught'))
  expect(caught.value['bpmnElementType']).toBe('END_EVENT')
})

test('a handler that throws is tried again with one try less, and its message stays here', async () => {
  // given
  let calls = 0
  const failOnce = async () => {
    calls++
    if (calls === 1) throw new TypeError('Erika Mustermann has no street')
    return {}
  }
  work(
    defineWorker({
      jobType: 'test.fail',
      input: z.object({}),
      output: z.object({}),
      handle: failOnce,
    }),
  )
  // when
  const processId = await start('test.fail')
  await sink.find(hasEnded(processId))
  // then
  const failed = await sink.find(
    (record) =>
      record.valueType === 'JOB' &&
      record.intent === 'FAILED' &&
      record.value['bpmnProcessId'] === processId,
  )
  expect(failed.value).toMatchObject({ retries: 2, errorMessage: 'TypeError' })
  expect(calls).toBe(2)
})

test('a message of the same id is a duplicate while the first one lives', async () => {
  // given
  const message = {
    name: 'Nobody',
    correlationKey: randomUUID(),
    messageId: randomUUID(),
    timeToLiveMs: 60_000,
    variables: {},
  }
  // when
  const outcomes = [await engine.publishMessage(message), await engine.publishMessage(message)]
  // then
  expect(outcomes).toEqual(['delivered', 'duplicate'])
})

test('what is not there is gone, and what is wrong is refused with the reason', async () => {
  // given
  const unknownKey = '2251799814685249'
  // when
  const gone = [
    await engine.completeUserTask({ userTaskKey: unknownKey, variables: {}, action: randomUUID() }),
    await engine.cancelInstance(unknownKey),
    await engine.resolveIncident({ incidentKey: unknownKey }),
  ]
  const refusal = await engine
    .deploy({ name: 'broken.bpmn', content: Buffer.from('<no drawing') })
    .catch((error: unknown) => error)
  // then
  expect(gone).toEqual(['gone', 'gone', 'gone'])
  expect(refusal).toBeInstanceOf(EngineRefused)
  expect((refusal as EngineRefused).detail).toContain('broken.bpmn')
})

test('the same drawing again is the same version', async () => {
  // given
  const content = buildJobDrawing({ processId: 'p-same', jobType: 'test.same' })
  // when
  const [first, second] = [
    await engine.deploy({ name: 'p-same.bpmn', content }),
    await engine.deploy({ name: 'p-same.bpmn', content }),
  ]
  // then
  expect(second).toEqual(first)
})

test('a killed engine keeps what it acknowledged, and workers go on with it by themselves', async () => {
  // given
  const processId = await start('test.later', { variables: { a: 1 } })
  work(
    defineWorker({
      jobType: 'test.other',
      input: z.object({ a: z.number() }),
      output: z.object({}),
      interactive: true,
      handle: async () => ({}),
    }),
  )
  const { engineId } = broker
  // when
  await broker.kill()
  await expect(engine.topology()).rejects.toThrow(/UNAVAILABLE|DEADLINE/)
  broker = await broker.restart()
  await expect
    .poll(() =>
      engine.topology().then(
        ({ ready }) => ready,
        () => false,
      ),
    )
    .toBe(true)
  const other = await start('test.other', { variables: { a: 1 } })
  // then
  expect(broker).toMatchObject({ engineId, isNew: false })
  await sink.find(hasEnded(other))
  work(
    defineWorker({
      jobType: 'test.later',
      input: z.object({ a: z.number() }),
      output: z.object({}),
      handle: async () => ({}),
    }),
  )
  await sink.find(hasEnded(processId))
})

test('a database that is killed comes back with its data on the same port', async () => {
  // given
  const database = await startTestDatabase({ durable: true })
  const query = async (text: string) => {
    const client = new pg.Client(database.ownerUrl)
    await client.connect()
    const result = await client.query(text)
    await client.end()
    return result
  }
  await query('CREATE TABLE kept AS SELECT 1 AS one')
  // when
  await database.kill()
  const again = await database.restart()
  // then
  expect(again.ownerUrl).toBe(database.ownerUrl)
  expect((await query('SELECT one FROM kept')).rows).toEqual([{ one: 1 }])
  await again.stop()
})
