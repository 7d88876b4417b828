import { expect, test } from 'vitest'
import { brokerEnv } from './broker-env.ts'

const ports = { grpc: 1, command: 2, internal: 3, rest: 4, management: 5 }
const intake = {
  url: 'http://127.0.0.1:6',
  livePassword: 'live-secret',
  historyPassword: 'history-secret',
}
const build = (clockControlled: boolean) =>
  brokerEnv({ door: null, data: '/data', ports, clockControlled, intake })

const switchedOn = (env: Record<string, string>, door: string) =>
  Object.entries(env).flatMap(([name, value]) =>
    value === 'true' && name.startsWith(`ZEEBE_BROKER_EXPORTERS_${door}_ARGS_INDEX_`)
      ? [name.split('_').at(-1)]
      : [],
  )

test('every address is the loopback address', () => {
  const env = build(false)
  for (const name of [
    'ZEEBE_BROKER_NETWORK_HOST',
    'ZEEBE_BROKER_GATEWAY_NETWORK_HOST',
    'SERVER_ADDRESS',
    'MANAGEMENT_SERVER_ADDRESS',
  ])
    expect(env[name]).toBe('127.0.0.1')
})

test('the live door gets user tasks and incidents alone, history gets neither; markers go both ways', () => {
  const env = build(false)
  expect(new Set(switchedOn(env, 'LIVE'))).toEqual(new Set(['INCIDENT', 'SIGNAL', 'USERTASK']))
  expect(switchedOn(env, 'HISTORY')).toEqual(expect.arrayContaining(['PROCESSINSTANCE', 'SIGNAL']))
  expect(switchedOn(env, 'HISTORY')).not.toContain('USERTASK')
  expect(switchedOn(env, 'HISTORY')).not.toContain('INCIDENT')
})

test('all 33 kinds of records are switched for each door, since most are on by default', () => {
  const env = build(false)
  for (const door of ['LIVE', 'HISTORY'])
    expect(
      Object.keys(env).filter(
        (name) =>
          name.startsWith(`ZEEBE_BROKER_EXPORTERS_${door}_ARGS_INDEX_`) &&
          !name.endsWith('CREATETEMPLATE'),
      ),
    ).toHaveLength(33)
})

test('with a moving clock the live door gets timers, jobs and messages, and holds nothing back', () => {
  const env = build(true)
  expect(new Set(switchedOn(env, 'LIVE'))).toEqual(
    new Set(['INCIDENT', 'JOB', 'MESSAGE', 'SIGNAL', 'TIMER', 'USERTASK']),
  )
  expect(switchedOn(env, 'HISTORY')).toContain('TIMER')
  expect(env).toMatchObject({
    ZEEBE_CLOCK_CONTROLLED: 'true',
    ZEEBE_BROKER_BACKPRESSURE_ENABLED: 'false',
  })
  expect(build(false)).not.toHaveProperty('ZEEBE_CLOCK_CONTROLLED')
})

test('who does not know the secret finds neither REST nor management, and gRPC asks for it', () => {
  const env = brokerEnv({
    door: { secret: 'abc', jar: '/cache/door.jar' },
    data: '/data',
    ports,
    clockControlled: false,
    intake,
  })
  expect(env).toMatchObject({
    SPRING_WEBFLUX_BASEPATH: '/abc',
    MANAGEMENT_SERVER_BASEPATH: '/abc',
    ZEEBE_BROKER_GATEWAY_INTERCEPTORS_0_JARPATH: '/cache/door.jar',
  })
})
