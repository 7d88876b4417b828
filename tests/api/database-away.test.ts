import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '#prisma/migrate.ts'
import { routesOf } from '#server/doors/routes.ts'
import { routeName } from '#server/web/http/route.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { startTestDatabase, type TestPostgres } from '#tests/support/engine.ts'
import { noEngine } from '#tests/support/no-engine.ts'

const ID = '00000000-0000-4000-8000-000000000000'
/** They ask nobody, or say themselves that the database is away; a stream has no end. */
const ALONE = ['GET /openapi.json', 'GET /health/live', 'GET /health/ready', 'GET /api/live']

let postgres: TestPostgres
let door: Door
let browser: Browser

beforeAll(async () => {
  postgres = await startTestDatabase()
  await migrate(postgres.ownerUrl)
  const { appUrl, ownerUrl: superuserUrl } = postgres
  door = await openDoor(
    { routes: routesOf(noEngine) },
    { appUrl, superuserUrl, drop: async () => {} },
  )
  browser = new Browser(door.url)
  await browser.signIn('owner')
})
afterAll(async () => {
  await door.close()
  await postgres.stop()
})

test('while the database is away every answer says so and when to come back', async () => {
  // given
  const routes = door.routes.filter((route) => !ALONE.includes(routeName(route)))
  await postgres.kill()
  // when
  const answers: [string, number, string | null][] = []
  for (const route of routes) {
    const path = route.path.replaceAll(/:\w+/g, ID)
    const { status, headers } = await browser.fetch(path, {
      method: route.method.toUpperCase(),
      ...(route.method === 'get' ? {} : { body: {} }),
    })
    answers.push([routeName(route), status, headers.get('retry-after')])
  }
  // then: what is not even an address of ours is not found
  const others = answers.filter(([, status]) => status !== 503)
  expect(others.filter(([, status]) => status !== 404)).toEqual([])
  expect(others.length).toBeLessThan(routes.length / 10)
  expect(answers.filter(([, status, wait]) => status === 503 && wait !== '5')).toEqual([])
})
