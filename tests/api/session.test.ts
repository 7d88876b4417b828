import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'

const HOUR_MS = 3_600_000
let door: Door

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())

const sidOf = (browser: Browser): string =>
  decodeURIComponent(browser.cookies.get('hilfeplan') ?? '')
    .slice(2)
    .split('.')[0] ?? ''

async function signedIn(username: string): Promise<Browser> {
  const browser = new Browser(door.url)
  const answer = await browser.signIn(username)
  expect(answer.status).toBe(200)
  return browser
}

describe('session', () => {
  it('tells a stranger only how to sign in', async () => {
    // when
    const { status, json } = await new Browser(door.url).session()
    // then
    expect(status).toBe(200)
    expect(json).toMatchObject({ signedIn: false, signIn: 'demo', actor: null, empty: false })
    expect(Object.values(json['abilities'] as object)).not.toContain(true)
  })

  it('offers invented staff to the demo sign-in and shows who came in', async () => {
    // given
    const browser = new Browser(door.url)
    const offered = await browser.fetch('/api/demo-staff')
    // when
    const { json } = await browser.signIn('lead')
    // then
    expect(
      z
        .array(z.looseObject({ username: z.string() }))
        .parse(offered.json['items'])
        .map(({ username }) => username),
    ).toContain('lead')
    expect(json).toMatchObject({
      signedIn: true,
      actor: {
        displayName: 'Person lead',
        roles: ['team-lead'],
        agency: 'kinderhaus',
        agencyName: 'Bezirksverwaltung Kinderhaus',
      },
    })
    expect(json['abilities']).toMatchObject({
      readInbox: true,
      readCases: true,
      useCustomerCentre: false,
      createCampaign: false,
    })
  })

  it('gives a new session id at sign-in and forgets the old one', async () => {
    // given
    const browser = new Browser(door.url)
    await browser.session()
    const before = sidOf(browser)
    // when
    await browser.signIn('owner')
    // then
    const kept = await door.deps.db.query<{ sid: string }>(
      'SELECT sid FROM session WHERE sid = ANY($1::text[])',
      [[before, sidOf(browser)]],
    )
    expect(before).not.toBe('')
    expect(kept).toEqual([{ sid: sidOf(browser) }])
  })

  it('protects its cookie', async () => {
    // when
    const answer = await new Browser(door.url).session()
    // then
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^hilfeplan=.*; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/),
    ])
  })

  it('ends at sign-out, also for who kept the cookie', async () => {
    // given
    const browser = await signedIn('owner')
    const thief = new Browser(door.url)
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value)
    // when
    const { status } = await browser.fetch('/api/session', { method: 'DELETE' })
    // then
    expect(status).toBe(204)
    expect((await thief.session()).json['signedIn']).toBe(false)
    const [entry] = await ownAudit('session.sign-out')
    expect(entry).toMatchObject({
      actor_id: await door.staffId('owner'),
      subject: `staff:${await door.staffId('owner')}`,
    })
  })

  it('ends twelve hours after the sign-in, however busy it was', async () => {
    // given
    const browser = await signedIn('owner')
    door.passTime(12 * HOUR_MS - 60_000)
    const busy = await browser.session()
    // when
    door.passTime(60_001)
    const late = await browser.session()
    // then
    expect([busy.json['signedIn'], late.json['signedIn']]).toEqual([true, false])
  })

  it('ends when nobody used it for eight hours', async () => {
    // given
    const browser = await signedIn('owner')
    const [row] = await door.deps.db.query<{ hours: string }>(
      'SELECT extract(epoch FROM expire - $2) / 3600 AS hours FROM session WHERE sid = $1',
      [sidOf(browser), new Date()],
    )
    await door.deps.db.query('UPDATE session SET expire = $2 WHERE sid = $1', [
      sidOf(browser),
      new Date(Date.now() - 2_000),
    ])
    // when
    const { json } = await browser.session()
    // then
    expect(Number(row?.hours)).toBeCloseTo(8, 2)
    expect(json['signedIn']).toBe(false)
  })

  it('is prolonged by a person, not by a page that refreshes itself', async () => {
    // given
    const browser = await signedIn('owner')
    const hoursLeft = async (headers: Record<string, string>): Promise<number> => {
      await door.deps.db.query('UPDATE session SET expire = $2 WHERE sid = $1', [
        sidOf(browser),
        new Date(Date.now() + 60_000),
      ])
      door.passTime(61_000)
      await browser.fetch('/api/session', { headers })
      const [row] = await door.deps.db.query<{ hours: string }>(
        'SELECT extract(epoch FROM expire - $2) / 3600 AS hours FROM session WHERE sid = $1',
        [sidOf(browser), new Date()],
      )
      return Math.round(Number(row?.hours))
    }
    // when
    const silent = await hoursLeft({})
    const background = await hoursLeft({ 'x-in-use': '0' })
    const used = await hoursLeft({ 'x-in-use': '1' })
    // then
    expect([silent, background, used]).toEqual([0, 0, 8])
  })

  it('knows a change of roles within a second and shuts out who left', async () => {
    // given
    const id = await door.staffId('foreign-lead')
    const browser = await signedIn('foreign-lead')
    const asLead = await browser.fetch('/api/absences')
    // when
    await door.deps.db.prisma.staff.update({ where: { id }, data: { roles: ['caseworker'] } })
    door.passTime(1_000)
    const asCaseworker = await browser.fetch('/api/absences')
    await door.deps.db.prisma.staff.update({
      where: { id },
      data: { roles: ['team-lead'], active: false },
    })
    door.passTime(1_000)
    const left = await browser.fetch('/api/absences')
    await door.deps.db.prisma.staff.update({ where: { id }, data: { active: true } })
    // then
    expect([asLead.status, asCaseworker.status, left.status]).toEqual([200, 403, 401])
  })

  it('answers every failed sign-in with the same sentence and stops guessing', async () => {
    // given
    const browser = new Browser(door.url)
    await browser.session()
    const attempt = (username: string): ReturnType<Browser['fetch']> =>
      browser.fetch('/api/session/demo', { method: 'POST', body: { username } })
    // when
    const first = await attempt('nobody')
    const others = []
    for (let n = 0; n < 9; n++) others.push((await attempt(n % 2 ? 'NOBODY' : 'nobody')).status)
    const stopped = await attempt('nobody')
    const colleague = await attempt('owner')
    // then
    expect(first.json).toMatchObject({
      status: 401,
      code: 'SIGN_IN_FAILED',
      detail: 'Die Anmeldung hat nicht geklappt.',
    })
    expect(new Set(others)).toEqual(new Set([401]))
    expect(stopped.status).toBe(429)
    expect(stopped.json['code']).toBe('TOO_MANY_ATTEMPTS')
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(stopped.headers.get('ratelimit')).toContain('account')
    expect(colleague.status).toBe(200)
  })

  it('locks nobody out: after sixty failures at an address its people still come in', async () => {
    // given
    const office = new Browser(door.url)
    await office.session()
    const statuses: number[] = []
    for (let n = 0; n < 60; n++)
      statuses.push(
        (await office.fetch('/api/session/demo', { method: 'POST', body: { username: `x${n}` } }))
          .status,
      )
    // when
    const colleague = await office.signIn('owner')
    // then
    expect(statuses.at(-1)).toBe(429)
    expect(colleague.status).toBe(200)
    expect(colleague.headers.get('retry-after')).toBeNull()
  })

  it('does not believe where a stranger says to come from', async () => {
    // given
    const stranger = new Browser(door.url)
    await stranger.session()
    const attempt = (n: number): ReturnType<Browser['fetch']> =>
      stranger.fetch('/api/session/demo', {
        method: 'POST',
        body: { username: `y${n}` },
        headers: { 'x-forwarded-for': `192.0.2.${n}` },
      })
    // when
    const statuses = []
    for (let n = 1; n < 62; n++) statuses.push((await attempt(n)).status)
    // then
    expect(statuses.at(-1)).toBe(429)
  })
})

/** The application itself may only insert into the audit trail; the test reads it as owner. */
async function ownAudit(action: string): Promise<Record<string, unknown>[]> {
  return door.readAsOwner(
    'SELECT actor_id, subject, detail FROM audit.entry WHERE action = $1 ORDER BY id DESC',
    [action],
  )
}
