import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { buildTalk } from '#tests/support/build-talk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { known } from '#tests/support/known.ts'

/** A Thursday; the office is open from 8 to 18, that is 7 to 17 in UTC in winter. */
const DAY = '2099-01-15'
let door: Door
let world: World

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
})
afterAll(() => door.close())
beforeEach(async () => {
  await prisma().appointment.deleteMany()
})

const as = async (username: string): Promise<Browser> => {
  const browser = new Browser(door.url)
  await browser.signIn(username)
  return browser
}
const at = (time: string, day = DAY): Date => new Date(`${day}T${time}:00Z`)
const prisma = () => door.deps.db.prisma

describe('a talk as a file', () => {
  it('invites with a neutral subject and the time of the office, and cancels under the same number', async () => {
    // given
    const { id, personId } = await buildTalk(world, { startsAt: at('09:00') })
    await prisma().person.update({ where: { id: personId }, data: { email: 'p@example.org' } })
    const owner = await as('owner')
    // when
    const invited = await owner.fetch(`/api/appointments/${id}/invitation.ics`)
    await prisma().appointment.update({
      where: { id },
      data: { startsAt: at('10:00'), endsAt: at('11:00') },
    })
    const moved = await owner.fetch(`/api/appointments/${id}/invitation.ics`)
    await prisma().appointment.update({
      where: { id },
      data: { status: 'cancelled', cancelledBy: 'office' },
    })
    const cancelled = await owner.fetch(`/api/appointments/${id}/invitation.ics`)
    // then
    const has = (text: string, ...lines: string[]) =>
      lines.every((line) => text.split('\r\n').includes(line))
    expect(invited.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(
      has(
        invited.text,
        'METHOD:REQUEST',
        `UID:${id}`,
        'SEQUENCE:0',
        'SUMMARY:Termin',
        'DTSTART;TZID=Europe/Berlin:20990115T100000',
      ),
    ).toBe(true)
    expect(
      has(
        moved.text,
        'METHOD:REQUEST',
        `UID:${id}`,
        'SEQUENCE:1',
        'DTSTART;TZID=Europe/Berlin:20990115T110000',
      ),
    ).toBe(true)
    expect(
      has(cancelled.text, 'METHOD:CANCEL', `UID:${id}`, 'SEQUENCE:2', 'STATUS:CANCELLED'),
    ).toBe(true)
    expect(invited.text.replaceAll('\r\n ', '')).toContain('mailto:p@example.org')
    expect(invited.text).not.toContain(
      (await prisma().person.findUniqueOrThrow({ where: { id: personId } })).lastName,
    )
  })

  it('never names the address of a person with a blocking notice', async () => {
    // given
    const { id, personId } = await buildTalk(world, { startsAt: at('13:00') })
    await prisma().person.update({
      where: { id: personId },
      data: { email: 'geheim@example.org', blockingNotice: true },
    })
    // when
    const { text } = await (await as('owner')).fetch(`/api/appointments/${id}/invitation.ics`)
    // then
    expect(text).not.toContain('geheim')
  })
})

describe('the secret address of the own calendar', () => {
  type Feed = { createdAt: string | null; path: string | null }
  const feed = async (browser: Browser, method: string): Promise<Feed> =>
    (await browser.fetch('/api/calendar/feed', { method })).json as Feed
  const stranger = () => new Browser(door.url)

  it('is said once, shows time and place of the own talks only, and no name', async () => {
    // given
    const { id, personId } = await buildTalk(world, { startsAt: at('09:00') })
    await buildTalk(world, { startsAt: at('09:00'), staffId: await door.staffId('colleague') })
    const owner = await as('owner')
    // when
    const { path } = await feed(owner, 'POST')
    const again = await feed(owner, 'GET')
    const { status, text, headers } = await stranger().fetch(known(path))
    // then
    expect(path).toMatch(/^\/feeds\/[\w-]{43}\.ics$/)
    expect(again).toEqual({ createdAt: expect.any(String), path: null })
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text.match(/^UID:.*$/gm)?.map((line) => line.trim())).toEqual([`UID:${id}`])
    expect(text).not.toContain('METHOD')
    expect(text.match(/^SUMMARY:.*$/gm)?.map((line) => line.trim())).toEqual(['SUMMARY:Termin'])
    const { lastName, reference } = await prisma().person.findUniqueOrThrow({
      where: { id: personId },
    })
    expect(
      [lastName, reference, 'intake', 'ATTENDEE', 'ORGANIZER'].filter((word) =>
        text.includes(word),
      ),
    ).toEqual([])
  })

  it('keeps a cancelled talk as cancelled, so that it goes away elsewhere', async () => {
    // given
    const { id } = await buildTalk(world, { startsAt: at('14:00') })
    await prisma().appointment.update({
      where: { id },
      data: { status: 'cancelled', cancelledBy: 'client' },
    })
    const { path } = await feed(await as('owner'), 'POST')
    // when
    const { text } = await stranger().fetch(known(path))
    // then
    expect(text.slice(text.indexOf(`UID:${id}`))).toMatch(
      /^UID:.*\r\nSEQUENCE:1\r\n[^]*?STATUS:CANCELLED/,
    )
  })

  it('ends with a new one, with its revocation, and when its owner leaves', async () => {
    // given
    const owner = await as('owner')
    const first = known((await feed(owner, 'POST')).path)
    const second = known((await feed(owner, 'POST')).path)
    // when
    const afterNew = [
      (await stranger().fetch(first)).status,
      (await stranger().fetch(second)).status,
    ]
    await prisma().staff.update({ where: { username: 'owner' }, data: { active: false } })
    const afterLeaving = (await stranger().fetch(second)).status
    await prisma().staff.update({ where: { username: 'owner' }, data: { active: true } })
    await owner.fetch('/api/calendar/feed', { method: 'DELETE' })
    const afterRevocation = (await stranger().fetch(second)).status
    // then
    expect([...afterNew, afterLeaving, afterRevocation]).toEqual([404, 200, 404, 404])
    expect(await feed(owner, 'GET')).toEqual({ createdAt: null, path: null })
  })

  it('leaves no trace of the secret in log, audit trail and database', async () => {
    // given
    const owner = await as('owner')
    const { path } = await feed(owner, 'POST')
    const secret = known(path).slice('/feeds/'.length, -'.ics'.length)
    // when
    for (const browser of [stranger(), owner])
      for (const address of [
        known(path),
        known(path).replace('.ics', 'x.ics'),
        known(path).replace(/^.feeds.(.)/, '/feeds/-'),
      ])
        await browser.fetch(address)
    // then
    const [{ row } = { row: '' }] = await door.deps.db.query<{ row: string }>(
      'SELECT f::text AS row FROM calendar_feed f',
    )
    const audit = JSON.stringify(
      await door.readAsOwner('SELECT action, subject, detail FROM audit.entry'),
    )
    const traces = [door.log.join('\n'), audit, row].map(
      (text) => text.includes(secret) || text.includes(secret.slice(1)),
    )
    expect(traces).toEqual([false, false, false])
    expect(audit).toContain('calendar-feed.create')
  })

  it('cannot be tried out, and who knows one is not locked out by who tries', async () => {
    // given
    const { path } = await feed(await as('owner'), 'POST')
    // when
    const statuses: number[] = []
    for (let n = 0; n < 62; n++)
      statuses.push((await stranger().fetch(`/feeds/${String(n).padStart(43, 'a')}.ics`)).status)
    const { status } = await stranger().fetch(known(path))
    // then
    expect(new Set(statuses.slice(0, 40))).toEqual(new Set([404]))
    expect(statuses.at(-1)).toBe(429)
    expect(status).toBe(200)
  })
})
