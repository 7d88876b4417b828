import { getAnyTask } from '#server/procedure/tasks/find-task.ts'
import type { WithForms } from '#server/procedure/tasks/form-use-case.ts'
import { submitForSystem } from '#server/procedure/tasks/submit-task.ts'

/**
 * Confirms proposals without a warning once their task is due, visibly as the system
 * (docs/procedure.md, "Assignment"). A proposal with a warning stays with the lead.
 */
export async function confirmDueAssignments({ deps, forms }: WithForms): Promise<void> {
  const due = await deps.db.query<{ key: string; caseworkerId: string }>(
    `SELECT t.key, c.proposed_id AS "caseworkerId"
     FROM task t
     JOIN help_case c ON c.id = substr(t.subject, 6)::uuid
     WHERE t.form_id = 'confirm-assignment' AND t.state = 'open' AND t.submission_id IS NULL
       AND t.due_at <= $1 AND c.status = 'open' AND c.proposed_id IS NOT NULL
       AND cardinality(c.proposal_note) = 0
     LIMIT 50`,
    [deps.clock.now()],
  )
  for (const { key, caseworkerId } of due) {
    await submitForSystem({ deps, forms }, await getAnyTask(deps, key), { caseworkerId })
  }
}
