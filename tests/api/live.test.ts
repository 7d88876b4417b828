import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { announce } from '#server/base/db.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { openEvents, type EventStream } from '#tests/support/event-stream.ts'

let door: Door

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())

async function listen(username: string): Promise<{ browser: Browser; events: EventStream }> {
  const browser = new Browser(door.url)
  await browser.signIn(username)
  const events = await openEvents(browser)
  expect(events.status).toBe(200)
  onTestFinished(() => events.close())
  return { browser, events }
}

const say = (...topics: string[]): Promise<void> =>
  door.deps.db.tx(async (tx) => announce(tx, ...topics))

/** Everybody has heard everything said before once they hear this. */
async function heardAll(streams: EventStream[]): Promise<string[][]> {
  await say('tasks@all')
  await vi.waitFor(() => {
    for (const { heard } of streams) expect(heard.flat()).toContain('tasks')
  })
  return streams.map(({ heard }) => heard.flat().filter((noun) => noun !== 'tasks'))
}

describe('live events', () => {
  it('are for who signed in', async () => {
    // when
    const { status } = await openEvents(new Browser(door.url))
    // then
    expect(status).toBe(401)
  })

  it('tell each person the nouns that their role and agency let them hear', async () => {
    // given
    const { events: owner } = await listen('owner')
    const { events: foreign } = await listen('foreign-caseworker')
    const { events: centre } = await listen('centre')
    const { events: admin } = await listen('admin')
    // when
    await say('cases@kinderhaus', 'invitations', 'operations', 'outbox')
    // then
    expect(await heardAll([owner, foreign, centre, admin])).toEqual([
      ['cases'],
      [],
      ['invitations'],
      ['operations'],
    ])
  })

  it('carry nouns only and gather what is said at the same moment', async () => {
    // given
    const { events } = await listen('owner')
    // when
    await Promise.all(
      Array.from({ length: 200 }, () => say('tasks@kinderhaus', 'cases@kinderhaus', 'cases')),
    )
    // then
    await vi.waitFor(() =>
      expect(events.heard.flat()).toEqual(expect.arrayContaining(['tasks', 'cases'])),
    )
    expect(new Set(events.heard.flat())).toEqual(new Set(['tasks', 'cases']))
    expect(events.heard.length).toBeLessThan(100)
  })

  it('say nothing of a transaction that failed', async () => {
    // given
    const { events } = await listen('owner')
    // when
    await door.deps.db
      .tx(async (tx) => {
        announce(tx, 'cases')
        throw new Error('no')
      })
      .catch(() => {})
    // then
    expect(await heardAll([events])).toEqual([[]])
  })

  it('reach the pages of another server', async () => {
    // given
    const second = await openDoor({}, door.database)
    onTestFinished(() => second.close())
    const { events } = await listen('lead')
    // when
    await second.deps.db.tx(async (tx) => announce(tx, 'campaigns'))
    // then
    await vi.waitFor(() => expect(events.heard).toEqual([['campaigns']]))
  })

  it('end at sign-out within a second, for that session alone', async () => {
    // given
    const { browser, events } = await listen('owner')
    const { events: other } = await listen('owner')
    const since = Date.now()
    // when
    await browser.fetch('/api/session', { method: 'DELETE' })
    await events.ended
    // then
    expect(Date.now() - since).toBeLessThan(1_000)
    expect(await heardAll([other])).toEqual([[]])
  })

  it('end within a second when the session goes at another server, or the role goes', async () => {
    // given
    const { events: expired } = await listen('manager')
    const { events: demoted } = await listen('process-owner')
    const id = await door.staffId('process-owner')
    onTestFinished(async () => {
      await door.deps.db.prisma.staff.update({ where: { id }, data: { roles: ['process-owner'] } })
    })
    const since = Date.now()
    // when
    await door.deps.db.query(`DELETE FROM session WHERE sess->>'staffId' = $1`, [
      await door.staffId('manager'),
    ])
    await door.deps.db.prisma.staff.update({ where: { id }, data: { roles: [] } })
    await Promise.all([expired.ended, demoted.ended])
    // then
    expect(Date.now() - since).toBeLessThan(1_000)
  })

  it('are limited per person', async () => {
    // given
    const { browser, events: first } = await listen('privacy')
    // when
    const opened = await Promise.all(Array.from({ length: 20 }, () => openEvents(browser)))
    onTestFinished(() => opened.forEach((events) => events.close()))
    // then
    expect(opened.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      ...Array<number>(11).fill(200),
      ...Array<number>(9).fill(429),
    ])
    first.close()
    await vi.waitFor(async () => {
      const again = await openEvents(browser)
      onTestFinished(() => again.close())
      expect(again.status).toBe(200)
    })
  })

  it('come back after the database dropped the connection, and say that all may have changed', async () => {
    // given
    const { events } = await listen('foreign-lead')
    // when
    await door.readAsOwner(
      `SELECT pg_terminate_backend(pid)
       FROM pg_stat_activity
       WHERE query = 'LISTEN "live"' AND datname = current_database()`,
    )
    await vi.waitFor(() =>
      expect(events.heard.flat()).toEqual(expect.arrayContaining(['tasks', 'cases', 'campaigns'])),
    )
    // then
    events.heard.length = 0
    await say('cases@hiltrup')
    await vi.waitFor(() => expect(events.heard).toEqual([['cases']]))
  })
})
