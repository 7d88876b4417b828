import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeName, type Route } from '#server/web/http/route.ts'
import { routesOf } from '#server/doors/routes.ts'
import { sendAway } from '#tests/support/away.ts'
import { Browser } from '#tests/support/browser.ts'
import { doorStaff } from '#tests/support/door-staff.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { known } from '#tests/support/known.ts'
import { authorisationTable, type Call, type Entry, type Persona } from './authorisation-table.ts'

const everybody = doorStaff.map(({ username }) => username)
const nounRoutes = routesOf(noEngine)
let door: Door
let world: World

beforeAll(async () => {
  door = await openDoor({ routes: nounRoutes })
  world = await buildWorld(door)
  await sendAway(door, 'owner')
})
afterAll(() => door.close())

function expected(entry: Entry, persona: Persona): 'pass' | 403 | 404 | 409 {
  if (entry.pass === 'public' || entry.pass === 'staff' || entry.pass.includes(persona))
    return 'pass'
  if (entry.forbidden?.includes(persona)) return 403
  if (entry.hidden?.includes(persona)) return 404
  if (entry.conflict?.includes(persona)) return 409
  return entry.others ?? 403
}

/** Status of the route's answer; of a stream only its head is awaited. */
async function statusOf(
  route: Route,
  browser: Browser,
  { params = {}, query, body, contentType = 'text/csv' }: Call,
): Promise<number> {
  const path =
    route.path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '') +
    (query ? `?${query}` : '')
  if (route.path === '/api/live') return streamStatus(browser, path)
  const isBytes = body instanceof Uint8Array
  const { status } = await browser.fetch(path, {
    method: route.method.toUpperCase(),
    ...(body === undefined ? {} : { body }),
    headers: isBytes ? { 'content-type': contentType } : {},
  })
  return status
}

async function streamStatus(browser: Browser, path: string): Promise<number> {
  const abort = new AbortController()
  const { status } = await browser.stream(path, abort.signal)
  abort.abort()
  return status
}

const outcome = (status: number): string | number => (status < 300 ? 'pass' : status)

const browsers = new Map<string, Browser>()

/**
 * One page per persona for the whole run; routes that change the session get a page of their own.
 */
async function browserOf(persona: string, isOwn: boolean): Promise<Browser> {
  const known = browsers.get(persona)
  if (known && !isOwn) return known
  const browser = new Browser(door.url)
  if (persona === 'stranger') await browser.session()
  else await browser.signIn(persona)
  if (!isOwn) browsers.set(persona, browser)
  return browser
}

describe('authorisation', () => {
  it('has a line for every route and none too many', async () => {
    // given
    const mounted = door.routes.map(routeName)
    // when
    const lines = Object.keys(authorisationTable)
    // then
    expect(mounted.filter((name) => !lines.includes(name))).toEqual([])
    expect(lines.filter((name) => !mounted.includes(name))).toEqual([])
  })

  it.each(Object.entries(authorisationTable))(
    '%s lets through whom it may and nobody else',
    async (name, entry) => {
      // given
      const route = door.routes.find((each) => routeName(each) === name)
      expect(route, 'a line without a route').toBeDefined()
      const changesSession = known(route).path.startsWith('/api/session')
      const found: Record<string, string | number> = {}
      // when
      for (const persona of ['stranger', ...everybody] as const) {
        const call = (await entry.call?.(world)) ?? {}
        found[persona] = outcome(
          await statusOf(known(route), await browserOf(persona, changesSession), call),
        )
      }
      // then
      const wanted = Object.fromEntries(
        everybody.map((persona) => [persona, expected(entry, persona)]),
      )
      expect(found).toEqual({ stranger: entry.pass === 'public' ? 'pass' : 401, ...wanted })
    },
  )
})

describe('two at the same moment', () => {
  const changing = Object.entries(authorisationTable).filter(
    ([name, { pass }]) => !name.startsWith('GET') && pass !== 'public' && pass.length > 0,
  )
  it.each(changing)(
    '%s: one does it, the other hears a sentence, never a fault',
    async (name, entry) => {
      // given
      const route = known(door.routes.find((each) => routeName(each) === name))
      const persona = entry.pass instanceof Array ? known(entry.pass[0]) : 'owner'
      const isOwn = route.path.startsWith('/api/session')
      const pages = [await browserOf(persona, isOwn), await browserOf(persona, isOwn)]
      const call = (await entry.call?.(world)) ?? {}
      // when
      const statuses = await Promise.all(pages.map((page) => statusOf(route, page, call)))
      // then
      expect(Math.min(...statuses)).toBeLessThan(300)
      expect(Math.max(...statuses)).toBeLessThan(500)
    },
  )
})

/** People behind the ids that an address and its answer contain. */
const BEHIND = `SELECT id FROM person WHERE id::text = ANY($1)
  UNION SELECT person_id FROM help_case WHERE id::text = ANY($1)
  UNION SELECT person_id FROM invitation WHERE id::text = ANY($1)
  UNION SELECT person_id FROM letter WHERE id::text = ANY($1)`
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

describe('reading', () => {
  const asked = Object.entries(authorisationTable).filter(
    ([name, { pass }]) => name.startsWith('GET') && pass !== 'public' && name !== 'GET /api/live',
  )
  it.each(asked)('%s leaves a trace of everybody whom it shows', async (name, entry) => {
    // given
    const { path, reads } = known(door.routes.find((each) => routeName(each) === name))
    const persona = entry.pass instanceof Array ? known(entry.pass[0]) : 'owner'
    const browser = await browserOf(persona, false)
    const { params = {}, query = '' } = (await entry.call?.(world)) ?? {}
    const address = path.replaceAll(/:(\w+)/g, (_, part: string) => params[part] ?? '')
    // when
    const { status, text } = await browser.fetch(`${address}?${query}`)
    // then
    const people = await door.readAsOwner<{ id: string }>(BEHIND, [
      `${address} ${text}`.match(UUID) ?? [],
    ])
    const traces = await door.readAsOwner<{ id: string }>(
      'SELECT DISTINCT person_id AS id FROM audit.reading WHERE actor_id = $1 AND kind = $2',
      [await door.staffId(persona), reads],
    )
    const traced = new Set(traces.map(({ id }) => id))
    expect(status).toBeLessThan(300)
    expect(people.filter(({ id }) => !traced.has(id))).toEqual([])
  })
})
