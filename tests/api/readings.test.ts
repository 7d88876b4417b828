import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesOf } from '#server/doors/routes.ts'
import { forgetReadings } from '#server/procedure/persons/record-reading.ts'
import { Browser } from '#tests/support/browser.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'

const HOUR_MS = 3_600_000
let door: Door
let world: World
let owner: Browser
let ownerId: string

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  ownerId = await door.staffId('owner')
})
afterAll(() => door.close())

type Reading = { kind: string; hours: number }

const readings = (personId: string): Promise<Reading[]> =>
  door.readAsOwner<Reading>(
    `SELECT kind, count(*)::int AS hours
     FROM audit.reading
     WHERE actor_id = $1 AND person_id = $2
     GROUP BY kind
     ORDER BY kind`,
    [ownerId, personId],
  )

async function openCase(): Promise<{ path: string; personId: string }> {
  owner = new Browser(door.url)
  await owner.signIn('owner')
  const { id, personId } = await world.openCase()
  return { path: `/api/cases/${id}`, personId }
}

const used = { headers: { 'x-in-use': '1' } }
const byItself = { headers: { 'x-in-use': '0' } }

describe('who was shown whom', () => {
  it('is one row per person, kind and hour, however often one looks', async () => {
    // given
    const { path, personId } = await openCase()
    // when
    for (const part of ['', '', '/timeline', '/documents']) await owner.fetch(path + part, used)
    door.passTime(HOUR_MS)
    await owner.fetch(path, used)
    // then
    expect(await readings(personId)).toEqual([
      { kind: 'case', hours: 2 },
      { kind: 'documents', hours: 1 },
      { kind: 'timeline', hours: 1 },
    ])
  })

  it('grows no further while a page refreshes itself, but misses no first look', async () => {
    // given
    const { path, personId } = await openCase()
    // when
    await owner.fetch(path, byItself)
    for (let hour = 0; hour < 3; hour++) {
      door.passTime(HOUR_MS)
      await owner.fetch(path, byItself)
    }
    const afterRefreshing = await readings(personId)
    await owner.fetch(path, used)
    // then
    expect(afterRefreshing).toEqual([{ kind: 'case', hours: 1 }])
    expect(await readings(personId)).toEqual([{ kind: 'case', hours: 2 }])
  })

  it('names whom a search has found, also where a name is known already', async () => {
    // given
    const { personId } = await openCase()
    const { reference } = await door.deps.db.prisma.person.findUniqueOrThrow({
      where: { id: personId },
    })
    // when
    await owner.fetch('/api/search', { method: 'POST', body: { text: reference } })
    // then
    expect(await readings(personId)).toEqual([{ kind: 'search', hours: 1 }])
  })

  it('leaves nothing of what one was refused', async () => {
    // given
    const { path, personId } = await openCase()
    const stranger = new Browser(door.url)
    await stranger.signIn('foreign-caseworker')
    // when
    const { status } = await stranger.fetch(path, used)
    // then
    expect(status).toBe(404)
    expect(
      await door.readAsOwner('SELECT FROM audit.reading WHERE person_id = $1', [personId]),
    ).toEqual([])
  })

  it('is kept for a year', async () => {
    // given
    const { path, personId } = await openCase()
    await owner.fetch(path, used)
    const now = door.deps.clock.wallNow().getTime()
    const inDays = (days: number): Date => new Date(now + days * 24 * HOUR_MS)
    // when
    await forgetReadings(door.database.superuserUrl, inDays(364))
    const kept = await readings(personId)
    await forgetReadings(door.database.superuserUrl, inDays(368))
    // then
    expect(kept).toEqual([{ kind: 'case', hours: 1 }])
    expect(await readings(personId)).toEqual([])
  })
})
