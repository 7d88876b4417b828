import type { Sentence } from '#server/base/errors.ts'
import { undrawableIn } from '#server/base/texts/undrawable.ts'
import { fontFiles } from './fonts.ts'
import { readFont } from './font-metrics.ts'
import { addressOf, salutationSchema, type LetterData, type LetterPerson } from './letter-data.ts'

type Language = 'de' | 'en'
type Field = {
  de: string
  en: string
  value: string
  longest: number
  /** Paragraphs: its line breaks are printed. */
  isText?: boolean
  unbrokenMm?: number
  pt?: number
}

const addressLines = 6
const addressWidthMm = 80
const infoWidthMm = 53
const mmPerPt = 25.4 / 72
const regular = fontFiles.regular.map(readFont)

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
    isText: true,
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
      longest: 130,
    })),
    { de: 'Name', en: 'Name', value: person.name, longest: 125 },
    { de: 'Anrede', en: 'Greeting', value: person.greeting, longest: 140 },
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
  { de, en, value, longest, isText = false, unbrokenMm, pt = 11 }: Field,
  language: Language,
): string[] {
  const fault = undrawableIn(isText ? value.replaceAll('\n', ' ') : value)
  if (fault) return [language === 'de' ? `Feld „${de}“: ${fault.de}` : `Field “${en}”: ${fault.en}`]
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
  if (address.length < 3)
    return [language === 'de' ? 'Die Anschrift ist unvollständig.' : 'The address is incomplete.']
  const fault = windowFault(address)
  return fault ? [fault[language]] : []
}

/** What keeps these lines out of the window of a letter; null when they fit. */
function windowFault(address: string[]): Sentence | null {
  const wide = address.some((line) =>
    line.split(' ').some((word) => widthMm(word, 11) > addressWidthMm),
  )
  const lines = address.reduce((sum, line) => sum + linesFor(line), 0)
  if (!wide && lines <= addressLines) return null
  return {
    de: `Die Anschrift passt nicht in das Fenster: Sie braucht ${lines} Zeilen, Platz ist für ${addressLines}.`,
    en: `The address does not fit the window: it needs ${lines} lines, there is room for ${addressLines}.`,
  }
}

type Recipient = Omit<LetterPerson, 'language' | 'salutation'> & { salutation: string }

/** What would keep a person's name and address out of the window; asked where they are written. */
export const recipientFault = (person: Recipient): Sentence | null =>
  windowFault(addressOf({ ...person, salutation: salutationSchema.parse(person.salutation) }))

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
  let em = 0
  for (const character of text.normalize('NFC')) em += emWidth(character.codePointAt(0) ?? 0)
  return em * pt * mmPerPt
}

const emWidths = new Map<number, number>()

function emWidth(codePoint: number): number {
  const known = emWidths.get(codePoint)
  if (known !== undefined) return known
  const font = regular.find((each) => each.draws(codePoint)) ?? regular[0]
  const width = font?.width(codePoint) ?? 1
  emWidths.set(codePoint, width)
  return width
}
