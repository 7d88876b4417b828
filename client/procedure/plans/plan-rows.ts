import { asTicked, rowsIn } from '#client/forms/read-answers.ts'
import type { Answers } from '#server/procedure/forms/model.ts'

/**
 * A goal in another place; measures go on serving the goals that they served. `order` names for
 * each new place the old one, from 0.
 */
function reorderGoals(answers: Answers, order: number[]): Answers {
  const goals = rowsIn(answers, 'goals')
  const places = new Map(order.map((before, now) => [String(before + 1), String(now + 1)]))
  const measures = rowsIn(answers, 'measures').map((measure) => {
    const served = asTicked(measure['goals']).flatMap((goal) => places.get(goal) ?? [])
    return { ...measure, goals: served.toSorted() }
  })
  return {
    ...answers,
    goals: order.map((before) => goals[before] ?? {}),
    ...(answers['measures'] ? { measures } : {}),
  }
}

const placesOf = (answers: Answers): number[] => rowsIn(answers, 'goals').map((_, place) => place)

/** A goal moved from one place to another, both from 0. */
export function moveGoal(answers: Answers, from: number, to: number): Answers {
  const places = placesOf(answers)
  return reorderGoals(answers, places.toSpliced(from, 1).toSpliced(to, 0, from))
}

/** Without a goal; no measure serves it any more. */
export const removeGoal = (answers: Answers, at: number): Answers =>
  reorderGoals(answers, placesOf(answers).toSpliced(at, 1))

/** One more, empty row. */
export const addRow = (answers: Answers, path: string): Answers => ({
  ...answers,
  [path]: [...rowsIn(answers, path), {}],
})

export const removeRow = (answers: Answers, path: string, at: number): Answers => ({
  ...answers,
  [path]: rowsIn(answers, path).toSpliced(at, 1),
})

const isBlank = (row: Answers): boolean =>
  Object.values(row).every((value) => value === null || value === undefined || value === '')

/**
 * Contributions without the rows at their end in which nothing stands: an empty row is laid out for
 * whoever wants to write.
 */
export function withoutBlankRows(answers: Answers): Answers {
  const kept = (path: string): Answers[] =>
    rowsIn(answers, path).slice(0, rowsIn(answers, path).findLastIndex((row) => !isBlank(row)) + 1)
  return {
    ...answers,
    contributionsClient: kept('contributionsClient'),
    contributionsAgency: kept('contributionsAgency'),
  }
}
