/**
 * What a form was answered with, by the keys of its fields. It was checked against its form before,
 * so its readers refuse nothing.
 */
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

/**
 * The option that was chosen.
 * @throws Error where the form offers one that the code does not know
 */
export function getChoice<Option extends string>(
  answer: unknown,
  options: readonly Option[],
): Option {
  const chosen = options.find((option) => option === answer)
  if (chosen === undefined) throw new Error('a form offers an option that the code does not know')
  return chosen
}
