import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ZBClient } from 'zeebe-node'
import { answering } from '#tests/support/answering.ts'
import { standIn } from '#tests/support/stand-in.ts'
import { createEngine, type Engine } from './client.ts'

const refused = (code: number) => Object.assign(new Error('no'), { code, details: 'no' })
const NOT_FOUND = refused(5)
const EXISTS = refused(6)
const partition = (partitionId: number, role: string) => ({ partitionId, role })

let engine: Engine
let rest: Awaited<ReturnType<typeof answering>>
let heard: [string, unknown][]
let answers: Record<string, unknown>

beforeEach(async () => {
  heard = []
  answers = {}
  rest = await answering(({ path }) => ({ status: path.includes('/gone/') ? 404 : 204 }))
  const client = standIn<ZBClient>(async (method, input) => {
    heard.push([method, input])
    if (answers[method] instanceof Error) throw answers[method]
    return answers[method]
  })
  engine = createEngine({
    grpcAddress: 'nowhere',
    restAddress: rest.url,
    log: pino({ level: 'silent' }),
    openClient: () => client,
  })
})
afterEach(async () => {
  await engine.close()
  await rest.close()
})

describe('a command to the engine', () => {
  it('deploys a drawing and says which version it is', async () => {
    answers['deployResource'] = {
      deployments: [{ process: { bpmnProcessId: 'p', version: 3, processDefinitionKey: 42 } }],
    }
    const content = Buffer.from('<xml/>')

    expect(await engine.deploy({ name: 'p.bpmn', content })).toEqual({
      processId: 'p',
      version: 3,
      definitionKey: '42',
    })
    expect(heard).toEqual([['deployResource', { name: 'p.bpmn', process: content }]])
  })

  it.each([[[]], [[{ decision: {} }]]])('refuses a drawing without a process', async (list) => {
    answers['deployResource'] = { deployments: list }

    await expect(engine.deploy({ name: 'p.bpmn', content: Buffer.from('') })).rejects.toMatchObject(
      { code: 'INVALID_ARGUMENT', detail: 'p.bpmn holds no process' },
    )
  })

  it('completes a task over REST, or says that it is gone', async () => {
    const task = { variables: { a: 1 }, action: 'x' }

    expect(await engine.completeUserTask({ userTaskKey: '7', ...task })).toBe('delivered')
    expect(await engine.completeUserTask({ userTaskKey: 'gone', ...task })).toBe('gone')
    expect(rest.asked[0]).toMatchObject({
      method: 'POST',
      path: '/v1/user-tasks/7/completion',
      body: '{"variables":{"a":1},"action":"x"}',
    })
  })

  it('publishes a message, and takes one that is there already for told', async () => {
    const message = { name: 'M', correlationKey: 'k', messageId: 'i', variables: {} }

    expect(await engine.publishMessage({ ...message, timeToLiveMs: 5 })).toBe('delivered')
    answers['publishMessage'] = EXISTS
    expect(await engine.publishMessage({ ...message, timeToLiveMs: 5 })).toBe('duplicate')
    answers['publishMessage'] = NOT_FOUND
    await expect(engine.publishMessage({ ...message, timeToLiveMs: 5 })).rejects.toBeInstanceOf(
      Error,
    )
    expect(heard[0]).toEqual(['publishMessage', { ...message, timeToLive: 5 }])
  })

  it('cancels an instance, or says that it is gone', async () => {
    expect(await engine.cancelInstance('9')).toBe('delivered')
    answers['cancelProcessInstance'] = NOT_FOUND
    expect(await engine.cancelInstance('9')).toBe('gone')
    answers['cancelProcessInstance'] = EXISTS
    await expect(engine.cancelInstance('9')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
    expect(heard[0]).toEqual(['cancelProcessInstance', '9'])
  })

  it('resolves an incident, with one more try for its job where there is one', async () => {
    expect(await engine.resolveIncident({ incidentKey: '1' })).toBe('delivered')
    expect(await engine.resolveIncident({ incidentKey: '1', jobKey: '2' })).toBe('delivered')
    expect(heard).toEqual([
      ['resolveIncident', { incidentKey: '1' }],
      ['updateJobRetries', { jobKey: '2', retries: 1 }],
      ['resolveIncident', { incidentKey: '1' }],
    ])
    answers['resolveIncident'] = NOT_FOUND
    expect(await engine.resolveIncident({ incidentKey: '1', jobKey: null })).toBe('gone')
  })

  it.each([
    ['each partition is led', [[partition(1, 'LEADER')], [partition(2, 'LEADER')]], true],
    ['one has followers alone', [[partition(1, 'LEADER'), partition(2, 'FOLLOWER')]], false],
  ])('is taken where %s', async (_, brokers, ready) => {
    answers['topology'] = {
      gatewayVersion: '8.5',
      partitionsCount: 2,
      brokers: brokers.map((partitions) => ({ partitions })),
    }

    expect(await engine.topology()).toEqual({
      ready,
      gatewayVersion: '8.5',
      partitions: [
        { id: 1, hasLeader: true },
        { id: 2, hasLeader: ready },
      ],
    })
  })

  it('is not taken where there is no partition', async () => {
    answers['topology'] = { gatewayVersion: '8.5', partitionsCount: 0, brokers: [] }

    expect(await engine.topology()).toMatchObject({ ready: false, partitions: [] })
  })

  it('moves no clock of an engine without one', async () => {
    await expect(engine.clock.read()).rejects.toMatchObject({ code: 'UNIMPLEMENTED' })
  })
})
