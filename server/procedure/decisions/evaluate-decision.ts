import { AppError } from '#server/base/errors.ts'
import { loneThread } from '#server/base/lone-thread.ts'
import type { DecisionFaultCode } from './decision-fault.ts'
import type { DecisionReply } from './decision-worker.ts'
import type { Decided, DecisionRequest } from './evaluate-table.ts'

const DEADLINE_MS = 1000
const HEAP_MB = 64

const ask = loneThread<DecisionRequest, DecisionReply>(
  new URL('./decision-worker.ts', import.meta.url),
  { deadlineMs: DEADLINE_MS, heapMb: HEAP_MB, youngMb: 16 },
)

/**
 * Evaluates a decision table of a process owner: in a thread of its own, at most one second, at
 * most 64 MB. `inputs` has every name that the table asks for (null: not known). `ruleId` is the
 * rule that matched; under the hit policy collect all of them, and each output is a list.
 * @throws AppError NO_RULE_MATCHED, DECISION_INVALID (table and inputs do not fit),
 * DECISION_TIMEOUT
 */
export async function evaluateDecision(request: DecisionRequest): Promise<Decided> {
  const reply = await ask(request)
  if (!reply)
    throw refusal(
      { code: 'DECISION_TIMEOUT', detail: `no result within ${DEADLINE_MS} ms and ${HEAP_MB} MB` },
      request.decisionId,
    )
  if ('decided' in reply) return reply.decided
  throw refusal(
    'code' in reply
      ? reply
      : { code: 'DECISION_INVALID', detail: 'the thread answered out of turn' },
    request.decisionId,
  )
}

const SENTENCES: Record<DecisionFaultCode, { de: string; en: string }> = {
  NO_RULE_MATCHED: { de: 'keine Regel passt', en: 'no rule matches' },
  DECISION_INVALID: {
    de: 'Tabelle und Angaben passen nicht zusammen',
    en: 'the table and its inputs do not fit',
  },
  DECISION_TIMEOUT: { de: 'die Berechnung dauert zu lange', en: 'the evaluation takes too long' },
}

function refusal(
  { code, detail }: { code: DecisionFaultCode; detail: string },
  decisionId: string,
): AppError {
  const { de, en } = SENTENCES[code]
  return new AppError({
    code,
    status: 422,
    sentence: {
      de: `Entscheidungstabelle ${decisionId}: ${de} (${detail}).`,
      en: `Decision table ${decisionId}: ${en} (${detail}).`,
    },
  })
}
