import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import type { AppOptions } from '#server/doors/app.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'

async function door(overrides: Partial<AppOptions> = {}): Promise<Door> {
  const opened = await openDoor(overrides)
  onTestFinished(() => opened.close())
  return opened
}

it('tells strangers only whether the program is ready', async () => {
  // given
  const browser = new Browser((await door()).url)
  // when
  const [live, ready] = [await browser.fetch('/health/live'), await browser.fetch('/health/ready')]
  // then
  expect(live.json).toEqual({ status: 'live' })
  expect(ready.json).toEqual({ status: 'ready' })
})

it('tells figures to the administrators alone', async () => {
  // given
  const { url } = await door()
  const [admin, lead] = [new Browser(url), new Browser(url)]
  await admin.signIn('admin')
  await lead.signIn('lead')
  // when
  const answers = [await admin.fetch('/health/ready'), await lead.fetch('/health/ready')]
  // then
  expect(answers.map(({ json }) => json)).toEqual([
    { status: 'ready', engine: true, database: true, feedLagMs: 3, outboxBacklog: 0 },
    { status: 'ready' },
  ])
})

it('is not ready when the engine fails or does not answer', async () => {
  // given
  const quiet = { feedLagMs: async () => 0, outboxBacklog: async () => 0 }
  const broken = await door({
    probes: { ...quiet, engine: () => Promise.reject(new Error('away')) },
  })
  const hanging = await door({ probes: { ...quiet, engine: () => new Promise(() => {}) } })
  // when
  const answers = await Promise.all(
    [broken, hanging].map(({ url }) => new Browser(url).fetch('/health/ready')),
  )
  // then
  expect(answers.map(({ status, json }) => ({ status, json }))).toEqual([
    { status: 503, json: { status: 'not-ready' } },
    { status: 503, json: { status: 'not-ready' } },
  ])
})

it('describes every route in OpenAPI, with the schemas that check them', async () => {
  // given
  const opened = await door()
  // when
  const { status, json } = await new Browser(opened.url).fetch('/openapi.json')
  // then
  const paths = z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.looseObject({
          requestBody: z
            .looseObject({
              content: z.record(
                z.string(),
                z.looseObject({ schema: z.record(z.string(), z.unknown()) }),
              ),
            })
            .optional(),
        }),
      ),
    )
    .parse(json['paths'])
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  const mounted = opened.routes
    .filter(({ path }) => path !== '/openapi.json')
    .map(({ method, path }) => `${method} ${path}`)
  expect(status).toBe(200)
  expect(described.toSorted()).toEqual(mounted.toSorted())
  expect(
    paths['/api/absences']?.['post']?.requestBody?.content['application/json']?.schema,
  ).toMatchObject({
    additionalProperties: false,
    required: ['staffId', 'substituteId', 'fromOn', 'toOn'],
  })
})
