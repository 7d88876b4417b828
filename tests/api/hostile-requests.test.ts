import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { tryRoutes } from '#tests/support/try-routes.ts'

const ID = '00000000-0000-4000-8000-000000000000'
let door: Door
let browser: Browser

beforeAll(async () => {
  door = await openDoor({ routes: tryRoutes })
  browser = new Browser(door.url)
  await browser.signIn('owner')
})
afterAll(() => door.close())

const post = (
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): ReturnType<Browser['fetch']> => browser.fetch(path, { method: 'POST', body, headers })

describe('a request that changes something', () => {
  it.each([
    ['without a token', { 'x-csrf-token': '' }],
    ['with a wrong token', { 'x-csrf-token': 'x'.repeat(43) }],
    ['from a foreign origin', { origin: 'https://evil.example' }],
    ['from no origin at all', { origin: 'null' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused %s', async (_title, headers) => {
    // when
    const { status, json } = await post('/api/try-empty', {}, headers)
    // then
    expect([status, json['code']]).toEqual([403, 'CSRF'])
  })

  it('is taken from a page of ours', async () => {
    // when
    const { status } = await post(
      '/api/try-empty',
      {},
      { origin: door.url, 'sec-fetch-site': 'same-origin' },
    )
    // then
    expect(status).toBe(204)
  })

  it('is refused with the token of another session', async () => {
    // given
    const other = new Browser(door.url)
    await other.signIn('lead')
    // when
    const { status } = await post('/api/try-empty', {}, { 'x-csrf-token': other.csrfToken })
    // then
    expect(status).toBe(403)
  })

  it('needs a sign-in before anything else', async () => {
    // given
    const stranger = new Browser(door.url)
    // when
    const { status } = await stranger.fetch('/api/try-empty', { method: 'POST', body: {} })
    // then
    expect(status).toBe(401)
  })
})

describe('a body', () => {
  it.each([
    ['a field that is not known', { name: 'x', role: 'team-lead' }, 'role'],
    ['a wrong type', { name: { contains: 'x' } }, 'name'],
    ['a missing field', {}, 'name'],
  ])('with %s is refused with the place', async (_title, body, path) => {
    // when
    const answer = await post(`/api/try/${ID}`, body)
    // then
    expect([answer.status, answer.json['code']]).toEqual([400, 'INVALID'])
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(
      z
        .array(z.looseObject({ path: z.string() }))
        .parse(answer.json['issues'])
        .map((issue) => issue.path),
    ).toEqual([path])
  })

  it.each([
    {
      title: 'a key given twice',
      body: '{"name":"a","name":"b"}',
      type: 'application/json',
      status: 400,
    },
    {
      title: '__proto__',
      body: '{"name":"a","__proto__":{"isAdmin":true}}',
      type: 'application/json',
      status: 400,
    },
    { title: 'NUL', body: '{"name":"\\u0000"}', type: 'application/json', status: 400 },
    {
      title: 'text that only looks like JSON',
      body: '{"name":"a"}',
      type: 'text/plain',
      status: 415,
    },
    { title: 'a form', body: 'name=a', type: 'application/x-www-form-urlencoded', status: 415 },
    {
      title: 'more than 256 kB',
      body: JSON.stringify({ name: 'x'.repeat(270_000) }),
      type: 'application/json',
      status: 413,
    },
  ])('with $title is refused', async ({ body, type, status }) => {
    // when
    const answer = await post(`/api/try/${ID}`, body, { 'content-type': type })
    // then
    expect(answer.status).toBe(status)
    expect(answer.text).not.toMatch(/at .*\.ts/)
  })

  it('that is packed is refused before it is unpacked', async () => {
    // when
    const { status } = await post(`/api/try/${ID}`, 'x', {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    })
    // then
    expect(status).toBe(415)
  })

  it('of bytes arrives as bytes, up to its limit and only as its type', async () => {
    // when
    const [taken, large, wrong] = [
      await post('/api/try-bytes', Buffer.alloc(1_000_000), { 'content-type': 'text/csv' }),
      await post('/api/try-bytes', Buffer.alloc(25 * 1024 * 1024 + 1), {
        'content-type': 'text/csv',
      }),
      await post('/api/try-bytes', Buffer.alloc(10), {
        'content-type': 'application/octet-stream',
      }),
    ]
    // then
    expect(taken.json).toEqual({ size: 1_000_000 })
    expect([large.status, wrong.status]).toEqual([413, 415])
  })

  it('where none is due is empty or {}', async () => {
    // when
    const statuses = [
      (await post('/api/try-empty', undefined)).status,
      (await post('/api/try-empty', {})).status,
      (await post('/api/try-empty', { state: 'done' })).status,
    ]
    // then
    expect(statuses).toEqual([204, 204, 400])
  })
})
