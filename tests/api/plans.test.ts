import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activatePlan } from '#server/procedure/plans/activate-plan.ts'
import { localDate, plusMonths } from '#server/procedure/calendar/working-days.ts'
import { demandReviewDay, lastReviewDay } from '#server/procedure/plans/plan-terms.ts'
import { activePlan } from '#server/procedure/plans/read-plan.ts'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { known } from '#tests/support/known.ts'

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

const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`)

async function planOf(
  caseId: string,
  { version, state, goals }: { version: number; state: string; goals: string[] },
): Promise<{ id: string; goals: { id: string; title: string }[] }> {
  const by = await door.staffId('owner')
  const at = day(`2026-0${version}-10`)
  const written = goals.map((title, position) => ({
    position,
    title,
    lifeArea: 'work',
    indicator: 'Ich gehe hin.',
    targetOn: day('2027-01-01'),
    startLevel: -1,
    scale: { '0': 'jede Woche' },
    importance: 2,
  }))
  return await door.deps.db.prisma.helpPlan.create({
    data: {
      caseId,
      version,
      state,
      guidingGoal: 'Wieder arbeiten',
      reviewOn: day('2026-12-01'),
      hints: [],
      by,
      at,
      activeFrom: at,
      goals: { create: written },
    },
    include: { goals: true },
  })
}

async function reviewOf(
  caseId: string,
  plan: { id: string; goals: { id: string; title: string }[] },
  rated: { title: string; client: number | null; caseworker: number | null; heldOn: string },
): Promise<void> {
  const { id: reviewId } = await door.deps.db.prisma.review.create({
    data: {
      caseId,
      planId: plan.id,
      heldOn: day(rated.heldOn),
      lifeChanges: [],
      at: day(rated.heldOn),
    },
  })
  await door.deps.db.prisma.gasRating.create({
    data: {
      reviewId,
      goalId: known(plan.goals.find(({ title }) => title === rated.title)).id,
      client: rated.client,
      caseworker: rated.caseworker,
    },
  })
}

describe('help plans of a case', () => {
  it('stand with every version, the newest first', async () => {
    // given
    const { id } = await world.openCase()
    await planOf(id, { version: 1, state: 'replaced', goals: ['Sprachkurs'] })
    await planOf(id, { version: 2, state: 'active', goals: ['Sprachkurs', 'Ausbildung'] })
    // when
    const { json } = await owner.fetch(`/api/cases/${id}/plans`)
    // then
    expect(json['versions']).toMatchObject([
      {
        version: 2,
        state: 'active',
        activeFrom: '2026-02-10',
        plan: { goals: [{ title: 'Sprachkurs' }, { title: 'Ausbildung' }] },
      },
      {
        version: 1,
        state: 'replaced',
        plan: { goals: [{ title: 'Sprachkurs', scale: { '0': 'jede Woche' } }] },
      },
    ])
  })

  it('show how a goal came on over versions, from both sides', async () => {
    // given
    const { id } = await world.openCase()
    const first = await planOf(id, { version: 1, state: 'replaced', goals: ['Sprachkurs'] })
    const second = await planOf(id, {
      version: 2,
      state: 'active',
      goals: ['Sprachkurs', 'Ausbildung'],
    })
    await reviewOf(id, first, {
      title: 'Sprachkurs',
      client: 0,
      caseworker: -1,
      heldOn: '2026-06-01',
    })
    await reviewOf(id, second, {
      title: 'Sprachkurs',
      client: null,
      caseworker: 2,
      heldOn: '2026-11-01',
    })
    await reviewOf(id, second, {
      title: 'Ausbildung',
      client: null,
      caseworker: null,
      heldOn: '2026-11-01',
    })
    // when
    const { json } = await owner.fetch(`/api/cases/${id}/plans`)
    // then
    expect(json['attainment']).toEqual([
      {
        title: 'Sprachkurs',
        startLevel: -1,
        startedOn: '2026-01-10',
        points: [
          { on: '2026-06-01', client: 0, caseworker: -1 },
          { on: '2026-11-01', client: null, caseworker: 2 },
        ],
      },
      { title: 'Ausbildung', startLevel: -1, startedOn: '2026-02-10', points: [] },
    ])
  })

  it('have one version in force: the newest one that was agreed, with its review', async () => {
    // given
    const { id } = await world.openCase()
    const { prisma } = door.deps.db
    const old = await planOf(id, { version: 1, state: 'active', goals: ['Sprachkurs'] })
    const agreed = await planOf(id, { version: 2, state: 'draft', goals: ['Ausbildung'] })
    const { id: other } = await world.openCase()
    await planOf(other, { version: 1, state: 'active', goals: ['Umzug'] })
    const data = { outcome: 'signed', reviewOn: day('2027-03-01'), activeFrom: null }
    await prisma.helpPlan.update({ where: { id: agreed.id }, data })
    await prisma.case.update({ where: { id }, data: { nextContactOn: day('2026-08-01') } })
    // when
    await activatePlan(door.deps, id)
    await activatePlan(door.deps, id)
    // then
    const [ofCase, ofOther] = [await activePlan(prisma, id), await activePlan(prisma, other)]
    expect(ofCase).toMatchObject({ id: agreed.id, activeFrom: expect.any(Date) })
    expect(ofOther).toMatchObject({ version: 1 })
    expect(await prisma.helpPlan.findUnique({ where: { id: old.id } })).toMatchObject({
      state: 'replaced',
    })
    expect(await prisma.case.findUnique({ where: { id } })).toMatchObject({
      reviewDueOn: day('2027-03-01'),
      nextContactOn: null,
    })
    expect(
      await prisma.subjectEvent.count({ where: { subject: `case:${id}`, code: 'plan-active' } }),
    ).toBe(1)
  })

  it('are reviewed within the months that the setting says', async () => {
    // given
    const { deps } = door
    const today = localDate(deps.clock.now())
    const set = (amount: number) =>
      deps.db.prisma.setting.upsert({
        where: { key: 'review' },
        create: { key: 'review', amount, changedAt: deps.clock.now() },
        update: { amount },
      })
    // when
    await set(3)
    const [last, tooLate] = [plusMonths(today, 3), plusMonths(today, 4)]
    const [taken, refused] = await Promise.allSettled(
      [last, tooLate].map((on) => demandReviewDay(deps, 'nextReviewOn', on)),
    )
    await set(6)
    // then
    expect(taken?.status).toBe('fulfilled')
    expect(refused).toMatchObject({
      reason: {
        issues: [{ path: 'nextReviewOn', message: { en: expect.stringContaining('until') } }],
      },
    })
    expect(await lastReviewDay(deps)).toBe(plusMonths(today, 6))
  })
})
