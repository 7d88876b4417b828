import type { Issue, Sentence } from '#server/base/errors.ts'
import { rowsOf, textOf, textsOf, type Answers } from '#server/procedure/tasks/answers.ts'

type GoalDraft = {
  title: string
  lifeArea: string
  indicator: string
  targetOn: string | null
  startLevel: number
  scale: Record<string, string>
  importance: number
}
type ContributionDraft = { side: 'client' | 'agency'; text: string; dueOn: string | null }
type MeasureDraft = {
  type: string
  provider: string | null
  startOn: string | null
  endOn: string | null
  costBearer: string | null
  needsDecision: boolean
  goals: number[]
}
export type PlanDraft = {
  guidingGoal: string
  goals: GoalDraft[]
  contributions: ContributionDraft[]
  measures: MeasureDraft[]
  reviewOn: string
}

const SCALE = { muchLess: '-2', less: '-1', expected: '0', more: '1', muchMore: '2' } as const
const DEFAULT_IMPORTANCE = 2
const MAX_GOALS = 5
const MAX_MEASURES = 8

/** The plan as the form hands it over. */
export function planOf(answers: Answers): PlanDraft {
  const contributions = (side: 'client' | 'agency', name: string) =>
    rowsOf(answers[name]).flatMap((row) =>
      textOf(row['text']) ? [{ side, text: String(row['text']), dueOn: textOf(row['dueOn']) }] : [],
    )
  return {
    guidingGoal: String(answers['guidingGoal'] ?? ''),
    goals: rowsOf(answers['goals']).map(goalOf),
    contributions: [
      ...contributions('client', 'contributionsClient'),
      ...contributions('agency', 'contributionsAgency'),
    ],
    measures: rowsOf(answers['measures']).map(measureOf),
    reviewOn: String(answers['reviewOn'] ?? ''),
  }
}

const goalOf = (row: Answers): GoalDraft => ({
  title: String(row['title'] ?? ''),
  lifeArea: String(row['lifeArea'] ?? ''),
  indicator: String(row['indicator'] ?? ''),
  targetOn: textOf(row['targetOn']),
  startLevel: Number(row['startLevel']),
  scale: Object.fromEntries(
    Object.entries(SCALE).flatMap(([name, level]) =>
      textOf(row[name]) ? [[level, String(row[name])]] : [],
    ),
  ),
  importance: Number(row['importance'] ?? DEFAULT_IMPORTANCE),
})

const measureOf = (row: Answers): MeasureDraft => ({
  type: String(row['type']),
  provider: textOf(row['provider']),
  startOn: textOf(row['startOn']),
  endOn: textOf(row['endOn']),
  costBearer: textOf(row['costBearer']),
  needsDecision: row['needsDecision'] === true,
  goals: textsOf(row['goals']).map(Number),
})

/** Empty fields are left out: a form does not know null. */
const filled = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null && value !== undefined),
  )

/** A plan as its form is filled in with it. */
export function answersOf({ guidingGoal, goals, contributions, measures }: PlanDraft) {
  const of = (side: string) =>
    contributions
      .filter((one) => one.side === side)
      .map(({ text, dueOn }) => filled({ text, dueOn }))
  return {
    guidingGoal,
    goals: goals.map(({ scale, startLevel, importance, ...goal }) =>
      filled({
        ...goal,
        startLevel: String(startLevel),
        importance: String(importance),
        ...Object.fromEntries(Object.entries(SCALE).map(([name, level]) => [name, scale[level]])),
      }),
    ),
    contributionsClient: of('client'),
    contributionsAgency: of('agency'),
    measures: measures.map(({ goals: served, ...measure }) =>
      filled({ ...measure, goals: served.map(String) }),
    ),
  }
}

type Limits = { today: string; lastReviewOn: string; lastTargetOn: string }

/**
 * What cannot be, by place: no goal or more than five, days out of reach. What a plan lacks is for
 * the hints, which lock nothing.
 */
export function faultsOf(
  { goals, measures, reviewOn }: PlanDraft,
  { today, lastReviewOn, lastTargetOn }: Limits,
): Issue[] {
  const issues: Issue[] = []
  const report = (path: string, de: string, en: string) =>
    issues.push({ path, message: { de, en } })
  if (goals.length === 0 || goals.length > MAX_GOALS)
    report('goals', 'Ein Plan hat ein bis fünf Ziele.', 'A plan has one to five goals.')
  goals.forEach(({ targetOn }, n) => {
    if (targetOn && (targetOn <= today || targetOn > lastTargetOn))
      report(
        `goals.${n}.targetOn`,
        'Wählen Sie einen Tag in den nächsten 18 Monaten.',
        'Choose a day within the next 18 months.',
      )
  })
  if (measures.length > MAX_MEASURES)
    report('measures', 'Ein Plan hat höchstens acht Angebote.', 'A plan has at most eight offers.')
  measures.forEach(({ startOn, endOn, goals: served }, n) => {
    if (startOn && endOn && endOn < startOn)
      report(
        `measures.${n}.endOn`,
        'Das Ende liegt vor dem Beginn.',
        'The end is before the start.',
      )
    if (served.some((goal) => goal > goals.length))
      report(
        `measures.${n}.goals`,
        'Dieses Ziel gibt es im Plan nicht.',
        'The plan has no such goal.',
      )
  })
  if (reviewOn <= today || reviewOn > lastReviewOn)
    issues.push({ path: 'reviewOn', message: reviewUntil(lastReviewOn) })
  return issues
}

/** What is said where another day was chosen. */
export const reviewUntil = (last: string): Sentence => {
  const [year, month, day] = last.split('-')
  return {
    de: `Überprüfung: Wählen Sie einen Tag nach heute, bis zum ${day}.${month}.${year}.`,
    en: `Review: choose a day after today, until ${day}.${month}.${year}.`,
  }
}
