import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Sentence } from '#server/base/errors.ts'

const HOME = 'DE'
const WRITTEN = /^[\d\s()+./-]+$/u
const TWO_NUMBERS = /\d\s*[/,;]\s*(?:0\d{2,}|\+)[\d\s()./-]*$/u
/** Invented numbers begin with a prefix that nobody has; they stay as they are written. */
const SAMPLE = /^0000/

const NO_NUMBER: Sentence = {
  de: 'Bitte geben Sie eine Telefonnummer mit Vorwahl an, zum Beispiel 0251 123456.',
  en: 'Please give a phone number with its area code, for example 0251 123456.',
}
const ONE_NUMBER: Sentence = {
  de: 'Bitte geben Sie nur eine Telefonnummer an.',
  en: 'Please give one phone number only.',
}

function parsed(text: string) {
  const found = parsePhoneNumberFromString(text, { defaultCountry: HOME, extract: false })
  return found?.isPossible() ? found : null
}

/** What is wrong with a phone number as somebody writes it; null for nothing. */
export function faultOfPhone(text: string): Sentence | null {
  if (text === '' || SAMPLE.test(text)) return null
  if (!WRITTEN.test(text)) return NO_NUMBER
  const [, area, rest] = /^(0\d+)\s*\/\s*(.+)$/u.exec(text) ?? []
  if (TWO_NUMBERS.test(text) && !(area && area.length <= 6 && rest && !/^[0+]/.test(rest)))
    return ONE_NUMBER
  return parsed(text) ? null : NO_NUMBER
}

/** The one spelling in which a number is kept: E.164, such as `+49251123456`. */
export const phoneKept = (text: string): string =>
  SAMPLE.test(text) ? text : (parsed(text)?.number ?? text)

/** As a number is shown: as one dials it here, or with the country it belongs to. */
export function phoneWords(kept: string): string {
  const found = kept.startsWith('+') ? parsed(kept) : null
  if (!found) return kept
  if (found.countryCallingCode !== '49') return found.formatInternational()
  const national = found.formatNational()
  return national.startsWith('0') ? national : `0${national}`
}

/** The digits of a number that is looked for, perhaps a part of one, as kept numbers begin. */
export function phoneDigits(typed: string): string {
  const digits = typed.replaceAll(/\D/g, '')
  if (digits.startsWith('0000')) return digits
  if (digits.startsWith('00')) return digits.slice(2)
  return digits.startsWith('0') ? `49${digits.slice(1)}` : digits
}
