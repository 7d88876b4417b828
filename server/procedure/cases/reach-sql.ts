import type { CaseReach } from '#server/web/policies/case-policy.ts'

/**
 * The condition on `help_case c` that leaves the cases of a reach, with its values; its
 * placeholders count from `$from` on.
 */
export function reachSql(
  { agency, cases }: CaseReach,
  from: number,
): { sql: string; values: unknown[] } {
  if (cases === 'all') return { sql: `c.agency_id = $${from}`, values: [agency] }
  const substituteFor = `c.caseworker_id = ANY($${from + 2}::uuid[])`
  const conflicts = `c.person_id <> ALL($${from + 3}::uuid[])`
  const standsIn = `${substituteFor} AND ${conflicts}`
  return {
    sql: `c.agency_id = $${from} AND (c.caseworker_id = $${from + 1}::uuid OR (${standsIn}))`,
    values: [agency, cases.own, cases.substituteFor, cases.conflicts],
  }
}
