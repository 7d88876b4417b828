import type { Deps } from '#server/base/deps.ts'
import type { Query } from '#server/base/db.ts'
import type { Sentence } from '#server/base/errors.ts'
import { LIVE } from '#server/procedure/appointments/appointment-words.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'
import { waitWords } from './case-words.ts'

const NO_DUE_DATE = 9000 // years from here on mean "none"
/** `what`: the element of the task, in `version`; the rule of the wait; the talk's purpose. */
export type NextStep = {
  at: Date
  kind: 'task' | 'talk' | 'wait'
  what: string
  version: string | null
}

const live = LIVE.map((status) => `'${status}'`).join(', ')
/** What comes next in `help_case c`, from its tasks, its talks and what it waits for, as one row. */
export const NEXT_STEP_SQL = `(
  SELECT *
  FROM (
    (SELECT t.due_at AS at, 1 AS rank, 'task' AS kind, t.element_id AS what,
       t.definition_key AS version
     FROM task t
     WHERE t.subject = 'case:' || c.id AND t.state = 'open' AND t.submission_id IS NULL
       AND NOT t.rests
     ORDER BY t.due_at, t.key
     LIMIT 1)
    UNION ALL
    (SELECT a.starts_at, 2, 'talk', a.purpose, NULL
     FROM appointment a
     WHERE a.case_id = c.id AND a.status IN (${live}) AND a.ended_at IS NULL
     ORDER BY a.starts_at
     LIMIT 1)
    UNION ALL
    (SELECT w.due_at, 3, 'wait', w.rule, NULL
     FROM wait w
     LEFT JOIN appointment a ON a.wait_id = w.id AND a.status IN (${live})
     WHERE w.subject = 'case:' || c.id AND w.closed_at IS NULL AND a.id IS NULL
     ORDER BY w.due_at
     LIMIT 1)
    UNION ALL
    SELECT c.paused_until::timestamp AT TIME ZONE 'Europe/Berlin', 4, 'wait', 'pause-max', NULL
    WHERE c.status = 'paused' AND c.paused_until IS NOT NULL
  ) AS steps
  ORDER BY at, rank
  LIMIT 1)`

/** What comes next in a case; null where nothing is planned. */
export async function findNextStep(query: Query, caseId: string): Promise<NextStep | null> {
  const [step] = await query<NextStep>(
    `SELECT n.at, n.kind, n.what, n.version
     FROM help_case c
     JOIN LATERAL ${NEXT_STEP_SQL} AS n ON true
     WHERE c.id = $1::uuid`,
    [caseId],
  )
  return step ?? null
}

/** The date of a step; a task may have none. */
export const dateOfStep = (step: NextStep | null): string | null =>
  step && step.at.getUTCFullYear() < NO_DUE_DATE ? step.at.toISOString() : null

/** A task as drawn, a talk, or what is waited for, in words. */
export async function wordsOfStep(
  deps: Deps,
  { kind, what, version }: NextStep,
): Promise<Sentence> {
  if (kind !== 'task' || version === null)
    return waitWords(kind === 'talk' ? 'appointment-step' : what)
  const element = (await readDeployment(deps, version)).elements.get(what)
  return element ? { de: element.name, en: element.nameEn } : { de: what, en: what }
}
