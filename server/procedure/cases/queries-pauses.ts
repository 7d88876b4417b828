import type { Query } from '#server/base/db.ts'

/** Open tasks of paused cases that do not rest yet do; returns their agencies. */
export async function restLate(query: Query): Promise<string[]> {
  const rows = await query<{ agency: string }>(
    `UPDATE task t SET rests = true FROM help_case c
     WHERE c.status = 'paused' AND t.subject = 'case:' || c.id AND t.state = 'open' AND NOT t.rests
     RETURNING t.agency`,
  )
  return rows.map(({ agency }) => agency)
}

/** Paused cases until today (yyyy-mm-dd) or before for which no process waits. */
export async function listOnLastDay(
  query: Query,
  today: string,
): Promise<{ id: string; until: Date }[]> {
  return await query<{ id: string; until: Date }>(
    `SELECT c.id, c.paused_until AS until FROM help_case c
     WHERE c.status = 'paused' AND c.paused_until <= $1::date
       AND NOT EXISTS (
         SELECT FROM wait w
         WHERE w.subject = 'case:' || c.id AND w.rule = 'pause-max' AND w.closed_at IS NULL)
     LIMIT 100`,
    [today],
  )
}

/** Whether a wait of the pause that lasts has ended. */
export async function hasEndedWait(query: Query, caseId: string): Promise<boolean> {
  const rows = await query<{ id: string }>(
    `SELECT w.id FROM wait w
     WHERE w.subject = 'case:' || $1 AND w.rule = 'pause-max' AND w.closed_at IS NOT NULL
       AND w.opened_at >= (
         SELECT max(e.at) FROM subject_event e
         WHERE e.subject = w.subject AND e.code = 'case-paused')`,
    [caseId],
  )
  return rows.length > 0
}
