import type { Deps } from '#server/base/deps.ts'

/** `roots`: those that no other instance called. */
export type RunningCount = {
  process: string
  version: number
  running: number
  roots: number
  incidents: number
}
export type ElementCount = { elementId: string; active: number; incidents: number }

/** Running instances by process and version; numbers only. */
export async function countRunning(deps: Deps): Promise<RunningCount[]> {
  return await deps.db.query<RunningCount>(
    `SELECT p.process_id AS process, p.version, count(*)::int AS running,
       count(*) FILTER (WHERE p.parent_key IS NULL)::int AS roots,
       count(*) FILTER (
         WHERE EXISTS (
           SELECT
           FROM readmodel.incident i
           WHERE i.process_instance_key = p.key AND i.state <> 'resolved'
         )
       )::int AS incidents
     FROM readmodel.process_instance p
     WHERE p.ended_at IS NULL
     GROUP BY 1, 2`,
  )
}

/** Where the running instances of one version stand. */
export async function countElements(deps: Deps, definitionKey: string): Promise<ElementCount[]> {
  return await deps.db.query<ElementCount>(
    `SELECT e.element_id AS "elementId", count(*)::int AS active,
       count(*) FILTER (
         WHERE EXISTS (
           SELECT
           FROM readmodel.incident i
           WHERE i.process_instance_key = p.key AND i.element_id = e.element_id
             AND i.state <> 'resolved'
         )
       )::int AS incidents
     FROM readmodel.process_instance p
     JOIN readmodel.element_instance e ON e.process_instance_key = p.key
     WHERE p.definition_key = $1 AND p.ended_at IS NULL AND e.ended_at IS NULL
       AND e.element_type <> 'PROCESS'
     GROUP BY 1
     ORDER BY 1`,
    [definitionKey],
  )
}

export const sumOf = (
  counts: readonly RunningCount[],
  of: 'running' | 'roots' | 'incidents',
): number => counts.reduce((sum, count) => sum + count[of], 0)
