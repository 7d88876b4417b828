import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { evaluateDecision } from '#server/procedure/decisions/evaluate-decision.ts'
import { readDecision } from './read-decision.ts'
import { subjectText, type Subject } from '#server/base/subject.ts'

export type Decided = {
  decisionId: string
  checksum: string
  inputs: Record<string, unknown>
  ruleId: string
  outputs: Record<string, unknown>
}

/**
 * Evaluates the table in force.
 * @throws when no rule matches or a cell cannot be read: never a silent null
 */
export async function evaluate(
  deps: Deps,
  decisionId: string,
  inputs: Record<string, unknown>,
): Promise<Decided> {
  const { xml, checksum } = await readDecision(deps, decisionId)
  const { ruleId, outputs } = await evaluateDecision({ xml, decisionId, inputs })
  return { decisionId, checksum, inputs, ruleId, outputs: outputs as Record<string, unknown> }
}

/** Keeps inputs, rule and result of a decision; the same job again changes nothing. */
export async function recordDecision(
  tx: Tx,
  deps: Deps,
  { decided, subject, jobKey }: { decided: Decided; subject: Subject; jobKey: string },
): Promise<void> {
  const { decisionId, checksum, inputs, ruleId, outputs } = decided
  await tx.$executeRaw`
    INSERT INTO decision_result
      (subject, decision_id, checksum, inputs, rule_id, result, job_key, decided_at)
    VALUES (${subjectText(subject)}, ${decisionId}, ${checksum}, ${JSON.stringify(inputs)}::jsonb,
      ${ruleId}, ${JSON.stringify(outputs)}::jsonb, ${jobKey}, ${deps.clock.now()})
    ON CONFLICT (job_key) DO NOTHING`
}

export type Choice = {
  subject: Subject
  decisionId: string
  /** What was settled on, by output of the table. */
  chosen: Record<string, string>
  isOverride: boolean
  reason: string | null
  by: string | null
}

/**
 * Notes beside the last proposal of a table what people settled on, and why where it is another
 * way. Without a proposal there is nothing to note.
 */
export async function recordChoice(
  tx: Tx,
  deps: Deps,
  { subject, decisionId, chosen, isOverride, reason, by }: Choice,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE decision_result
    SET chosen = ${JSON.stringify(chosen)}::jsonb, overridden = ${isOverride},
      reason = ${isOverride ? reason : null}, chosen_by = ${by}::uuid,
      chosen_at = ${deps.clock.now()}
    WHERE id = (
      SELECT id FROM decision_result
      WHERE subject = ${subjectText(subject)} AND decision_id = ${decisionId}
      ORDER BY decided_at DESC, id DESC LIMIT 1)`
}
