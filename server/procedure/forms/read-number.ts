import type { Language } from './model.ts'

/** A number, nothing that is one, or two that it may be. */
type ReadNumber = number | null | Doubt
type Doubt = { either: number; or: number }

export const isDoubt = (read: unknown): read is Doubt =>
  typeof read === 'object' && read !== null && 'either' in read

const GROUPS = String.raw`[1-9]\d{0,2}(?:[.'’ ]\d{3})+|[1-9]\d{0,2}(?:[,'’ ]\d{3})+`
const WHOLE = /^-?\d{1,15}$/
const DECIMAL = /^-?\d{1,15}[.,]\d{1,10}$/
/** One sign and three digits: 1.200 is 1200 in German and 1.2 in English. */
const EITHER = /^-?[1-9]\d{0,2}[.,]\d{3}$/
const GROUPED = new RegExp(`^-?(?:${GROUPS})$`)
const BOTH =
  /^-?\d{1,3}(?:(?:\.\d{3})+,\d{1,10}|(?:,\d{3})+\.\d{1,10}|(?:['’ ]\d{3})+[.,]\d{1,10})$/

/**
 * Reads a number as people write it in German and in English. Where only whole numbers are asked
 * for, a sign before three digits can only part thousands.
 */
export function readNumber(text: string, isWhole: boolean): ReadNumber {
  const bare = text
    .trim()
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/^−/, '-')
  if (WHOLE.test(bare)) return Number(bare)
  const joined = Number(bare.replace(/[.,'’ ]/g, ''))
  if (EITHER.test(bare)) return isWhole ? joined : { either: joined, or: decimalOf(bare) }
  if (GROUPED.test(bare)) return joined
  if (DECIMAL.test(bare) || BOTH.test(bare)) return decimalOf(bare)
  return null
}

/** The last sign parts the decimals. */
function decimalOf(text: string): number {
  const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  return Number(`${text.slice(0, at).replace(/[.,'’ ]/g, '')}.${text.slice(at + 1)}`)
}

/** Asks which of two numbers is meant, each in a spelling that leaves no doubt. */
export function askWhich({ either, or }: Doubt): Record<Language, string> {
  return {
    de: `Meinen Sie ${either} oder ${String(or).replace('.', ',')}? Schreiben Sie es so.`,
    en: `Do you mean ${either} or ${or}? Please write it like that.`,
  }
}
