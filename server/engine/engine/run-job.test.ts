import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Deps } from '#server/base/deps.ts'
import { BpmnError, conflict, NotYet } from '#server/base/errors.ts'
import { defineWorker } from './define-worker.ts'
import { backOffMs, runJob, type Job } from './run-job.ts'

const deps = {} as Deps
const buildJob = (overrides: Partial<Job> = {}): Job => ({
  key: '1',
  type: 'test.work',
  processId: 'p',
  processInstanceKey: '2',
  elementId: 'st-work',
  elementInstanceKey: '3',
  customHeaders: {},
  retries: 3,
  variables: { a: 1 },
  ...overrides,
})
const buildWorker = (handle: () => Promise<{ b: number }>) =>
  defineWorker({
    jobType: 'test.work',
    input: z.object({ a: z.number() }),
    output: z.object({ b: z.number() }),
    handle,
  })

test('only what the output names reaches the process', async () => {
  const worker = buildWorker(async () => ({ b: 2, secret: 'Erika' }))
  expect(await runJob(worker, buildJob(), deps)).toEqual({ kind: 'complete', variables: { b: 2 } })
})

test('only the variables that the input names are fetched', () => {
  expect(buildWorker(async () => ({ b: 1 })).fetch).toEqual(['a'])
})

test('an input that does not fit is an incident at once that names the place', async () => {
  const verdict = await runJob(
    buildWorker(async () => ({ b: 1 })),
    buildJob({ variables: { a: 'Erika' } }),
    deps,
  )
  expect(verdict).toEqual({
    kind: 'fail',
    message: 'drawing and code disagree: test.work a',
    retries: 0,
    backOffMs: 0,
  })
})

test('an output that does not fit is an incident at once', async () => {
  const verdict = await runJob(
    buildWorker(async () => ({ b: 'x' as unknown as number })),
    buildJob(),
    deps,
  )
  expect(verdict).toMatchObject({
    kind: 'fail',
    message: 'code and contract disagree: test.work b',
    retries: 0,
  })
})

test('a BPMN error is left to the drawing', async () => {
  const worker = buildWorker(() => Promise.reject(new BpmnError('NO_FREE_SLOT')))
  expect(await runJob(worker, buildJob(), deps)).toEqual({ kind: 'error', code: 'NO_FREE_SLOT' })
})

test('any other error costs a try and tells its class or code alone', async () => {
  const failing = buildWorker(() => Promise.reject(new RangeError('Erika Mustermann')))
  const refused = buildWorker(() =>
    Promise.reject(conflict('TASK_TAKEN', { de: 'Erika hat sie.', en: 'Erika has it.' })),
  )
  expect(await runJob(failing, buildJob({ retries: 2 }), deps)).toMatchObject({
    kind: 'fail',
    message: 'RangeError',
    retries: 1,
    backOffMs: 4000,
  })
  expect(await runJob(refused, buildJob({ retries: 1 }), deps)).toMatchObject({
    message: 'TASK_TAKEN',
    retries: 0,
  })
})

test('what is not there yet costs no try and is asked for again in a second', async () => {
  const early = buildWorker(() => Promise.reject(new NotYet('the letter is not printed yet')))
  expect(await runJob(early, buildJob({ retries: 1 }), deps)).toEqual({
    kind: 'fail',
    message: 'the letter is not printed yet',
    retries: 1,
    backOffMs: 1000,
  })
})

test('an error without tries left stays at none', async () => {
  const failing = buildWorker(() => Promise.reject(new Error('no')))
  expect(await runJob(failing, buildJob({ retries: 0 }), deps)).toMatchObject({ retries: 0 })
})

test('the pause grows with each try up to a minute', () => {
  expect([3, 2, 1, 0].map(backOffMs)).toEqual([1000, 4000, 16_000, 60_000])
})
