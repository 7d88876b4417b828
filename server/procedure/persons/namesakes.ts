import { shownAddress } from '#server/base/shown-address.ts'
import { queryOf, type Tx } from '#server/base/db.ts'
import { conflict } from '#server/base/errors.ts'
import { fullName } from '#server/base/person-name.ts'
import { foldText } from '#server/base/texts/fold-text.ts'
import { listNamesakes, lockMatchKey } from './queries.ts'
import type { Candidate } from './schema.ts'

type Named = { lastName: string; firstName: string }

const KNOWN_NAME = {
  de: 'Diesen Namen gibt es schon. Ist es dieselbe Person oder eine andere?',
  en: 'This name is known already. Is it the same person or another one?',
}

/**
 * Who is known under this name is shown, and a person decides: identity is never guessed. Two
 * clicks wait for each other here.
 * @throws AppError KNOWN_NAME with those who have the name
 */
export async function demandUnknownName(tx: Tx, named: Named): Promise<void> {
  const folded = foldText(`${named.lastName} ${named.firstName}`)
  await lockMatchKey(queryOf(tx), folded)
  const found = await listNamesakes(queryOf(tx), folded)
  if (found.length === 0) return
  const people = await tx.person.findMany({
    where: { id: { in: found.map(({ personId }) => personId) } },
    include: { cases: { where: { status: { not: 'closed' } }, select: { id: true } } },
    orderBy: { reference: 'asc' },
  })
  const candidates = people.map((person): Candidate => ({
    personId: person.id,
    displayName: fullName(person),
    reference: person.reference,
    // what is blocked is not shown, to nobody (§ 51 BMG)
    address: shownAddress(person),
    hasOpenCase: person.cases.length > 0,
  }))
  throw conflict('KNOWN_NAME', KNOWN_NAME, { candidates })
}
