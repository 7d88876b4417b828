/**
 * The nine areas of life that the sheet goes through, in the order of the talk (docs/procedure.md,
 * "Assessment").
 */
export const LIFE_AREAS = [
  'work',
  'education',
  'income',
  'housing',
  'health',
  'family',
  'language',
  'mobility',
  'social',
] as const
export type LifeArea = (typeof LIFE_AREAS)[number]
