import type { Prisma } from '#server/base/db.ts'
import { caseThing } from '#server/procedure/cases/find-case.ts'
import type { LetterThing } from '#server/web/policies/letter-policy.ts'

/** What the policy asks of a letter. */
export const withOwner = { case: true, invitation: { include: { cases: true } } } as const

type Owned = Prisma.LetterGetPayload<{ include: typeof withOwner; omit: { data: true } }>

/**
 * A letter of an invitation belongs to the case that came of it. Before there is one, nobody has a
 * desk for it: an invitation with a blocking notice is printed with the others.
 */
export function letterThing(letter: Owned): LetterThing {
  const { documentType, state, invitation } = letter
  const itsCase = letter.case ?? invitation?.cases[0] ?? null
  return {
    kind: documentType,
    state,
    case: itsCase ? caseThing(itsCase) : null,
    restricted: [letter.case, ...(invitation?.cases ?? [])].some(
      (owner) => owner?.restricted === true,
    ),
  }
}
