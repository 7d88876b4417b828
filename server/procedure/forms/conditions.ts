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
