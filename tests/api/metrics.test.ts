import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { localDate, plusDays, workdaysBetween } from '#server/procedure/calendar/working-days.ts'
import { forgetEnded } from '#server/engine/readmodel/forget-ended.ts'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { generateMetricsRows } from '#tests/support/metrics-world.ts'
import { plainCount } from '#tests/support/plain-count.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { first, known } from '#tests/support/known.ts'

/** Rows are generated from January to June of this year. */
const YEAR = '2026'
/** As published: to five, and one to four not at all. */
const published = (count: number): number | null =>
  count > 0 && count < 5 ? null : Math.round(count / 5) * 5

type Plain = { n: number; numerator?: number; value?: number }

/** What may be said of a plain count. */
function publishedValue({ n, numerator, ...rest }: Plain): Record<string, unknown> {
  if (n < 10) return { value: null, n: null }
  if (numerator === undefined) return { ...rest, n: published(n) }
  const [part, other] = [published(numerator), published(n - numerator)]
  if (part === null || other === null) return { value: null, numerator: null, n: null }
  const all = published(n)
  return { value: Math.min(1, part / (all ?? 1)), numerator: part, n: all }
}
const valueSchema = z.looseObject({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  n: z.number().nullable(),
  p80: z.number().nullable(),
  why: z.looseObject({ de: z.string() }).nullable(),
})
const periodSchema = z.object({ from: z.string(), to: z.string() })
const figureSchema = z.looseObject({
  id: z.string(),
  programme: valueSchema,
  agencies: z.array(z.looseObject({ agency: z.string(), value: valueSchema })),
})
type Figure = z.infer<typeof figureSchema>

let door: Door
let manager: Browser

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  await generateMetricsRows(door, { count: 160, seed: 7 })
  manager = new Browser(door.url)
  await manager.signIn('manager')
})
afterAll(() => door.close())

async function read(key = YEAR): Promise<Map<string, Figure>> {
  const { json } = await manager.fetch(`/api/metrics?period=${key}`)
  return new Map(
    z
      .array(figureSchema)
      .parse(json['figures'])
      .map((figure) => [figure.id, figure]),
  )
}

describe('figures', () => {
  it.each([YEAR, '2026-Q1', '2026-Q2', '2026-02'])('of %s equal a plain count', async (key) => {
    // given
    const { json } = await manager.fetch(`/api/metrics?period=${key}`)
    const plain = await plainCount(door.deps, periodSchema.parse(json['period']))
    // when
    const figures = await read(key)
    // then
    const found = Object.fromEntries(
      Object.keys(plain).map((id) => [id, figures.get(id)?.programme]),
    )
    expect(found).toMatchObject(
      Object.fromEntries(Object.entries(plain).map(([id, value]) => [id, publishedValue(value)])),
    )
    const counted = Object.values(plain).filter(({ n }) => n >= 10)
    expect(counted.length).toBeGreaterThanOrEqual(key === YEAR ? Object.keys(plain).length : 6)
  })

  it('know how long a phase takes without its pauses, and count what is still open', async () => {
    // when
    const figures = await read()
    // then
    const { programme } = known(figures.get('M08-assessment'))
    expect(programme.n).toBeGreaterThan(known(programme.numerator))
    expect(programme.value).toBeGreaterThan(10)
    expect(programme.p80 ?? Infinity).toBeGreaterThanOrEqual(known(programme.value))
  })

  it('on work are not split by agencies with one or two caseworkers, and say why', async () => {
    // when
    const figures = await read()
    // then
    const shownFor = (id: string) =>
      known(figures.get(id)).agencies.flatMap(({ agency, value }) => (value.why ? [] : [agency]))
    expect(shownFor('M17')).toEqual([])
    expect(first(known(figures.get('M17')).agencies).value.why?.de).toContain('Fachkräfte')
    expect(shownFor('M02').toSorted()).toEqual(['hiltrup', 'kinderhaus', 'zentral'])
  })

  it('are fresh: an answer counts at the next question', async () => {
    // given
    const before = known(known((await read()).get('M01')).programme.numerator)
    const letters = await door.deps.db.prisma.letter.findMany({
      where: {
        state: 'posted',
        postedOn: { gte: new Date('2026-02-02'), lte: new Date('2026-05-19') },
        invitation: { answers: { none: {} } },
      },
      take: 5,
    })
    const answeredBy = await door.staffId('centre')
    // when
    await door.deps.db.prisma.invitationAnswer.createMany({
      data: letters.map(({ invitationId }) => ({
        invitationId: known(invitationId),
        response: 'accept',
        channel: 'slip',
        answeredAt: new Date(),
        answeredBy,
      })),
    })
    // then
    expect(letters).toHaveLength(5)
    expect(known((await read()).get('M01')).programme.numerator).toBe(before + 5)
  })

  it('count a review on its day as in time, one a day later as late', async () => {
    // given
    const { prisma } = door.deps.db
    const reviews = await prisma.review.findMany({ where: { heldOn: { not: null } } })
    const dueOn = new Date('2026-03-18')
    const inTime = async (heldOn: string): Promise<number> => {
      const data = { dueOn, heldOn: new Date(heldOn) }
      await prisma.review.updateMany({ where: { id: { in: reviews.map(({ id }) => id) } }, data })
      return (await read()).get('M12')?.programme.numerator ?? 0
    }
    // when
    const late = await inTime('2026-03-19')
    // then
    expect(reviews.length).toBeGreaterThan(20)
    expect(await inTime('2026-03-18')).toBeGreaterThan(late)
  })

  it('hold no name, no number and no id of a person or a case', async () => {
    // given
    const { prisma } = door.deps.db
    const persons = await prisma.person.findMany()
    const cases = await prisma.case.findMany()
    const staff = await prisma.staff.findMany()
    // when
    const answers = await Promise.all(
      ['', '/campaigns', '/steps', '/tasks'].map((path) => manager.fetch(`/api/metrics${path}`)),
    )
    // then
    const said = answers.map(({ text }) => text).join('\n')
    const personal = [
      ...persons.flatMap(({ id, lastName }) => [id, lastName]),
      ...cases.flatMap(({ id, caseRef }) => [id, known(caseRef)]),
      ...staff.flatMap(({ id, displayName }) => [id, displayName]),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(personal.filter((word) => said.includes(word))).toEqual([])
  })

  it('on how long a step takes stay when the records of ended cases are forgotten', async () => {
    // given
    const { deps } = door
    await deps.db.query(`INSERT INTO readmodel.process_instance
        (key, process_id, version, definition_key, parent_key, state,
          started_at, ended_at, position)
      SELECT 'old-' || n, 'intake', 1, '1', NULL, 'completed', '2026-01-05T09:00Z',
        '2026-02-05T09:00Z', 1
      FROM generate_series(1, 12) n`)
    await deps.db.query(`INSERT INTO readmodel.element_instance
        (key, process_instance_key, element_id, element_type, state,
          started_at, ended_at, position)
      SELECT 'step-' || n, 'old-' || n, 'ut-first-conversation', 'USER_TASK', 'completed',
        '2026-01-05T09:00Z', '2026-01-12T09:00Z', 1
      FROM generate_series(1, 12) n`)
    const step = async () => {
      const { json } = await manager.fetch('/api/metrics/steps')
      return known(
        z
          .array(
            z.looseObject({
              process: z.string(),
              steps: z.array(
                z.looseObject({
                  elementId: z.string(),
                  medianDays: z.number(),
                  done: z.number(),
                  open: z.number(),
                }),
              ),
            }),
          )
          .parse(json['processes'])
          .find(({ process }) => process === 'intake'),
      ).steps[0]
    }
    const before = await step()
    // when
    const forgotten = await forgetEnded(deps)
    // then
    expect(forgotten).toBe(12)
    expect(before).toMatchObject({
      elementId: 'ut-first-conversation',
      done: 10,
      medianDays: workdaysBetween('2026-01-05', '2026-01-12'),
      open: 0,
    })
    expect(await step()).toEqual(before)
    expect(await deps.db.query('SELECT * FROM step_passed')).toHaveLength(1)
  })

  it.each(['from=2026-05-01&to=2026-05-02', 'period=2026-05-01', 'period=2026-Q5'])(
    'of other periods than whole months, quarters and years are refused: %s',
    async (query) => {
      expect((await manager.fetch(`/api/metrics?${query}`)).status).toBe(400)
    },
  )

  it('of a period none of whose months is over are not there yet', async () => {
    const { status, json } = await manager.fetch('/api/metrics?period=2199')
    expect([status, json['period'], json['figures']]).toEqual([200, null, []])
  })

  it('are read by connections of their own, so that people at work never wait for them', async () => {
    // given
    const { deps } = door
    const slow = [1, 2, 3].map(() => deps.db.slowQuery('SELECT pg_sleep(0.5)'))
    // when
    const busy = await deps.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'`,
    )
    const limits = await deps.db.slowQuery<{ limit: string }>(
      `SELECT current_setting('statement_timeout') AS limit`,
    )
    await Promise.all(slow)
    // then
    expect(busy[0]?.count).toBeLessThanOrEqual(2)
    expect(limits).toEqual([{ limit: '20s' }])
  })

  it('of a campaign stand week by week, each as it is published', async () => {
    // given
    const { prisma } = door.deps.db
    const letters = await prisma.letter.findMany({ where: { postedOn: { not: null } } })
    const answers = await prisma.invitationAnswer.findMany({
      where: { replacedBy: null, response: 'accept' },
    })
    const inWeek = (days: readonly string[], monday: string): number =>
      days.filter((day) => day >= monday && day < plusDays(monday, 7)).length
    // when
    const { json } = await manager.fetch('/api/metrics/campaigns')
    // then
    const count = z.number().nullable()
    const [campaign] = z
      .array(
        z.looseObject({
          weeks: z.array(z.looseObject({ monday: z.string(), sent: count, accept: count })),
        }),
      )
      .parse(json['campaigns'])
    const { weeks } = known(campaign)
    const posted = letters.map(({ postedOn }) => known(postedOn).toISOString().slice(0, 10))
    const accepted = answers.map(({ answeredAt }) => localDate(answeredAt))
    expect(weeks).toMatchObject(
      weeks.map(({ monday }) => ({
        sent: published(inWeek(posted, monday)),
        accept: published(inWeek(accepted, monday)),
      })),
    )
    expect(weeks.map(({ monday }) => new Date(monday).getUTCDay())).toEqual(weeks.map(() => 1))
    expect(weeks.length).toBeGreaterThan(10)
  })
})
