import { expect, test } from 'vitest'
import type { Engine } from '#server/engine/engine/client.ts'
import { EngineRefused, EngineUnavailable } from '#server/engine/engine/errors.ts'
import { partOf } from '#tests/support/stand-in.ts'
import { deliver, type OutboxRow } from './deliver.ts'

const buildRow = (kind: OutboxRow['kind'], attempts = 0): OutboxRow => ({
  id: 'a1',
  stream: 'case:c1',
  kind,
  payload: {
    name: 'CasePaused',
    correlationKey: 'c1',
    ttlMs: 3_600_000,
    isStart: false,
    taskKey: '7',
    variables: {},
  },
  attempts,
})
const throwing = (error: unknown): Engine => {
  const reject = () => Promise.reject(error)
  return partOf<Engine>({ publishMessage: reject, completeUserTask: reject })
}
const KINDS = ['publish', 'complete'] as const

test.each(KINDS)('%s: what the engine refuses for good waits for a person', async (kind) => {
  const engine = throwing(new EngineRefused('INVALID_ARGUMENT', 'no'))

  expect(await deliver(engine, buildRow(kind))).toEqual({
    state: 'refused',
    error: 'INVALID_ARGUMENT: no',
  })
})

test.each(KINDS)('%s: what passes is tried again with its reason', async (kind) => {
  const engine = throwing(new EngineUnavailable('HTTP_500'))

  expect(await deliver(engine, buildRow(kind))).toMatchObject({ state: 'retry', error: 'HTTP_500' })
})

test.each(KINDS)('%s: an error that nobody foresaw is tried again, too', async (kind) => {
  const engine = throwing(new TypeError('Erika Mustermann is no number'))

  expect(await deliver(engine, buildRow(kind))).toMatchObject({
    state: 'retry',
    error: 'TypeError',
  })
})

test('tries come later and later, at most some twenty seconds apart', async () => {
  const engine = throwing(new EngineUnavailable('HTTP_500'))
  const after = async (attempts: number) => {
    const outcome = await deliver(engine, buildRow('publish', attempts))
    return outcome.state === 'retry' ? outcome.afterMs : 0
  }

  expect(await after(0)).toBeLessThanOrEqual(30)
  expect(await after(5)).toBeGreaterThanOrEqual(640)
  expect(await after(400)).toBeLessThanOrEqual(22_500)
})
