import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { routesOf } from '#server/doors/routes.ts'
import { routeName, type Route } from '#server/web/http/route.ts'
import { sendAway } from '#tests/support/away.ts'
import { Browser } from '#tests/support/browser.ts'
import { doorStaff } from '#tests/support/door-staff.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { hostileText, mutate, pick, type Random } from '#tests/support/hostile-values.ts'
import { inLong } from '#tests/support/in-long.ts'
import { known } from '#tests/support/known.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'
import { authorisationTable, type Call, type Entry, type Persona } from './authorisation-table.ts'

const CALLS = 1_500
/** A stream that does not end, and what signs its caller out. */
const LEFT_OUT = ['GET /api/live', 'DELETE /api/session', 'POST /api/session/demo']

let door: Door
let world: World
const browsers = new Map<string, Browser>()

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  await sendAway(door, 'owner')
  for (const { username } of doorStaff) {
    const browser = new Browser(door.url)
    await browser.signIn(username)
    browsers.set(username, browser)
  }
})
afterAll(() => door.close())

const everybody = doorStaff.map(({ username }) => username)

/** Who may is asked most: only what gets past the door shows what lies behind it. */
function somebody({ pass }: Entry, random: Random, others = 0.2): Persona {
  const allowed = pass === 'public' || pass === 'staff' ? everybody : pass
  const asked = random() >= others && allowed.length ? allowed : everybody
  return known(pick(asked, random))
}

const namesIn = (schema: Route['query']): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : []

/** The call as it should be, or with one thing wrong about it. */
function changed(route: Route, call: Call, random: Random): Call {
  const { params = {}, body } = call
  const places = [
    ...(body === undefined ? [] : ['body', 'body', 'body']),
    ...(Object.keys(params).length ? ['params'] : []),
    ...(namesIn(route.query).length ? ['query', 'query'] : []),
  ]
  const place = random() < 0.45 ? undefined : pick(places, random)
  if (place === 'body') return { ...call, body: mutate(body, random) }
  if (place === 'query') {
    const name = known(pick(namesIn(route.query), random))
    return { ...call, query: new URLSearchParams([[name, hostileText(random)]]).toString() }
  }
  if (place !== 'params') return call
  const name = known(pick(Object.keys(params), random))
  return { ...call, params: { ...params, [name]: hostileText(random) } }
}

async function statusOf(route: Route, persona: Persona, call: Call): Promise<number> {
  const { params = {}, query, body, contentType = 'text/csv' } = call
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params[name] ?? '').toWellFormed()),
  )
  const isBytes = body instanceof Uint8Array
  const { status } = await known(browsers.get(persona)).fetch(path + (query ? `?${query}` : ''), {
    method: route.method.toUpperCase(),
    ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
    headers: { 'content-type': isBytes ? contentType : 'application/json' },
  })
  return status
}

test.each(inLong([[1, CALLS] as const], [[2, 20_000] as const]))(
  'seed %i: of %i calls, right and wrong, none is answered with a fault of ours',
  async (seed, calls) => {
    // given
    const random = seededRandom(seed)
    const routes = door.routes.filter((route) => !LEFT_OUT.includes(routeName(route)))
    const faults: string[] = []
    const answered = new Set<string>()
    let passed = 0
    // when
    for (let n = 0; n < calls; n++) {
      const isFirst = n < routes.length
      const route = known(isFirst ? routes[n] : pick(routes, random))
      const entry = known(authorisationTable[routeName(route)])
      const right = (await entry.call?.(world)) ?? {}
      const persona = somebody(entry, random, isFirst ? 0 : 0.2)
      const call = isFirst ? right : changed(route, right, random)
      const status = await statusOf(route, persona, call)
      if (status < 400) {
        passed++
        answered.add(routeName(route))
      }
      if (status >= 500) faults.push(faultOf(`${status} ${persona} ${routeName(route)}`, call))
    }
    // then
    expect(faults).toEqual([])
    expect(passed).toBeGreaterThan(calls / 3)
    expect(routes.map(routeName).filter((name) => !answered.has(name) && mayPass(name))).toEqual([])
  },
)

/** The call and what the log says of it. */
function faultOf(what: string, call: Call): string {
  const said = door.log.findLast((line) => line.includes('"level":50')) ?? ''
  const sent = JSON.stringify(call).slice(0, 300)
  return `${what} ${sent}\n${said.slice(0, 800)}`
}

/** Whether anybody at all gets through with what the table sends. */
const mayPass = (name: string): boolean => authorisationTable[name]?.pass.length !== 0
