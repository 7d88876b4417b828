import { AppError, NotYet } from '#server/base/errors.ts'
import { loneThread, threadPorts } from '#server/base/lone-thread.ts'
import type { DecisionFaultCode } from './decision-fault.ts'
import type { DecisionReply } from './decision-worker.ts'
import type { Decided, DecisionRequest } from './evaluate-table.ts'

const LIMITS = { budgetMs: 1000, tries: 2, heapMb: 64, youngMb: 16 }

const ask = loneThread<DecisionRequest, DecisionReply>(
  LIMITS,
  threadPorts(new URL('./decision-worker.ts', import.meta.url), LIMITS),
)

/**
 * Evaluates a decision table of a process owner: in a thread of its own, at most 64 MB. `inputs`
 * has every name that the table asks for (null: not known). `ruleId` is the rule that matched;
 * under the hit policy collect all of them, and each output is a list.
 * @throws AppError NO_RULE_MATCHED, DECISION_INVALID (table and inputs do not fit),
 * DECISION_TOO_LARGE
 * @throws NotYet DECISION_LATE where it was not done within a second, and within two
 */
export async function evaluateDecision(request: DecisionRequest): Promise<Decided> {
  const outcome = await ask(request)
  if ('reply' in outcome) return decidedOf(outcome.reply, request.decisionId)
  if (outcome.fault === 'late') throw late(request.decisionId)
  const detail = `no result within ${LIMITS.heapMb} MB`
  throw refusal({ code: 'DECISION_TOO_LARGE', detail }, request.decisionId)
}

function decidedOf(reply: DecisionReply, decisionId: string): Decided {
  if ('decided' in reply) return reply.decided
  throw refusal(reply, decisionId)
}

const SENTENCES: Record<DecisionFaultCode, { de: string; en: string }> = {
  NO_RULE_MATCHED: { de: 'keine Regel passt', en: 'no rule matches' },
  DECISION_INVALID: {
    de: 'Tabelle und Angaben passen nicht zusammen',
    en: 'the table and its inputs do not fit',
  },
  DECISION_TOO_LARGE: {
    de: 'die Berechnung braucht zu viel Speicher',
    en: 'the evaluation needs too much memory',
  },
}

const late = (decisionId: string): NotYet =>
  new NotYet('DECISION_LATE', {
    de:
      `Entscheidungstabelle ${decisionId}: Die Berechnung ist noch nicht fertig. ` +
      'Bitte versuchen Sie es gleich noch einmal.',
    en:
      `Decision table ${decisionId}: the evaluation is not finished yet. ` +
      'Please try again in a moment.',
  })

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
