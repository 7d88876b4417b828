const LEVELS: Record<string, number | null> = {
  'rated-m2': -2,
  'rated-m1': -1,
  'rated-0': 0,
  'rated-p1': 1,
  'rated-p2': 2,
  'not-rated': null,
}

/** A rating on the scale of a goal, −2 … +2; null = not rated. */
export const levelOf = (code: unknown): number | null => LEVELS[String(code)] ?? null

/** Mean of the ratings there are, to two places; null for none. */
export function meanOf(ratings: readonly (number | null)[]): number | null {
  const rated = ratings.filter((rating) => rating !== null)
  return rated.length === 0
    ? null
    : Math.round((rated.reduce((sum, rating) => sum + rating, 0) / rated.length) * 100) / 100
}
