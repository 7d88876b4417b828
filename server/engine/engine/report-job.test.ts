import { describe, expect, it } from 'vitest'
import type { ZBClient } from 'zeebe-node'
import { partOf, standIn } from '#tests/support/stand-in.ts'
import type { Connection } from './connection.ts'
import { EngineRefused, EngineUnavailable } from './errors.ts'
import { reportJob } from './report-job.ts'
import type { Verdict } from './run-job.ts'

type Heard = [string, unknown][]
/** A connection whose first answers are these errors. */
function build(heard: Heard, ...errors: Error[]): Connection {
  const client = standIn<ZBClient>(async (method, input) => {
    heard.push([method, input])
    const error = errors.shift()
    if (error) throw error
  })
  return partOf<Connection>({ call: (command) => command(client) })
}
const away = () => new EngineUnavailable('UNAVAILABLE')

describe('what became of a job', () => {
  it.each<[Verdict, [string, unknown]]>([
    [
      { kind: 'complete', variables: { a: 1 } },
      ['completeJob', { jobKey: '7', variables: { a: 1 } }],
    ],
    [
      { kind: 'error', code: 'NO_SLOT' },
      ['throwError', { jobKey: '7', errorCode: 'NO_SLOT', errorMessage: 'NO_SLOT', variables: {} }],
    ],
    [
      { kind: 'fail', message: 'RangeError', retries: 2, backOffMs: 4000 },
      ['failJob', { jobKey: '7', errorMessage: 'RangeError', retries: 2, retryBackOff: 4000 }],
    ],
  ])('%j is told as it is', async (verdict, expected) => {
    const heard: Heard = []

    expect(await reportJob(build(heard), '7', verdict)).toBe('told')
    expect(heard).toEqual([expected])
  })

  it('is told again while the engine is away', async () => {
    const heard: Heard = []
    const told = await reportJob(build(heard, away(), away()), '7', { kind: 'error', code: 'X' })

    expect([told, heard.length]).toEqual(['told', 3])
  })

  it('is no news of a job that is gone', async () => {
    const heard: Heard = []
    const gone = new EngineRefused('NOT_FOUND', 'no such job')

    expect(await reportJob(build(heard, gone), '7', { kind: 'error', code: 'X' })).toBe('gone')
    expect(heard).toHaveLength(1)
  })

  it('does not hide an error of our own', async () => {
    const connection = build([], new TypeError('ours'))

    await expect(reportJob(connection, '7', { kind: 'error', code: 'X' })).rejects.toThrow('ours')
  })
})
