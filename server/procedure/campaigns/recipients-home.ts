import { foldText } from '#server/base/texts/fold-text.ts'
import { LONGEST } from '#server/base/texts/text-schema.ts'
import { representativeAreas, representativeKinds } from './recipients-codes.ts'
import type { RecipientColumn } from './recipients-columns.ts'
import {
  MISSING,
  readCode,
  readText,
  report,
  say,
  tooLong,
  unknownValue,
  valueOf,
  type Reading,
} from './recipients-reading.ts'
import type { RecipientRow } from './recipients-reading.ts'

/**
 * Without a street no address is known. That is a reason to leave the person out, not a fault of
 * the list.
 */
export function readHome(reading: Reading): Pick<RecipientRow, 'street' | 'postcode' | 'city'> {
  const home = {
    street: readStreet(reading),
    postcode: postcodeIn(reading, 'postcode'),
    city: readText(reading, 'city'),
  }
  if (!home.street) return home
  if (!home.city) report(reading, 'city', MISSING)
  if (!/^\d{5}$/.test(home.postcode)) report(reading, 'postcode', FIVE_DIGITS)
  return home
}

const FIVE_DIGITS = say('Eine Postleitzahl hat fünf Ziffern.', 'A postcode has five digits.')

/** `D-00123` and what a spreadsheet protects as text are the same five digits. */
const postcodeIn = (reading: Reading, column: RecipientColumn): string =>
  valueOf(reading, column).replace(/^(?:DE?[- ]?)(?=\d{5}$)/i, '')

/** Number and addition may stand in columns of their own. */
function readStreet(reading: Reading): string {
  const [street, number, extra] = [
    readText(reading, 'street'),
    readText(reading, 'houseNumber'),
    readText(reading, 'addressExtra'),
  ]
  if (!street) return ''
  const hasNumber = number === '' || street.toLowerCase().endsWith(` ${number.toLowerCase()}`)
  const whole = [hasNumber ? street : `${street} ${number}`, extra].filter(Boolean).join(', ')
  if (whole.length > LONGEST.street && street.length <= LONGEST.street)
    report(reading, 'street', tooLong(LONGEST.street))
  return whole
}

type Represented = Pick<
  RecipientRow,
  | 'representative'
  | 'representativeKind'
  | 'representativeStreet'
  | 'representativePostcode'
  | 'representativeCity'
  | 'representativeArea'
>

/** Who speaks for the person; an address of theirs is whole or not there. */
export function readRepresentative(reading: Reading): Represented {
  const home = {
    representativeStreet: readText(reading, 'representativeStreet') || null,
    representativePostcode: postcodeIn(reading, 'representativePostcode') || null,
    representativeCity: readText(reading, 'representativeCity') || null,
  }
  const postcode = home.representativePostcode ?? ''
  if (home.representativeStreet && !home.representativeCity)
    report(reading, 'representativeCity', MISSING)
  if ((home.representativeStreet || postcode) && !/^\d{5}$/.test(postcode))
    report(reading, 'representativePostcode', FIVE_DIGITS)
  return {
    representative: readText(reading, 'representative') || null,
    representativeKind: readCode(reading, 'representativeKind', representativeKinds),
    ...home,
    representativeArea: readArea(reading),
  }
}

/** Of several duties the one that covers most counts. */
function readArea(reading: Reading): RecipientRow['representativeArea'] {
  const words = valueOf(reading, 'representativeArea').split(/[,;/+]| und /)
  const areas = words.map((word) => representativeAreas.byWord.get(foldText(word)))
  if (areas.includes(undefined)) {
    report(reading, 'representativeArea', unknownValue(representativeAreas.names))
    return null
  }
  return (['all', 'benefits', 'other'] as const).find((area) => areas.includes(area)) ?? null
}
