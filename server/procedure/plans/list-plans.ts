import { recordRead } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { getCase } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Attainment, PlanList } from './plan-schema.ts'
import { draftOf } from './read-plan.ts'

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/**
 * Every version of a case's help plan, the newest first, and how its goals came on. The read is
 * recorded.
 * @throws AppError NOT_FOUND
 */
export async function listPlans(deps: Deps, caseId: string, actor: Actor): Promise<PlanList> {
  await getCase(deps, caseId, { actor })
  await recordRead(deps, { actor, action: 'plan.read', subject: `case:${caseId}` })
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
      writtenOn: day(plan.at)!,
      activeFrom: day(plan.activeFrom),
      signedOn: day(plan.signedOn),
      amendment: plan.amendment,
      plan: draftOf(plan),
    })),
    attainment: await readAttainment(deps, caseId),
  }
}

type Row = {
  title: string
  start_level: number
  started_on: string
  held_on: string | null
  client: number | null
  caseworker: number | null
}

/**
 * A goal that keeps its words over versions is one line; it begins where it first came into force.
 */
async function readAttainment({ db }: Deps, caseId: string): Promise<Attainment[]> {
  const rows = await db.query<Row>(
    `SELECT g.title, first_value(g.start_level) OVER w AS start_level,
       (first_value(coalesce(p.active_from, p.at)) OVER w)::date::text AS started_on,
       v.held_on::text, r.client, r.caseworker
     FROM help_plan p
     JOIN goal g ON g.plan_id = p.id
     LEFT JOIN gas_rating r ON r.goal_id = g.id
     LEFT JOIN review v ON v.id = r.review_id
     WHERE p.case_id = $1::uuid AND p.state IN ('active', 'replaced')
     WINDOW w AS (PARTITION BY g.title ORDER BY p.version)
     ORDER BY p.version, g.position, v.at`,
    [caseId],
  )
  const goals = Map.groupBy(rows, ({ title }) => title)
  return [...goals].map(([title, of]) => ({
    title,
    startLevel: of[0]!.start_level,
    startedOn: of[0]!.started_on,
    points: of.flatMap(({ held_on, client, caseworker }) =>
      held_on && (client !== null || caseworker !== null)
        ? [{ on: held_on, client, caseworker }]
        : [],
    ),
  }))
}
