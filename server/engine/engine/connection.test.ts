import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ZBClient } from 'zeebe-node'
import { answering } from '#tests/support/answering.ts'
import { standIn } from '#tests/support/stand-in.ts'
import { connect, type Connection } from './connection.ts'

let status: number
let rest: Awaited<ReturnType<typeof answering>>
let connection: Connection
let clients: { client: ZBClient; address: string; isClosed: boolean }[]
let log: string[]

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] })
  status = 200
  rest = await answering(() => ({ status, body: '{}' }))
  clients = []
  log = []
  connection = connect({
    grpcAddress: 'broker:1',
    restAddress: rest.url,
    log: pino({}, { write: (line) => void log.push(JSON.parse(line).msg) }),
    openClient(address) {
      const opened = { client: standIn<ZBClient>(close), address, isClosed: false }
      async function close() {
        opened.isClosed = true
        throw new Error('a client that is away does not close well')
      }
      clients.push(opened)
      return opened.client
    },
  })
})
afterEach(async () => {
  await connection.close()
  await rest.close()
  vi.useRealTimers()
})

/** A second passes, and the engine has been asked. */
async function second(expected: boolean): Promise<void> {
  const asked = rest.asked.length
  await vi.advanceTimersByTimeAsync(1000)
  while (rest.asked.length === asked || connection.isUp() !== expected)
    await new Promise(setImmediate)
  await new Promise(setImmediate)
}

describe('the connection', () => {
  it('asks every second, and says once that the engine is away', async () => {
    await second(true)
    status = 500
    await second(false)
    await second(false)

    expect(rest.asked.map(({ path }) => path)).toEqual(Array(3).fill('/v1/topology'))
    expect(log).toEqual(['the process engine does not answer'])
    expect(clients).toHaveLength(1)
  })

  it('is made anew once the engine is back, and tells who listens', async () => {
    const heard: string[] = []
    connection.onBack(() => heard.push('kept'))
    const stop = connection.onBack(() => heard.push('stopped'))
    stop()
    status = 503
    await second(false)
    expect(connection.client()).toBe(clients[0]?.client)
    status = 200
    await second(true)
    await second(true)

    expect(heard).toEqual(['kept'])
    expect(clients.map(({ address, isClosed }) => [address, isClosed])).toEqual([
      ['broker:1', true],
      ['broker:1', false],
    ])
    expect(connection.client()).toBe(clients[1]?.client)
    expect(log).toEqual(['the process engine does not answer', 'the process engine is back'])
  })

  it('that is closed asks nothing more and closes its client', async () => {
    await connection.close()
    await vi.advanceTimersByTimeAsync(5000)

    expect(rest.asked).toEqual([])
    expect(clients[0]?.isClosed).toBe(true)
    expect(log).toEqual([])
  })

  it('gives a command ten seconds', async () => {
    const late = connection.call(() => new Promise(() => {}))
    await Promise.all([
      expect(late).rejects.toMatchObject({
        name: 'EngineUnavailable',
        message: 'DEADLINE_EXCEEDED',
      }),
      vi.advanceTimersByTimeAsync(10_000),
    ])
  })

  it('passes an answer on, and calls an error by our names', async () => {
    const gone = Object.assign(new Error('gone'), { code: 5, details: 'gone' })

    expect(await connection.call(async (client) => client === clients[0]?.client)).toBe(true)
    await expect(connection.call(() => Promise.reject(gone))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(vi.getTimerCount()).toBe(1)
  })
})
