import { cleanText } from '#server/base/texts/text-rules.ts'

/** Who speaks for a person. Without an address of their own they are reached at the person's. */
export type Representation = {
  representative?: string | null
  representativeStreet?: string | null
  representativePostcode?: string | null
  representativeCity?: string | null
  /** `other`: letters from this office are not among their duties. */
  representativeArea?: string | null
}
type Home = { street: string; postcode: string; city: string }

/** Who gets the post in the person's stead; null when the person gets it. */
export const recipientInstead = ({
  representative,
  representativeArea,
}: Representation): string | null =>
  representative && representativeArea !== 'other' ? cleanText(representative, 'name') : null

/** An address of the representative's own, where post goes to them. */
function ownHome(person: Representation): Home | null {
  const { representativeStreet: street, representativePostcode, representativeCity } = person
  return recipientInstead(person) && street
    ? {
        street: cleanText(street, 'address'),
        postcode: representativePostcode ?? '',
        city: cleanText(representativeCity ?? '', 'address'),
      }
    : null
}

/** Where post about a person goes. */
export const mailHome = (person: Representation & Home): Home => ownHome(person) ?? person

/** Whether post goes to an address at which the person does not live. */
export const isReachedElsewhere = (person: Representation): boolean => ownHome(person) !== null
