/**
 * Letters that are no letter with a mark, so that nothing falls off when marks do. `search_fold` of
 * the database does the same, step by step; a test compares both on two hundred names.
 */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
  ı: 'i',
  ς: 'σ',
}
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')
/** Joined over, not parted at: apostrophes, primes and what nobody sees. */
const OVER = /['’‘`´ʹ-ʼ\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu
const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu
const SIGNS =
  /[\u0001-/:-@[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf×÷\u2000-\u2e7f\u3000-\u303f]+/gu

/**
 * One spelling of a name for all: Müller, Mueller, MULLER and the same with decomposed letters
 * become one; words stay apart by one blank.
 */
export function foldText(text: string): string {
  return text
    .replace(OVER, '')
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .replaceAll('ae', 'a')
    .replaceAll('oe', 'o')
    .replaceAll('ue', 'u')
    .replace(SIGNS, ' ')
    .trim()
}
