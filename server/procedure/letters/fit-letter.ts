import { fontFiles } from './fonts.ts'
import { readFont } from './font-metrics.ts'
import type { LetterData } from './letter-data.ts'

type Language = 'de' | 'en'
type Field = {
  de: string
  en: string
  value: string
  longest: number
  unbrokenMm?: number
  pt?: number
}

const addressLines = 6
const addressWidthMm = 80
const infoWidthMm = 53
const mmPerPt = 25.4 / 72
const regular = fontFiles.regular.map(readFont)
const bold = fontFiles.bold.map(readFont)
const clusters = new Intl.Segmenter('de', { granularity: 'grapheme' })
const plainCharacters = new Map<string, boolean>()
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u

/**
 * The characters of a text that no shipped font draws, or that are not to be seen at all, each
 * once, as `U+82B1`.
 */
export function undrawable(text: string): string[] {
  if ([...text].every(isPlain)) return []
  const lost = [...clusters.segment(text)]
    .filter(({ segment }) => !isDrawn(segment))
    .flatMap(({ segment }) => [...segment])
  const bad = lost.filter((character) => invisible.test(character) || !isDrawn(character))
  return [...new Set(bad.length > 0 ? bad : lost)].map(
    (character) =>
      `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}

/**
 * Finds what would stop a print run before it is begun: undrawable characters, an address that does
 * not fit the window, overlong fields.
 * @returns plain sentences that name the field, none when the letter prints; never the value itself
 */
export function checkLetter(data: LetterData, language: Language = 'de'): string[] {
  const problems = fieldsOf(data).flatMap((field) => checkField(field, language))
  return problems.length > 0 ? problems : checkAddress(data.person.address, language)
}

const LONGEST_TEXT = 2000

/**
 * Free texts of a plan, a review, a sheet: any length that a form takes, but only what a font
 * draws.
 */
const freeTexts = ({ plan, review, sheet, consents, report }: LetterData): Field[] =>
  textsIn([plan, review, sheet, consents, report]).map((value) => ({
    de: 'Text der Akte',
    en: 'Text of the file',
    value,
    longest: LONGEST_TEXT,
  }))

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

function fieldsOf(data: LetterData): Field[] {
  const { person, contact, office, reference, slot, talk, replyTo } = data
  const info = { unbrokenMm: infoWidthMm, pt: 9.5 }
  return [
    ...person.address.map((value, index) => ({
      de: `Anschrift, Zeile ${index + 1}`,
      en: `Address, line ${index + 1}`,
      value,
      longest: 90,
    })),
    { de: 'Name', en: 'Name', value: person.name, longest: 90 },
    { de: 'Anrede', en: 'Greeting', value: person.greeting, longest: 110 },
    { de: 'Aktenzeichen', en: 'Reference', value: reference, longest: 40, ...info },
    { de: 'Kontakt, Name', en: 'Contact, name', value: contact.name, longest: 60 },
    { de: 'Kontakt, Aufgabe', en: 'Contact, role', value: contact.role, longest: 80 },
    { de: 'Kontakt, Stelle', en: 'Contact, unit', value: contact.unit, longest: 60 },
    { de: 'Kontakt, Telefon', en: 'Contact, phone', value: contact.phone, longest: 40, ...info },
    { de: 'Kontakt, E-Mail', en: 'Contact, e-mail', value: contact.email, longest: 90 },
    { de: 'Kontakt, Zimmer', en: 'Contact, room', value: contact.room, longest: 60 },
    { de: 'Stadt', en: 'City', value: office.city, longest: 60 },
    ...replyTo.map((value) => ({ de: 'Rückantwort', en: 'Reply address', value, longest: 60 })),
    ...freeTexts(data),
    ...(talk?.room
      ? [{ de: 'Termin, Raum', en: 'Appointment, room', value: talk.room, longest: 90 }]
      : []),
    ...(slot
      ? [{ de: 'Termin, Ort', en: 'Appointment, place', value: slot.place, longest: 160 }]
      : []),
  ]
}

function checkField(
  { de, en, value, longest, unbrokenMm, pt = 11 }: Field,
  language: Language,
): string[] {
  const signs = undrawable(value).slice(0, 5).join(', ')
  if (signs)
    return [
      language === 'de'
        ? `Feld „${de}“: Diese Zeichen können nicht gedruckt werden: ${signs}.`
        : `Field “${en}”: these characters cannot be printed: ${signs}.`,
    ]
  const isLong =
    [...value].length > longest || (unbrokenMm !== undefined && widthMm(value, pt) > unbrokenMm)
  if (!isLong) return []
  return [
    language === 'de'
      ? `Feld „${de}“ ist zu lang für den Brief.`
      : `Field “${en}” is too long for the letter.`,
  ]
}

function checkAddress(address: string[], language: Language): string[] {
  const wide = address.some((line) =>
    line.split(' ').some((word) => widthMm(word, 11) > addressWidthMm),
  )
  const lines = address.reduce((sum, line) => sum + linesFor(line), 0)
  if (address.length < 3)
    return [language === 'de' ? 'Die Anschrift ist unvollständig.' : 'The address is incomplete.']
  if (!wide && lines <= addressLines) return []
  return [
    language === 'de'
      ? `Die Anschrift passt nicht in das Fenster: Sie braucht ${lines} Zeilen, Platz ist für ${addressLines}.`
      : `The address does not fit the window: it needs ${lines} lines, there is room for ${addressLines}.`,
  ]
}

/** How many lines a line of the address takes in the window: words flow on as they do in print. */
function linesFor(line: string): number {
  const space = widthMm(' ', 11)
  let [lines, used] = [1, 0]
  for (const word of line.split(/[ ]+|(?<=-)/)) {
    const width = widthMm(word, 11)
    if (used > 0 && used + space + width > addressWidthMm) [lines, used] = [lines + 1, 0]
    used += (used > 0 ? space : 0) + width
    if (width > addressWidthMm) lines += Math.floor(width / addressWidthMm)
  }
  return lines
}

function widthMm(text: string, pt: number): number {
  const em = [...text.normalize('NFC')].reduce(
    (sum, character) => sum + emWidth(character.codePointAt(0) ?? 0),
    0,
  )
  return em * pt * mmPerPt
}

const emWidth = (codePoint: number) =>
  (regular.find((font) => font.draws(codePoint)) ?? regular[0])?.width(codePoint) ?? 1

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

/** A letter and its marks must come from one font; each name may stand in bold type too. */
function isDrawn(cluster: string): boolean {
  if (invisible.test(cluster)) return false
  const spellings = ['NFC', 'NFD'].map((form) =>
    [...cluster.normalize(form)].map((character) => character.codePointAt(0) ?? 0),
  )
  return [regular, bold].every((fonts) =>
    fonts.some((font) => spellings.some((codes) => codes.every((code) => font.draws(code)))),
  )
}
