import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, notFound } from '#server/base/errors.ts'
import { checkLetter } from '#server/procedure/letters/fit-letter.ts'
import type { LetterData } from '#server/procedure/letters/letter-data.ts'
import { composeFor, findSource } from '#server/procedure/prints/letter-facts.ts'
import { paperTypes } from './paper-types.ts'
import type { PaperKind } from './schema.ts'

/** Under a blocking notice the address stands on no paper that leaves the desk. */
const HIDDEN = { street: 'Nicht mit der Post', postcode: '', city: 'Persönlich übergeben' }

/**
 * A paper as the case stands now.
 * @throws AppError UNPRINTABLE, NOT_FOUND
 */
export async function composePaper(
  tx: Tx,
  deps: Deps,
  { caseId, kind }: { caseId: string; kind: PaperKind },
): Promise<LetterData> {
  const source = await findSource(tx, { caseId, invitationId: null })
  if (!source) throw notFound()
  const { person } = source
  const letter = await composeFor(tx, deps, {
    source: person.blockingNotice ? { ...source, person: { ...person, ...HIDDEN } } : source,
    documentType: paperTypes[kind],
  })
  const problem = checkLetter(letter)[0]
  if (problem)
    throw conflict('UNPRINTABLE', { de: problem, en: checkLetter(letter, 'en')[0] ?? problem })
  return letter
}
