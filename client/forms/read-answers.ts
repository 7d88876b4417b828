import type { Answers, Value } from '#server/procedure/forms/model.ts'

/** What was written in a line or a text. */
export const asText = (value: Value): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** The one that was chosen, by its code. */
export const asChosen = (value: Value): string | null =>
  typeof value === 'string' && value !== '' ? value : null

/** Those that were ticked, by their codes. */
export const asTicked = (value: Value): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []

export const isRow = (value: Value): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The rows of a list; none where nothing was written yet. */
export const rowsIn = (answers: Answers, path: string): Answers[] => {
  const value = answers[path]
  return Array.isArray(value) ? value.filter(isRow) : []
}

export const isValue = (value: unknown): value is Value =>
  value === undefined ||
  value === null ||
  (typeof value === 'object'
    ? Object.values(value).every(isValue)
    : ['string', 'number', 'boolean'].includes(typeof value))

/** Answers as the server keeps them, the later before the earlier ones. */
export function asAnswers(...kept: (Record<string, unknown> | undefined)[]): Answers {
  const answers: Answers = {}
  for (const part of kept)
    for (const [name, value] of Object.entries(part ?? {}))
      if (isValue(value)) answers[name] = value
  return answers
}
