import { answerAlone } from '#server/base/answer-alone.ts'
import { DecisionFault } from './decision-fault.ts'
import { evaluateTable, type Decided, type DecisionRequest } from './evaluate-table.ts'

export type DecisionReply = { decided: Decided } | { code: DecisionFault['code']; detail: string }

answerAlone<DecisionRequest, DecisionReply>(async (request) => {
  try {
    return { decided: await evaluateTable(request) }
  } catch (error) {
    return error instanceof DecisionFault
      ? { code: error.code, detail: error.detail }
      : { code: 'DECISION_INVALID', detail: 'the table cannot be evaluated' }
  }
})
