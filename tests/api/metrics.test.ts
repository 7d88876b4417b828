import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { workdaysBetween } from '#server/procedure/calendar/working-days.ts'
import { forgetEnded } from '#server/engine/readmodel/forget-ended.ts'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { generateMetricsRows } from '#tests/support/metrics-world.ts'
import { plainCount } from '#tests/support/plain-count.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { first, known } from '#tests/support/known.ts'

const PERIOD = { from: '2026-02-01', to: '2026-05-20' }
const valueSchema = z.looseObject({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  n: z.number().nullable(),
  p80: z.number().nullable(),
  why: z.looseObject({ de: z.string() }).nullable(),
})
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
  await generateMetricsRows(door, { count: 90, seed: 7 })
  manager = new Browser(door.url)
  await manager.signIn('manager')
})
afterAll(() => door.close())

const read = async (): Promise<Map<string, Figure>> => {
  const { json } = await manager.fetch(`/api/metrics?${new URLSearchParams(PERIOD)}`)
  return new Map(
    z
      .array(figureSchema)
      .parse(json['figures'])
      .map((figure) => [figure.id, figure]),
  )
}
describe('figures', () => {
  it('equal a plain count', async () => {
    // given
    const plain = await plainCount(door.deps, PERIOD)
    // when
    const figures = await read()
    // then
    const found = Object.fromEntries(
      Object.keys(plain).map((id) => [id, figures.get(id)?.programme]),
    )
    expect(found).toMatchObject(plain)
    expect(Object.values(plain).every(({ n }) => n >= 10)).toBe(true)
  })

  it('know how long a phase takes without its pauses, and count what is still open', async () => {
    // when
    const figures = await read()
    // then
    const { programme } = known(figures.get('M08-assessment'))
    expect(programme.n).toBeGreaterThan(known(programme.numerator))
    expect(programme.value).toBeGreaterThan(10)
    expect(programme.p80).toBeNull() // more than a fifth go on
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
    const letter = await door.deps.db.prisma.letter.findFirstOrThrow({
      where: {
        state: 'posted',
        postedOn: { gte: new Date('2026-02-02'), lte: new Date('2026-05-19') },
        invitation: { answers: { none: {} } },
      },
    })
    // when
    await door.deps.db.prisma.invitationAnswer.create({
      data: {
        invitationId: known(letter.invitationId),
        response: 'accept',
        channel: 'slip',
        answeredAt: new Date(),
        answeredBy: await door.staffId('centre'),
      },
    })
    // then
    expect(known((await read()).get('M01')).programme.numerator).toBe(before + 1)
  })

  it('count a review on its day as in time, one a day later as late', async () => {
    // given
    const { prisma } = door.deps.db
    const review = await prisma.review.findFirstOrThrow({
      where: { heldOn: { not: null }, dueOn: { gte: new Date('2026-02-02') } },
    })
    const dueOn = new Date('2026-04-15')
    const inTime = async (heldOn: string): Promise<number> => {
      const data = { dueOn, heldOn: new Date(heldOn) }
      await prisma.review.update({ where: { id: review.id }, data })
      return (await read()).get('M12')?.programme.numerator ?? NaN
    }
    // when
    const late = await inTime('2026-04-16')
    // then
    expect(await inTime('2026-04-15')).toBe(late + 1)
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
      done: 12,
      medianDays: workdaysBetween('2026-01-05', '2026-01-12'),
      open: 0,
    })
    expect(await step()).toEqual(before)
    expect(await deps.db.query('SELECT * FROM step_passed')).toHaveLength(1)
  })

  it('of a period that ends before it begins are refused', async () => {
    const { status, json } = await manager.fetch('/api/metrics?from=2026-05-01&to=2026-04-01')
    expect(status).toBe(400)
    expect(JSON.stringify(json)).toContain('Beginn')
  })

  it('of a campaign stand week by week and add up', async () => {
    // when
    const { json } = await manager.fetch('/api/metrics/campaigns')
    // then
    const [campaign] = z
      .array(
        z.looseObject({
          invited: z.number(),
          weeks: z.array(
            z.looseObject({ monday: z.string(), sent: z.number(), accept: z.number() }),
          ),
        }),
      )
      .parse(json['campaigns'])
    const posted = await door.deps.db.prisma.letter.count({ where: { postedOn: { not: null } } })
    const accepted = await door.deps.db.prisma.invitationAnswer.count({
      where: { replacedBy: null, response: 'accept' },
    })
    expect(known(campaign).weeks.reduce((sum, { sent }) => sum + sent, 0)).toBe(posted)
    expect(known(campaign).weeks.reduce((sum, { accept }) => sum + accept, 0)).toBe(accepted)
    expect(known(campaign).weeks.every(({ monday }) => new Date(monday).getUTCDay() === 1)).toBe(
      true,
    )
  })
})
