/** Weight of a case by its level of support (domain 4.1 M16); without a level it counts as one. */
const WEIGHTS: Record<string, number> = { S4: 2, S3: 1.5, S2: 1, S1: 1, S0: 0.5 }
export const weightOf = (supportLevel: string | null): number => WEIGHTS[supportLevel ?? ''] ?? 1
/** The same for SQL, for a case `c`. */
export const WEIGHT_SQL = `CASE c.support_level
  WHEN 'S4' THEN 2 WHEN 'S3' THEN 1.5 WHEN 'S0' THEN 0.5 ELSE 1 END`
