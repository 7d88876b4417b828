import { dayOf, storedDay } from '#server/base/clock.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { getCase } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Attainment, PlanList } from './plan-schema.ts'
import { listRatedGoals, type RatedGoal } from './queries.ts'
import { draftOf } from './read-plan.ts'

/**
 * Every version of a case's help plan, the newest first, and how its goals came on.
 * @throws AppError NOT_FOUND
 */
export async function listPlans(deps: Deps, caseId: string, actor: Actor): Promise<PlanList> {
  await getCase(deps, caseId, { actor })
  const order = { orderBy: { position: 'asc' } } as const
  const plans = await deps.db.prisma.helpPlan.findMany({
    where: { caseId },
    orderBy: { version: 'desc' },
    include: { goals: order, contributions: order, measures: order },
  })
  return {
    versions: plans.map((plan) => ({
      version: plan.version,
      state: plan.state,
      writtenOn: dayOf(plan.at),
      activeFrom: plan.activeFrom && dayOf(plan.activeFrom),
      signedOn: plan.signedOn && storedDay(plan.signedOn),
      amendment: plan.amendment,
      plan: draftOf(plan),
    })),
    attainment: await readAttainment(deps, caseId),
  }
}

/**
 * A goal that keeps its words over versions is one line; it begins where it first came into force.
 */
async function readAttainment({ db }: Deps, caseId: string): Promise<Attainment[]> {
  const rows = await listRatedGoals(db.query, caseId)
  const goals = Map.groupBy(rows, ({ title }) => title)
  return [...goals.values()].flatMap(([first, ...later]) =>
    first ? [attainmentOf(first, [first, ...later])] : [],
  )
}

const attainmentOf = (
  { title, startLevel, startedOn }: RatedGoal,
  rated: RatedGoal[],
): Attainment => ({
  title,
  startLevel,
  startedOn,
  points: rated.flatMap(({ heldOn, client, caseworker }) =>
    heldOn && (client !== null || caseworker !== null) ? [{ on: heldOn, client, caseworker }] : [],
  ),
})
