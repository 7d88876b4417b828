import type { Sentence } from '#server/base/errors.ts'
import { isDrawnByOne } from './drawn-signs.ts'

const SHOWN = 5
const LONGEST_SIGN = 12
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u
const clusters = new Intl.Segmenter('de', { granularity: 'grapheme' })
const plainCharacters = new Map<string, boolean>()

/**
 * The signs of a text that no shipped font draws, or that are not to be seen at all, each once. A
 * letter with its marks is one sign.
 */
export function undrawable(text: string): string[] {
  if ([...text].every(isPlain)) return []
  const lost = [...clusters.segment(text)]
    .map(({ segment }) => segment)
    .filter((segment) => !isDrawn(segment))
  return [...new Set(lost)].map((sign) => [...sign].slice(0, LONGEST_SIGN).join(''))
}

/** What stops print in a text, in words; null when all of it prints. */
export function undrawableIn(text: string): Sentence | null {
  const signs = undrawable(text).slice(0, SHOWN)
  if (signs.length === 0) return null
  const words = signs.map(wordFor)
  const [de, en] = [words.map((word) => word.de), words.map((word) => word.en)]
  return {
    de: `Diese Zeichen können nicht gedruckt werden: ${[...new Set(de)].join(', ')}.`,
    en: `These characters cannot be printed: ${[...new Set(en)].join(', ')}.`,
  }
}

const KINDS: [RegExp, Sentence][] = [
  [/^[\n\r\u0085\u2028\u2029]+$/u, { de: 'Zeilenumbruch', en: 'line break' }],
  [/^\t$/u, { de: 'Tabulator', en: 'tab' }],
  [/^\p{Cc}+$/u, { de: 'Steuerzeichen', en: 'control character' }],
  [/^\p{Cf}+$/u, { de: 'unsichtbares Zeichen', en: 'invisible character' }],
  [/^\p{Cs}$/u, { de: 'halbes Zeichen', en: 'half a character' }],
  [/^\p{Co}/u, { de: 'Zeichen einer Symbolschrift', en: 'character of a symbol font' }],
]

/** What one sees is shown, what one does not see is named. */
function wordFor(sign: string): Sentence {
  const known = KINDS.find(([pattern]) => pattern.test(sign))?.[1]
  const seen = sign.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
  return known ?? { de: `„${seen}“`, en: `“${seen}”` }
}

/**
 * Most names need no look at clusters: every character is drawn by itself and none is a mark on
 * another.
 */
function isPlain(character: string): boolean {
  const known = plainCharacters.get(character)
  if (known !== undefined) return known
  const plain = !/\p{M}/u.test(character) && isDrawn(character)
  if (plainCharacters.size < 5000) plainCharacters.set(character, plain)
  return plain
}

/** A letter and its marks must come from one font. */
function isDrawn(cluster: string): boolean {
  if (invisible.test(cluster)) return false
  return ['NFC', 'NFD'].some((form) =>
    isDrawnByOne([...cluster.normalize(form)].map((character) => character.codePointAt(0) ?? 0)),
  )
}
