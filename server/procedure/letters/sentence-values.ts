import { endText } from '#server/procedure/cases/end-codes.ts'
import type { LetterData } from './letter-data.ts'
import type { LetterConsent } from './paper-data.ts'

/** `easy`: easy language; what is not written in it is said in German. */
export type Language = 'de' | 'en' | 'easy'

const LOCALES: Record<Language, string> = { de: 'de-DE', en: 'en-GB', easy: 'de-DE' }

/** A day in words, its parts not broken over two lines. */
function dayIn(language: Language, iso: string, weekday = false): string {
  const said = new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
    ...(weekday && { weekday: 'long' as const }),
  }).format(new Date(`${iso}T00:00:00Z`))
  return said.replace(/(\d\.) (\p{L})/u, '$1\u00A0$2')
}

function clockIn(language: Language, time: string): string {
  const [hour = '', minute = ''] = time.split(':')
  if (language === 'en') return `${Number(hour)}:${minute}`
  return `${Number(hour)}${minute === '00' ? '' : `:${minute}`}\u00A0Uhr`
}

/** Each value that a sentence may name, as it is printed; only those that the letter has. */
export function valuesOf(
  data: LetterData,
  language: Language,
  consent?: LetterConsent,
): Record<string, string> {
  const { contact, office, person, talk, ending } = data
  const end = endText(ending?.code ?? null)
  const values = {
    ...daysOf(data, language),
    person: person.name,
    city: office.city,
    phone: contact.phone,
    bus: office.visit.at(-1),
    privacyPhone: office.privacy.phone,
    privacyEmail: office.privacy.email,
    talkFrom: talk && clockIn(language, talk.from),
    end: language === 'en' ? end?.en : end?.de,
    consentOn: consent?.on ? dayIn(language, consent.on) : undefined,
    reach: consent?.reach ?? undefined,
  }
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

function daysOf(data: LetterData, language: Language): Record<string, string | undefined> {
  const { answerBy, talk, plan, review, sheet, report } = data
  const on = (iso: string | null | undefined, weekday = false) =>
    iso ? dayIn(language, iso, weekday) : undefined
  return {
    answerBy: on(answerBy, true),
    talkOn: on(talk?.on, true),
    reviewOn: on(plan?.reviewOn),
    signedOn: on(plan?.signedOn),
    nextReviewOn: on(review?.nextReviewOn),
    talkedOn: on(sheet?.talkedOn),
    openedOn: on(report?.openedOn),
    writtenOn: on(report?.writtenOn),
  }
}
