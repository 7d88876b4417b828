import type { Deps } from '#server/base/deps.ts'
import { aboutFact } from '#server/procedure/tasks/about-fact.ts'
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
    aboutFact({ de: 'Leitziel', en: 'Guiding goal' }, { de: guidingGoal, en: guidingGoal }),
    aboutFact({ de: 'Ziele', en: 'Goals' }, { de: titles, en: titles }),
    aboutFact(
      { de: 'Maßnahmen', en: 'Measures' },
      count === 0
        ? { de: 'keine', en: 'none' }
        : {
            de: `${count}, bei ${providers || 'noch offen'}`,
            en: `${count}, by ${providers || 'open'}`,
          },
    ),
    aboutFact(
      { de: 'Der ganze Plan', en: 'The whole plan' },
      { de: 'Im Fall ansehen', en: 'See it in the case' },
      `/faelle/${caseId}`,
    ),
  ]
}
