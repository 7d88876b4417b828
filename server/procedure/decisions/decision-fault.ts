export type DecisionFaultCode = 'NO_RULE_MATCHED' | 'DECISION_INVALID' | 'DECISION_TOO_LARGE'

/** Why a table gave no result; `detail` names the place, never a value. */
export class DecisionFault extends Error {
  readonly code: DecisionFaultCode
  readonly detail: string

  constructor(code: DecisionFaultCode, detail: string) {
    super(`${code}: ${detail}`)
    this.code = code
    this.detail = detail
  }
}
