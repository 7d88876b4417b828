import { evaluate } from 'feelin'
import type { Values } from './model.ts'

/**
 * Whether a FEEL condition (`conditional.hide`) hides its field; a condition that cannot be read
 * hides nothing.
 */
export function isHidden(expression: string, values: Values): boolean {
  try {
    return evaluate(expression.replace(/^\s*=/, ''), values).value === true
  } catch {
    return false
  }
}

/** Whether a FEEL condition holds; none, or one that cannot be read, does not. */
export const holds = (condition: string | null, values: Values): boolean =>
  condition !== null && isHidden(condition, values)
