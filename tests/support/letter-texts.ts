import { getLetterData, type LetterData } from '#server/procedure/letters/letter-data.ts'
import { taggedText } from './tagged-text.ts'

/** What a reader reads as sentences, from the heading on. */
export async function sentencesOf(pdf: Buffer): Promise<string[]> {
  const blocks = (await taggedText(pdf)).flat()
  const from = blocks.findIndex((block) => block.role === 'H1')
  return blocks
    .slice(from)
    .flatMap((block) => block.text.replace(/\b(\d+)\. /g, '$1 ').match(/[^.!?:]+[.!?:]*/g) ?? [])
    .filter((sentence) => /\p{L}/u.test(sentence))
}

/** Codes that a template puts into words itself, and what is no text at all. */
const CODES = new Set([
  'documentType',
  'on',
  'from',
  'where',
  'occasion',
  'code',
  'agreement',
  'signedOn',
  'answerBy',
  'dated',
  'dueOn',
  'targetOn',
  'startOn',
  'endOn',
  'reviewOn',
  'nextReviewOn',
  'openedOn',
  'writtenOn',
  'talkedOn',
  'type',
  'area',
  'discussed',
  'kind',
  'state',
  'benefit',
  'decision',
])

/** The letter with a sign behind every text that comes from the database. */
export const withSign = (letter: LetterData, sign: string): LetterData =>
  getLetterData(signed(letter, sign))

function signed(value: unknown, sign: string): unknown {
  if (typeof value === 'string') return value + sign
  if (Array.isArray(value)) return value.map((one: unknown) => signed(one, sign))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, CODES.has(key) ? one : signed(one, sign)]),
  )
}

/**
 * What stands on paper: the reply address and the enclosures belong to invitations, privacy
 * contacts to the notice, goals to the papers about them.
 */
export function shownValues(letter: LetterData): string[] {
  const isInvitation = 'answerBy' in letter
  const {
    documentType,
    person,
    contact,
    office,
    reference,
    slot,
    talk,
    replyTo,
    enclosures,
    plan,
    review,
    sheet,
    consents,
    report,
  } = letter
  const always = [
    ...person.address,
    person.greeting,
    contact.name,
    contact.unit,
    contact.role,
    contact.phone,
    contact.email,
    contact.room,
    reference,
  ]
  const frame = [
    office.city,
    office.claim,
    office.returnLine,
    ...office.hours,
    ...office.visit,
    ...office.accessibility,
  ]
  const notice = documentType === 'PRIVACY_NOTICE' ? Object.values(office.privacy) : []
  const papers = [plan, review, sheet, consents, report].flatMap(textsIn)
  return [
    ...always,
    ...frame,
    ...notice,
    ...papers,
    ...(isInvitation ? [...replyTo, ...enclosures, person.name] : []),
    ...(slot ? [slot.place] : []),
    ...(talk?.room ? [talk.room] : []),
  ]
}

/** Every text in it that is none of the codes. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => (CODES.has(key) ? [] : textsIn(one)))
}
