import type { Deps } from '#server/base/deps.ts'
import type { AboutFact } from '#server/procedure/tasks/form-use-case.ts'
import { newestPlan } from './read-plan.ts'

/** What the lead approves of a plan: goals and measures, never notes. */
export async function planFacts(deps: Deps, caseId: string): Promise<AboutFact[]> {
  const plan = await newestPlan(deps.db.prisma, caseId)
  if (!plan) return []
  const { guidingGoal, goals, measures } = plan
  const titles = goals.map(({ title }) => title).join('; ')
  const providers = measures.flatMap(({ provider }) => provider || []).join('; ')
  const count = measures.length
  return [
    buildFact(['Leitziel', 'Guiding goal'], [guidingGoal, guidingGoal]),
    buildFact(['Ziele', 'Goals'], [titles, titles]),
    buildFact(
      ['Maßnahmen', 'Measures'],
      count === 0
        ? ['keine', 'none']
        : [`${count}, bei ${providers || 'noch offen'}`, `${count}, by ${providers || 'open'}`],
    ),
    {
      ...buildFact(['Der ganze Plan', 'The whole plan'], ['Im Fall ansehen', 'See it in the case']),
      href: `/faelle/${caseId}`,
    },
  ]
}

const buildFact = (
  [label, labelEn]: [string, string],
  [value, valueEn]: [string, string],
): AboutFact => ({ label, labelEn, value, valueEn, href: null })
