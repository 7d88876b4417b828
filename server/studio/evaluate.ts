import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { evaluateDecision } from '../decisions/evaluate-decision.ts'
import { readDecision } from './read-decision.ts'

export type Decided = { decisionId: string; checksum: string; inputs: Record<string, unknown>; ruleId: string; outputs: Record<string, unknown> }

/** Evaluates the table in force. @throws when no rule matches or a cell cannot be read: never a silent null */
export async function evaluate(deps: Deps, decisionId: string, inputs: Record<string, unknown>): Promise<Decided> {
  const { xml, checksum } = await readDecision(deps, decisionId)
  const { ruleId, outputs } = await evaluateDecision({ xml, decisionId, inputs })
  return { decisionId, checksum, inputs, ruleId, outputs: outputs as Record<string, unknown> }
}

/** Keeps inputs, rule and result of a decision; the same job again changes nothing. */
export async function recordDecision(tx: Tx, deps: Deps, { decided, subject, jobKey }: { decided: Decided; subject: string; jobKey: string }): Promise<void> {
  const { decisionId, checksum, inputs, ruleId, outputs } = decided
  await tx.$executeRaw`INSERT INTO decision_result (subject, decision_id, checksum, inputs, rule_id, result, job_key, decided_at)
    VALUES (${subject}, ${decisionId}, ${checksum}, ${JSON.stringify(inputs)}::jsonb, ${ruleId}, ${JSON.stringify(outputs)}::jsonb, ${jobKey}, ${deps.clock.now()}) ON CONFLICT (job_key) DO NOTHING`
}
