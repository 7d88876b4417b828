const STEP = 5

/**
 * A number of people or things as it is published: rounded to five, one to four not at all (null).
 * So nobody is found by taking two numbers from each other (docs/procedure.md, "Figures").
 */
export function rounded(count: number): number | null {
  if (count > 0 && count < STEP) return null
  return Math.round(count / STEP) * STEP
}
