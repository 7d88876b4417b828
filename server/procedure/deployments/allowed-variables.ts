import { contracts } from '#processes/contracts.ts'

/**
 * Every variable that a contract allows in the engine; the value of any other is hashed and raises
 * an alarm.
 */
export const allowedVariables: ReadonlySet<string> = new Set(
  Object.values(contracts).flatMap((contract) => Object.keys(contract)),
)
