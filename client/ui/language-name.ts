import * as m from '#client/generated/messages/messages.js'
import { languageTag } from './language.ts'

/** The languages that people at the desk choose from, by their ISO 639 code. */
export const LANGUAGE_CODES = ['de', 'ru', 'tr', 'ar', 'pl', 'en', 'sq', 'pt', 'fa'] as const

/** "Russisch" for `ru`; `other` and `unknown` are codes of our own. */
export function languageName(code: string): string {
  if (code === 'other') return m.languageOther()
  if (code === 'unknown') return m.languageUnknown()
  return (
    new Intl.DisplayNames(languageTag(), { type: 'language', fallback: 'code' }).of(code) ?? code
  )
}
