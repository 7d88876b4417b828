import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { tryRoutes } from '#tests/support/try-routes.ts'

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
