import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesOf } from '#server/doors/routes.ts'
import { caseListSchema, type CaseList } from '#server/procedure/cases/schema.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { noEngine } from '#tests/support/no-engine.ts'

const DAY_MS = 86_400_000
const MANY = 120

describe('the list of cases', () => {
  let door: Door
  let world: World
  let owner: Browser

  beforeAll(async () => {
    door = await openDoor({ routes: routesOf(noEngine) })
    world = await buildWorld(door)
    owner = new Browser(door.url)
    await owner.signIn('owner')
  })
  afterAll(() => door.close())

  const prisma = () => door.deps.db.prisma
  const inDays = (days: number): Date => new Date(door.deps.clock.now().getTime() + days * DAY_MS)

  /** A case of owner's with a task, a wait and a talk, each in so many days; null: none. */
  async function planned(days: { task: number | null; wait: number | null; talk: number | null }) {
    const key = await world.caseworkerTask()
    const { subject } = await prisma().task.findUniqueOrThrow({ where: { key } })
    const id = subject.replace('case:', '')
    await prisma().task.update({
      where: { key },
      data: days.task === null ? { state: 'canceled' } : { dueAt: inDays(days.task) },
    })
    await prisma().wait.updateMany({
      where: { subject },
      data: days.wait === null ? { closedAt: inDays(0) } : { dueAt: inDays(days.wait) },
    })
    if (days.talk !== null)
      await prisma().appointment.create({
        data: {
          caseId: id,
          purpose: 'extra',
          startsAt: inDays(days.talk),
          endsAt: inDays(days.talk + 1 / 24),
          staffId: await door.staffId('owner'),
          mode: 'phone',
          status: 'confirmed',
          bookedAt: inDays(-1),
        },
      })
    return id
  }

  async function list(cursor?: string): Promise<CaseList> {
    const answer = await owner.fetch(`/api/cases${cursor ? `?cursor=${cursor}` : ''}`)
    return caseListSchema.parse(answer.json)
  }

  it('says what comes next, be it a task, a talk or a wait, the nearest first', async () => {
    // given
    const idle = await planned({ task: null, wait: null, talk: null })
    const undated = await planned({ task: 30, wait: null, talk: null })
    const waiting = await planned({ task: 9, wait: 3, talk: 5 })
    const talking = await planned({ task: 9, wait: 3, talk: 2 })
    const evicted = await planned({ task: -6, wait: null, talk: null })
    await prisma().task.updateMany({
      where: { subject: `case:${undated}` },
      data: { dueAt: new Date('9999-12-31T00:00:00Z') },
    })
    await prisma().case.update({ where: { id: evicted }, data: { priority: 'P1' } })
    // when
    const { items } = await list()
    // then
    expect(
      items.map(({ id, nextWhat, nextDate, isUrgent }) => ({
        id,
        nextWhat,
        nextDate,
        isUrgent,
      })),
    ).toEqual([
      { id: evicted, nextWhat: 'Probe', nextDate: expect.any(String), isUrgent: true },
      {
        id: talking,
        nextWhat: 'Ein Gespräch steht an.',
        nextDate: expect.any(String),
        isUrgent: false,
      },
      {
        id: waiting,
        nextWhat: 'Die Person überlegt. Wir warten auf ihre Entscheidung.',
        nextDate: expect.any(String),
        isUrgent: false,
      },
      { id: undated, nextWhat: 'Probe', nextDate: null, isUrgent: false },
      { id: idle, nextWhat: null, nextDate: null, isUrgent: false },
    ])
    for (const { id, nextDate } of items)
      expect((await owner.fetch(`/api/cases/${id}`)).json['nextDate']).toBe(nextDate)
  })

  it('goes on page by page, each case once, whatever falls on one instant', async () => {
    // given
    const one = await planned({ task: 20, wait: null, talk: null })
    await door.readAsOwner(
      `WITH more AS (
         INSERT INTO person
         SELECT (jsonb_populate_record(p, jsonb_build_object('id', md5('more' || n)::uuid,
           'reference', 'HP-MORE-' || n, 'match_key', 'more' || n))).*
         FROM person p JOIN help_case c ON c.person_id = p.id, generate_series(1, $2) n
         WHERE c.id = $1
         RETURNING id, reference
       ), cases AS (
         INSERT INTO help_case
         SELECT (jsonb_populate_record(c, jsonb_build_object('id', md5('case' || more.id)::uuid,
           'person_id', more.id, 'case_ref', more.reference))).*
         FROM help_case c, more
         WHERE c.id = $1
         RETURNING id
       )
       INSERT INTO task
       SELECT (jsonb_populate_record(t, jsonb_build_object(
         'key', (7000000000000000 + row_number() OVER ())::text, 'subject', 'case:' || cases.id,
         'due_at', t.due_at + (row_number() OVER () / 40) * interval '1 day'))).*
       FROM task t, cases
       WHERE t.subject = 'case:' || $1::text`,
      [one, MANY],
    )
    const count = await prisma().case.count()
    // when
    const found: CaseList['items'] = []
    let cursor: string | null | undefined
    do {
      const page: CaseList = await list(cursor ?? undefined)
      found.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    // then
    expect(new Set(found.map(({ id }) => id)).size).toBe(count)
    expect(found).toHaveLength(count)
    const dates = found.map(({ nextDate }) => nextDate ?? 'none')
    expect(dates).toEqual(dates.toSorted())
  })

  it('holds only what one reads', async () => {
    // given
    const other = new Browser(door.url)
    await other.signIn('colleague')
    // when
    const answer = await other.fetch('/api/cases')
    // then
    expect(answer.json['items']).toEqual([])
  })
})
