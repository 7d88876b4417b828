/** What a form was answered with, by the keys of its fields. It was checked against its form before, so its readers refuse nothing. */
export type Answers = Record<string, unknown>

/** What was written into a field; null where it is empty or only blank. */
export const textOf = (answer: unknown): string | null =>
  typeof answer === 'string' && answer.trim() ? answer : null

/** What was chosen of several; empty where nothing was. */
export const textsOf = (answer: unknown): string[] =>
  Array.isArray(answer) ? answer.map(String) : []

/** Rows of a part of the form that repeats; empty where there is none. */
export const rowsOf = (answer: unknown): Answers[] =>
  Array.isArray(answer) ? (answer as Answers[]) : []
