import type { PlanVersion } from './plan-schema.ts'

type Plan = PlanVersion['plan']
type Part =
  | 'guidingGoal'
  | 'reviewOn'
  | 'goal'
  | 'contributionClient'
  | 'contributionAgency'
  | 'measure'
/** One difference: what is new, what is left out, or what reads differently than before. */
export type PlanChange = {
  part: Part
  what: 'added' | 'left-out' | 'changed'
  text: string
  before?: string
  after?: string
}

/** What a later version of a plan says otherwise than an earlier one, in the order of the page. */
export function comparePlans(before: Plan, after: Plan): PlanChange[] {
  const side = (plan: Plan, of: 'client' | 'agency') =>
    plan.contributions.filter((each) => each.side === of)
  return [
    ...changed('guidingGoal', before.guidingGoal, after.guidingGoal),
    ...compareGoals(before.goals, after.goals),
    ...compareLists('contributionClient', {
      before: side(before, 'client'),
      after: side(after, 'client'),
    }),
    ...compareLists('contributionAgency', {
      before: side(before, 'agency'),
      after: side(after, 'agency'),
    }),
    ...compareLists('measure', {
      before: before.measures.map(measureLine),
      after: after.measures.map(measureLine),
    }),
    ...changed('reviewOn', before.reviewOn, after.reviewOn),
  ]
}

const changed = (part: Part, before: string, after: string): PlanChange[] =>
  before === after ? [] : [{ part, what: 'changed', text: '', before, after }]
const measureLine = ({ type, provider, endOn }: Plan['measures'][number]) => ({
  text: provider ? `${type}: ${provider}` : type,
  dueOn: endOn,
})

/** A goal is the same one as long as its title stays. */
function compareGoals(before: Plan['goals'], after: Plan['goals']): PlanChange[] {
  const lineOf = ({ indicator, targetOn, scale }: Plan['goals'][number]): string =>
    [
      indicator,
      targetOn ?? '–',
      ...Object.keys(scale)
        .toSorted((a, b) => Number(a) - Number(b))
        .map((level) => `${level}: ${scale[level]}`),
    ].join(' · ')
  return compareLines('goal', {
    before: before.map((goal) => ({ key: goal.title, line: lineOf(goal) })),
    after: after.map((goal) => ({ key: goal.title, line: lineOf(goal) })),
  })
}

type Line = { key: string; line: string }

const compareLists = (
  part: Part,
  {
    before,
    after,
  }: {
    before: { text: string; dueOn: string | null }[]
    after: { text: string; dueOn: string | null }[]
  },
): PlanChange[] => {
  const lineOf = ({ text, dueOn }: { text: string; dueOn: string | null }): Line => ({
    key: text,
    line: dueOn ?? '–',
  })
  return compareLines(part, { before: before.map(lineOf), after: after.map(lineOf) })
}

function compareLines(
  part: Part,
  { before, after }: { before: Line[]; after: Line[] },
): PlanChange[] {
  const old = new Map(before.map(({ key, line }) => [key, line]))
  const kept = new Set(after.map(({ key }) => key))
  return [
    ...after.flatMap(({ key, line }): PlanChange[] => {
      const was = old.get(key)
      if (was === undefined) return [{ part, what: 'added', text: key }]
      return was === line ? [] : [{ part, what: 'changed', text: key, before: was, after: line }]
    }),
    ...before
      .filter(({ key }) => !kept.has(key))
      .map(({ key }): PlanChange => ({ part, what: 'left-out', text: key })),
  ]
}
