import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { conflict, notFound } from '#server/base/errors.ts'
import { csvBytes, route, type Route } from '#server/web/http/route.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'

const thing = z.object({ id: z.string(), name: z.string() })

const routes: Route[] = [
  route({
    method: 'post',
    path: '/api/try/:id',
    access: 'signed-in',
    params: z.object({ id: z.uuid() }),
    body: z.object({ name: z.string().max(40) }),
    response: thing,
    handle: ({ params, body }) => ({ ...params, ...body }),
  }),
  route({
    method: 'get',
    path: '/api/try/list',
    access: 'signed-in',
    query: z.object({ view: z.enum(['mine', 'all']) }),
    response: z.object({ view: z.string() }),
    handle: ({ query }) => query,
  }),
  route({
    method: 'post',
    path: '/api/try-empty',
    access: 'signed-in',
    response: 'none',
    handle: () => {},
  }),
  route({
    method: 'post',
    path: '/api/try-bytes',
    access: 'signed-in',
    body: csvBytes,
    response: z.object({ size: z.number() }),
    handle: ({ body }) => ({ size: body.byteLength }),
  }),
  route({
    method: 'get',
    path: '/api/try-pdf',
    access: 'signed-in',
    response: 'pdf',
    handle: () => ({ file: Buffer.from('%PDF-1.7'), fileName: 'Brief "1"\r\nX: y.pdf' }),
  }),
  route({
    method: 'get',
    path: '/api/try-foreign/:id',
    access: 'signed-in',
    params: z.object({ id: z.string() }),
    response: 'none',
    handle: () => Promise.reject(notFound()),
  }),
  route({
    method: 'get',
    path: '/api/try-lead',
    access: (actor) => actor.roles.includes('team-lead'),
    response: 'none',
    handle: () => {},
  }),
  route({
    method: 'get',
    path: '/api/try-conflict',
    access: 'signed-in',
    response: 'none',
    handle: () =>
      Promise.reject(
        conflict('TASK_TAKEN', { de: 'Schon vergeben.', en: 'Already taken.' }, { holder: 'x' }),
      ),
  }),
  route({
    method: 'get',
    path: '/api/try-broken',
    access: 'signed-in',
    response: 'none',
    handle: () => Promise.reject(new Error('Our own sentence.')),
  }),
  route({
    method: 'get',
    path: '/api/try-surplus',
    access: 'signed-in',
    response: thing,
    handle: () => ({ id: '1', name: 'x', diedOn: '2026-01-01' }),
  }),
]

const ID = '00000000-0000-4000-8000-000000000000'
let door: Door
let browser: Browser

beforeAll(async () => {
  door = await openDoor({ routes })
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

describe('an address', () => {
  it.each([
    ['/api/try/list?view=mine', 200],
    ['/api/try/list?view=mine&sort=name', 400],
    ['/api/try/list?view[contains]=x', 400],
    ['/api/try/list?view=mine&view=all', 400],
    ['/api/try/list?view=%00', 400],
    ['/api/unknown', 404],
    ['/api/%E0%A4%A', 404],
    ['/api/try-foreign/%E0%A4%A', 400],
  ])('%s gives %i', async (path, status) => {
    // when
    const answer = await browser.fetch(path)
    // then
    expect(answer.status).toBe(status)
  })

  it('with an id that cannot exist is not found', async () => {
    // when
    const { status } = await post('/api/try/not-a-uuid', { name: 'x' })
    // then
    expect(status).toBe(404)
  })

  it('under a foreign name is not served', async () => {
    // given
    const { port } = new URL(door.url)
    // when
    const status = await new Promise((resolve, reject) => {
      request(
        { port, host: '127.0.0.1', path: '/api/session', headers: { host: 'evil.example' } },
        (answer) => resolve(answer.resume().statusCode),
      )
        .on('error', reject)
        .end()
    })
    // then
    expect(status).toBe(421)
  })
})

describe('an answer', () => {
  it('speaks the language asked for and says what stands now', async () => {
    // when
    const [german, english] = [
      await browser.fetch('/api/try-conflict'),
      await browser.fetch('/api/try-conflict', { headers: { 'accept-language': 'en-GB,en' } }),
    ]
    // then
    expect(german.json).toEqual({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      detail: 'Schon vergeben.',
      code: 'TASK_TAKEN',
      current: { holder: 'x' },
    })
    expect(english.json['detail']).toBe('Already taken.')
  })

  it('to something broken says nothing of the inside and is logged once with its request id', async () => {
    // when
    const answer = await browser.fetch('/api/try-broken')
    // then
    const requestId = answer.headers.get('x-request-id')
    const lines = door.log
      .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))
      .filter((line) => line['requestId'] === requestId)
    expect([answer.status, answer.json['code']]).toEqual([500, 'INTERNAL'])
    expect(answer.text).not.toContain('Our own sentence')
    expect(lines.filter((line) => line['level'] === 50)).toEqual([
      expect.objectContaining({ route: 'GET /api/try-broken', message: 'Our own sentence.' }),
    ])
  })

  it('never carries a field that its schema does not name', async () => {
    // when
    const answer = await browser.fetch('/api/try-surplus')
    // then
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('2026-01-01')
    expect(door.log.join('')).toContain('fields that its schema does not name: diedOn')
  })

  it('as PDF is shown, under a harmless name', async () => {
    // when
    const { headers } = await browser.fetch('/api/try-pdf')
    // then
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toBe('inline; filename="Brief__1___X__y.pdf"')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  })

  it('carries the security headers', async () => {
    // when
    const { headers } = await browser.fetch('/api/session')
    // then
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'self';.*frame-ancestors 'none'$/,
    )
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(
      Object.fromEntries(
        [
          'referrer-policy',
          'x-content-type-options',
          'cache-control',
          'x-frame-options',
          'strict-transport-security',
          'x-powered-by',
        ].map((name) => [name, headers.get(name)]),
      ),
    ).toEqual({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'strict-transport-security': null,
      'x-powered-by': null,
    })
  })
})

describe('the trail', () => {
  it('notes an attempt at something foreign once a minute, ids only', async () => {
    // given
    const id = await door.staffId('owner')
    // when
    await browser.fetch('/api/try-foreign/4711')
    await browser.fetch('/api/try-foreign/4711')
    await browser.fetch('/api/try-lead')
    // then
    const entries = await door.readAsOwner(
      `SELECT actor_id, subject, detail
       FROM audit.entry
       WHERE subject LIKE 'route:GET /api/try-%'
       ORDER BY id`,
    )
    expect(entries).toEqual([
      {
        actor_id: id,
        subject: 'route:GET /api/try-foreign/:id',
        detail: { id: '4711', status: 404 },
      },
      { actor_id: id, subject: 'route:GET /api/try-lead', detail: { status: 403 } },
    ])
  })

  it('cannot be read, changed or deleted by the application', async () => {
    // when
    const attempts = [
      'SELECT 1 FROM audit.entry',
      'UPDATE audit.entry SET action = $1',
      'DELETE FROM audit.entry',
    ].map((sql) => door.deps.db.query(sql, sql.includes('$1') ? ['x'] : []))
    // then
    const codes = (await Promise.allSettled(attempts)).map((attempt) =>
      attempt.status === 'rejected'
        ? z.looseObject({ code: z.string() }).parse(attempt.reason).code
        : 'done',
    )
    expect(codes).toEqual(['42501', '42501', '42501'])
  })

  it('logs names of routes instead of addresses', async () => {
    // when
    await browser.fetch('/api/try-foreign/Beispielname?q=Beispielname')
    // then
    expect(door.log.join('')).not.toContain('Beispielname')
    expect(door.log.join('')).toContain('GET /api/try-foreign/:id')
  })
})
