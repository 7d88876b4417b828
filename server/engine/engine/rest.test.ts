import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { answering } from '#tests/support/answering.ts'
import { engineClock } from './clock.ts'
import { callRest } from './rest.ts'

const ANSWERS: Record<string, { status?: number; body?: string }> = {
  '/fine': { body: '{"a":1}' },
  '/empty': { status: 204 },
  '/unknown': { status: 404, body: 'no such thing' },
  '/refused': { status: 409, body: '{"detail":"it is done already"}' },
  '/odd': { status: 400, body: '{"detail":7}' },
  '/broken': { status: 400, body: 'broken' },
  '/cut': { body: '{"a":' },
  '/closed': { status: 500, body: '{"detail":"connection was closed"}' },
  '/busy': { status: 503, body: '{"detail":"later"}' },
  '/actuator/clock': { body: '{"epochMilli":1000}' },
  '/actuator/clock/add': { body: '{"epochMilli":2500}' },
}
let server: Awaited<ReturnType<typeof answering>>

beforeAll(async () => {
  server = await answering(({ path }) => ANSWERS[path] ?? { status: 404 })
})
afterAll(() => server.close())

const call = (path: string) => callRest({ url: server.url + path })

test('an answer is read, an empty one is nothing, an unknown address is null', async () => {
  expect(await call('/fine')).toEqual({ body: { a: 1 } })
  expect(await call('/empty')).toEqual({ body: null })
  expect(await call('/unknown')).toBeNull()
})

test('what is sent is sent as JSON, a question alone as nothing', async () => {
  await callRest({ url: `${server.url}/fine`, method: 'POST', body: { b: 2 } })
  const posted = server.asked.at(-1)
  await call('/fine')
  expect(posted).toEqual({
    method: 'POST',
    path: '/fine',
    type: 'application/json',
    body: '{"b":2}',
  })
  expect(server.asked.at(-1)).toEqual({ method: 'GET', path: '/fine', type: undefined, body: '' })
})

test.each([
  ['/refused', { name: 'EngineRefused', code: 'HTTP_409', detail: 'it is done already' }],
  ['/odd', { name: 'EngineRefused', code: 'HTTP_400', detail: '' }],
  ['/broken', { name: 'EngineRefused', code: 'HTTP_400', detail: '' }],
  ['/cut', { name: 'EngineUnavailable', message: 'NO_ANSWER' }],
  ['/closed', { name: 'EngineUnavailable', message: 'HTTP_500' }],
  ['/busy', { name: 'EngineUnavailable', message: 'HTTP_503' }],
])('a refusal at %s keeps its kind and its reason', async (path, expected) => {
  await expect(call(path)).rejects.toMatchObject(expected)
})

test('an engine that does not answer is away', async () => {
  const gone = await answering(() => ({}))
  await gone.close()
  await expect(callRest({ url: gone.url })).rejects.toMatchObject({
    name: 'EngineUnavailable',
    message: 'NO_ANSWER',
  })
})

test('the clock is read and moved by whole milliseconds', async () => {
  const clock = engineClock(server.url)
  expect(await clock.read()).toBe(1000)
  const read = server.asked.at(-1)
  expect(await clock.add(1499.6)).toBe(2500)
  expect(read).toMatchObject({ method: 'GET', path: '/actuator/clock' })
  expect(server.asked.at(-1)).toMatchObject({
    method: 'POST',
    path: '/actuator/clock/add',
    body: '{"offsetMilli":1500}',
  })
})

test('a move whose answer was lost is not made again', async () => {
  let now = 1000
  let isLost = true
  const engine = await answering(({ path, body }) => {
    if (!path.endsWith('/add')) return { body: JSON.stringify({ epochMilli: now }) }
    now += z.object({ offsetMilli: z.number() }).parse(JSON.parse(body)).offsetMilli
    const answer = isLost ? { status: 500 } : { body: JSON.stringify({ epochMilli: now }) }
    isLost = false
    return answer
  })

  expect(await engineClock(engine.url).add(1500)).toBe(2500)
  expect(now).toBe(2500)
  await engine.close()
})

test.each([
  ['that has no address', () => undefined],
  ['that is not controlled', () => `${server.url}/elsewhere`],
])('a clock %s cannot be moved', async (_, address) => {
  await expect(engineClock(address()).read()).rejects.toMatchObject({
    code: 'UNIMPLEMENTED',
    message: 'UNIMPLEMENTED: the clock of this engine cannot be moved',
  })
})
