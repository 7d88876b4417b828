import type { Sentence } from '#server/base/errors.ts'
import { undrawableIn } from './undrawable.ts'

/**
 * What a text is for: a person's name, a line of an address, a line of anything else, or paragraphs.
 * Whatever takes a text (list, page, form, note) cleans and checks it by these rules, so that no
 * later step refuses what an earlier one took.
 */
export type TextKind = 'name' | 'address' | 'short' | 'long'

/** Words as nearly all are, one blank apart: there is nothing to clean. */
const PLAIN = /^[!-~¡-¬®-ſ]+(?: [!-~¡-¬®-ſ]+)*$/
const LINE_BREAK = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g
/** Takes no room and says nothing: marks of direction, joiners, soft hyphens, fillers, variants. */
const UNSEEN =
  /\p{Cf}|\u034f|\u115f|\u1160|\u2800|\u3164|\uffa0|[\u{fe00}-\u{fe0f}]|[\u{e0100}-\u{e01ef}]/gu
/** Two letters that UTF-8 umlauts turn into when they are read as Windows-1252 and saved again. */
const DAMAGED = /Ã[\u0080-\u00bfŸœ„–“¶¼¤]|â€/u
const LOST = '\ufffd'

/**
 * The text without what nobody sees. Only paragraphs keep their line breaks; in an address a new
 * line becomes a comma, elsewhere a blank.
 */
export function cleanText(text: string, kind: TextKind): string {
  if (PLAIN.test(text) && !/[,;]$/.test(text)) return text
  const lines = text.normalize('NFC').replace(LINE_BREAK, '\n').replace(UNSEEN, '').split('\n')
  if (kind === 'long')
    return lines
      .map((line) => line.replace(/[\t\p{Zs}]/gu, ' ').trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  const parts = lines.map((line) => line.replace(/\s+/gu, ' ').trim()).filter(Boolean)
  return kind === 'address'
    ? parts
        .map((part) => part.replace(/[ ,;]+$/, ''))
        .filter(Boolean)
        .join(', ')
    : parts.join(' ')
}

/** What is wrong with a text that was cleaned, in words that do not repeat it; null for nothing. */
export function faultOfText(text: string, kind: TextKind): Sentence | null {
  if (text === '') return null
  const isData = kind === 'name' || kind === 'address'
  if (isData && /^[=+\-@]/.test(text)) return FORMULA
  if (text.includes(LOST) || (isData && DAMAGED.test(text))) return BROKEN
  if (kind === 'name' && !/\p{L}/u.test(text)) return NO_LETTER
  return undrawableIn(kind === 'long' ? text.replaceAll('\n', ' ') : text)
}

const FORMULA: Sentence = {
  de: 'Der Wert beginnt wie eine Formel.',
  en: 'The value begins like a formula.',
}
const BROKEN: Sentence = {
  de: 'Umlaute sind beschädigt. Bitte schreiben Sie sie neu.',
  en: 'Umlauts are damaged. Please write them anew.',
}
const NO_LETTER: Sentence = { de: 'Ein Name braucht Buchstaben.', en: 'A name needs letters.' }
