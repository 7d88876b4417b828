import { z } from 'zod'
import { isPost, type LetterKind } from '#server/web/policies/letter-kinds.ts'
import { fullName } from '#server/base/person-name.ts'
import { cleanText } from '#server/base/texts/text-rules.ts'
import type { Contact, Office } from './office.ts'
import {
  isReachedElsewhere,
  mailHome,
  recipientInstead,
  type Representation,
} from './representation.ts'
import type { PaperFacts } from './paper-data.ts'

/**
 * The letters this product writes, those of the table that have a template. The names are those of
 * `document-dispatch`.
 */
export type DocumentType = Extract<
  LetterKind,
  | 'INVITATION_1'
  | 'REMINDER'
  | 'INVITATION_2'
  | 'DECLINE_CONFIRMATION'
  | 'NO_CONTACT_LETTER'
  | 'CLOSING_LETTER'
  | 'PRIVACY_NOTICE'
  | 'APPOINTMENT_LETTER'
  | 'HELP_PLAN'
  | 'REVIEW_INVITATION'
  | 'REVIEW_REPORT'
  | 'ASSESSMENT_SHEET'
  | 'CONSENT_FORM'
  | 'CLOSING_REPORT'
>

/** What a letter is called in lists, on pages and on the cover of a print run. */
export const documentTitles: Record<DocumentType, { title: string; titleEn: string }> = {
  INVITATION_1: { title: 'Einladung', titleEn: 'Invitation' },
  REMINDER: { title: 'Erinnerung', titleEn: 'Reminder' },
  INVITATION_2: { title: 'Zweite Einladung', titleEn: 'Second invitation' },
  DECLINE_CONFIRMATION: { title: 'Bestätigung der Absage', titleEn: 'Confirmation of the no' },
  NO_CONTACT_LETTER: { title: 'Abschied ohne Rückmeldung', titleEn: 'Farewell without an answer' },
  CLOSING_LETTER: { title: 'Abschlussbrief', titleEn: 'Closing letter' },
  PRIVACY_NOTICE: { title: 'Ihre Daten', titleEn: 'Your data' },
  APPOINTMENT_LETTER: { title: 'Termin', titleEn: 'Appointment' },
  HELP_PLAN: { title: 'Hilfeplan', titleEn: 'Help plan' },
  REVIEW_INVITATION: { title: 'Einladung zum Gespräch', titleEn: 'Invitation to a talk' },
  REVIEW_REPORT: { title: 'Rückblick', titleEn: 'Review report' },
  ASSESSMENT_SHEET: { title: 'Fallklärungsbogen', titleEn: 'Assessment sheet' },
  CONSENT_FORM: { title: 'Einwilligungen', titleEn: 'Consents' },
  CLOSING_REPORT: { title: 'Abschlussbericht', titleEn: 'Closing report' },
}

const isDocumentType = (name: string): name is DocumentType => name in documentTitles

/** @throws Error for a name that is no letter of ours */
export function getDocumentType(name: string): DocumentType {
  if (isDocumentType(name)) return name
  throw new Error(`there is no letter ${name}`)
}

const frozenSchema = z.looseObject({ documentType: z.string(), reference: z.string() })

/**
 * The data of a letter as they were frozen with it.
 * @throws Error for what never was a letter of ours
 */
export function getLetterData(frozen: unknown): LetterData {
  if (isLetterData(frozen)) return frozen
  throw new Error('these are not the data of a letter')
}

const isLetterData = (frozen: unknown): frozen is LetterData => {
  const read = frozenSchema.safeParse(frozen)
  return read.success && isDocumentType(read.data.documentType)
}

export const salutationSchema = z.enum(['frau', 'herr', 'none'])
type Salutation = z.infer<typeof salutationSchema>

/**
 * The person a letter is about. With a `representative`, the letter goes to that one
 * (docs/procedure.md, "Representation").
 */
export type LetterPerson = {
  firstName: string
  lastName: string
  salutation: Salutation
  street: string
  postcode: string
  city: string
  language: string
} & Representation

/** A time that is kept free. `on` is an ISO date, `from` is HH:MM. */
type LetterSlot = { on: string; from: string; place: string }
/**
 * A talk that is agreed or proposed. `on` is an ISO date, `from` is HH:MM; `occasion` says what
 * became of the one before.
 */
export type LetterTalk = {
  on: string
  from: string
  minutes: number
  where: 'agency' | 'phone' | 'home'
  room: string | null
  occasion: 'first' | 'again' | 'our-fault'
}
type InvitationOccasion = 'silent' | 'later'

/** Everything a template gets: plain JSON, frozen with the letter. Dates are ISO. */
export type LetterData = {
  documentType: DocumentType
  reference: string
  dated: string
  sample: boolean
  office: Pick<
    Office,
    'city' | 'claim' | 'returnLine' | 'hours' | 'visit' | 'accessibility' | 'privacy'
  >
  contact: Contact
  person: { name: string; greeting: string; address: string[] }
  represented: boolean
  mailing: { postcode: string; city: string }
  replyTo: string[]
  enclosures: string[]
  answerBy?: string
  slot?: LetterSlot
  occasion?: InvitationOccasion
  /** The person has answered before, though not whether they come. */
  heard?: boolean
  /** We know a number and may call it. */
  mayCall?: boolean
  talk?: LetterTalk
} & PaperFacts

export type LetterRequest = PaperFacts & {
  documentType: DocumentType
  person: LetterPerson
  office: Office
  contact?: Contact
  reference: string
  dated: string
  answerBy?: string
  slot?: LetterSlot
  occasion?: InvitationOccasion
  heard?: boolean
  mayCall?: boolean
  talk?: LetterTalk
  sample: boolean
}

const invitations: readonly DocumentType[] = ['INVITATION_1', 'REMINDER', 'INVITATION_2']
const languageNames: Record<string, string> = {
  ru: 'Russisch',
  tr: 'Türkisch',
  ar: 'Arabisch',
  pl: 'Polnisch',
  en: 'Englisch',
  sq: 'Albanisch',
  pt: 'Portugiesisch',
  fa: 'Persisch',
}
const formOfAddress: Record<Salutation, string | null> = { frau: 'Frau', herr: 'Herr', none: null }

/**
 * Turns plain facts into the data of one letter.
 * @throws Error when an invitation has no day to answer by: it would ask for nothing; and when a
 * letter about a talk has none.
 */
export function composeLetter(request: LetterRequest): LetterData {
  const { documentType, office, answerBy, slot, occasion, heard, mayCall } = request
  const person = cleaned(request.person)
  if (isInvitation(documentType) && !answerBy)
    throw new Error(`${documentType} needs the day to answer by`)
  if (documentType === 'APPOINTMENT_LETTER' && !request.talk)
    throw new Error('APPOINTMENT_LETTER needs a talk')
  return {
    documentType,
    reference: request.reference,
    dated: request.dated,
    sample: request.sample,
    office: {
      city: office.city,
      claim: office.claim,
      returnLine: office.returnLine,
      hours: office.hours,
      visit: office.visit,
      accessibility: office.accessibility,
      privacy: office.privacy,
    },
    contact: request.contact ?? office.contact,
    person: { name: fullName(person), greeting: greetingOf(person), address: addressOf(person) },
    represented: recipientInstead(person) !== null,
    mailing: { postcode: mailHome(person).postcode, city: mailHome(person).city },
    replyTo: office.replyTo,
    enclosures: enclosuresOf(documentType, person.language),
    ...(isInvitation(documentType) && { answerBy }),
    ...(documentType === 'INVITATION_2' && {
      occasion: occasion ?? 'silent',
      ...(slot && { slot }),
    }),
    ...(heard && { heard }),
    ...(mayCall && { mayCall }),
    ...(documentType === 'APPOINTMENT_LETTER' && request.talk && { talk: request.talk }),
    ...paperFactsOf(request),
  }
}

/**
 * Key by which a print run is sorted the way the post sorts it: postcode, city, street, house
 * number.
 */
export function postalKey(
  person: Pick<LetterPerson, 'street' | 'postcode' | 'city'> & Representation,
): string {
  const { street, postcode, city } = mailHome(person)
  const padded = street.replace(/\d+/g, (number) => number.padStart(6, '0'))
  return [postcode, city, padded]
    .map((part) => part.trim().toLocaleLowerCase('de').normalize('NFKD').replace(/\p{M}/gu, ''))
    .join('|')
}

/** Only what is there; what goes by post never carries a goal, a measure or a third party. */
function paperFactsOf({
  documentType,
  plan,
  review,
  sheet,
  consents,
  report,
  ending,
}: LetterRequest): PaperFacts {
  const about = ending && { ending }
  if (isPost(documentType)) return { ...about }
  return {
    ...about,
    ...(plan && { plan }),
    ...(review && { review }),
    ...(sheet && { sheet }),
    ...(consents && { consents }),
    ...(report && { report }),
  }
}

export function isInvitation(documentType: DocumentType): boolean {
  return invitations.includes(documentType)
}

function greetingOf(person: LetterPerson): string {
  const instead = recipientInstead(person)
  if (instead) return `Guten Tag ${instead}`
  const title = formOfAddress[person.salutation]
  return title ? `Guten Tag ${title} ${person.lastName}` : `Guten Tag ${fullName(person)}`
}

/** Older rows may hold what the entrances clean by now. */
const cleaned = (person: LetterPerson): LetterPerson => ({
  ...person,
  firstName: cleanText(person.firstName, 'name'),
  lastName: cleanText(person.lastName, 'name'),
  street: cleanText(person.street, 'address'),
  city: cleanText(person.city, 'address'),
})

/**
 * The lines of the window. At an address of the representative's own the person is not named: whom
 * the letter is about stands in its text.
 */
export function addressOf(person: Omit<LetterPerson, 'language'>): string[] {
  const { street, postcode, city } = mailHome(person)
  return [...whoIn(person), street, `${postcode} ${city}`.trim()].filter((line) => line !== '')
}

function whoIn(person: Omit<LetterPerson, 'language'>): string[] {
  const instead = recipientInstead(person)
  if (!instead) return [formOfAddress[person.salutation] ?? '', fullName(person)]
  return isReachedElsewhere(person) ? [instead] : [instead, `c/o ${fullName(person)}`]
}

function enclosuresOf(documentType: DocumentType, language: string): string[] {
  if (!isInvitation(documentType)) return []
  const known = languageNames[language]
  const sheet = known ? `Blatt auf ${known}` : 'Blatt in vielen Sprachen'
  return ['Antwortblatt (letzte Seite)', 'Umschlag, Porto zahlen wir', 'Blatt „Ihre Daten“', sheet]
}
