import { cleanText, faultOfText } from '#server/base/texts/text-rules.ts'
import {
  hasServerChoices,
  textKindOf,
  type Component,
  type FieldType,
  type Value,
} from './model.ts'
import { askWhich, isDoubt, readNumber } from './read-number.ts'
import type { Fault, SentenceCode } from './sentences.ts'

/** Longest text that a field takes, in characters. */
export const TEXT_LIMIT = 2000
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

type Checked = { value: Value } | Fault

export const isFault = (checked: Checked): checked is Fault => 'code' in checked

/** An answer that says nothing. */
export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/**
 * The answer as it may be stored (a number as a number), or what is wrong with it. An empty answer
 * has no value.
 */
export function checkField(component: Component, answer: unknown): Checked {
  const type = component.type as FieldType
  if (type === 'textfield' || type === 'textarea') return checkText(component, answer)
  if (type === 'checkbox') return checkTick(component, answer)
  if (isEmpty(answer))
    return component.validate?.required ? { code: MISSING[type] ?? 'fill' } : { value: undefined }
  if (type === 'number') return checkNumber(component, answer)
  if (type === 'datetime') return isCalendarDate(answer) ? { value: answer } : { code: 'realDate' }
  return checkChoice(component, answer)
}

const MISSING: Partial<Record<FieldType, SentenceCode>> = {
  select: 'choose',
  radio: 'choose',
  checklist: 'choose',
  datetime: 'date',
}

function checkTick(component: Component, answer: unknown): Checked {
  if (component.validate?.required && answer !== true) return { code: 'confirm' }
  if (isEmpty(answer)) return { value: false }
  return typeof answer === 'boolean' ? { value: answer } : { code: 'confirm' }
}

/** What nobody sees is taken out before anything is asked of a text. */
function checkText(component: Component, typed: unknown): Checked {
  const { validate = {} } = component
  const kind = textKindOf(component)
  const answer = typeof typed === 'string' ? cleanText(typed, kind) : typed
  if (isEmpty(answer)) return validate.required ? { code: 'fill' } : { value: undefined }
  if (typeof answer !== 'string') return { code: 'text' }
  const { minLength = 0, maxLength = TEXT_LIMIT, pattern } = validate
  const longest = Math.min(maxLength, TEXT_LIMIT)
  if (answer.length > longest) return { code: 'tooLong', limit: longest }
  if (answer.length < minLength) return { code: 'tooShort', limit: minLength }
  if (pattern && !new RegExp(pattern, 'u').test(answer)) return { code: 'spelling' }
  const fault = faultOfText(answer, kind)
  return fault ? { code: 'text-fault', text: fault } : { value: answer }
}

function checkNumber({ validate = {}, decimalDigits }: Component, answer: unknown): Checked {
  const value = typeof answer === 'string' ? readNumber(answer, decimalDigits === 0) : answer
  if (isDoubt(value)) return { code: 'text-fault', text: askWhich(value) }
  if (typeof value !== 'number' || Math.abs(value) >= 1e15) return { code: 'number' }
  const { min, max } = validate
  if (decimalDigits !== undefined && value !== Number(value.toFixed(decimalDigits)))
    return { code: 'decimals', limit: decimalDigits }
  if (min !== undefined && value < min) return { code: 'tooSmall', limit: min }
  if (max !== undefined && value > max) return { code: 'tooBig', limit: max }
  return { value }
}

function checkChoice(component: Component, answer: unknown): Checked {
  const isKnown = (value: unknown): value is string =>
    typeof value === 'string' &&
    (hasServerChoices(component) ||
      (component.values ?? []).some((option) => option.value === value))
  if (component.type !== 'checklist')
    return isKnown(answer) ? { value: answer } : { code: 'choose' }
  const isList =
    Array.isArray(answer) && answer.every(isKnown) && new Set(answer).size === answer.length
  return isList ? { value: answer as string[] } : { code: 'choose' }
}

function isCalendarDate(answer: unknown): answer is string {
  const parts = typeof answer === 'string' ? DATE.exec(answer) : null
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
