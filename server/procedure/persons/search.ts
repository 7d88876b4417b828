import { phoneDigits } from '#server/base/texts/phone-numbers.ts'
import { listName } from '#server/base/person-name.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordRead } from '#server/base/audit/record-audit.ts'
import type { Deps } from '#server/base/deps.ts'
import { caseReach } from '#server/web/policies/case-policy.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import {
  getFolded,
  LIMIT,
  listCaseHits,
  listContactHits,
  type FoundRow,
  type Wanted,
} from './queries.ts'
import type { Hit } from './search-schema.ts'

/**
 * People by name, number or phone. Only what the actor may read is looked through, so that nothing
 * else shows, not even as a count: caseworkers and leads find cases, the customer centre
 * everybody's contact data. The words looked for are not recorded; that there was a search is.
 */
export async function searchPeople(
  deps: Deps,
  text: string,
  actor: Actor,
): Promise<{ items: Hit[] }> {
  const { query } = deps.db
  const wanted = wantedOf(text, await getFolded(query, text))
  if (!wanted) return { items: [] }
  const reach = caseReach(actor)
  const cases = reach ? await listCaseHits(query, wanted, reach) : []
  const people = invitationPolicy.search(actor) ? await listContactHits(query, wanted) : []
  const withCase = new Set(cases.map(({ personId }) => personId))
  const found = [...cases, ...people.filter(({ personId }) => !withCase.has(personId))]
  const subject = `staff:${actor.id}` as const
  await recordRead(deps, { actor, action: 'person.search', subject })
  return { items: found.slice(0, LIMIT).map(present) }
}

function wantedOf(text: string, folded: string): Wanted | null {
  if (folded === '') return null
  const digits = /^[\d\s()+./-]+$/.test(text) ? phoneDigits(text) : ''
  const isLetter = [...folded].length === 1
  const escaped = (part: string): string => part.replaceAll(/[\\%_]/g, String.raw`\$&`)
  return {
    folded,
    like: isLetter ? `% ${folded} %` : `%${escaped(folded).replaceAll(' ', '%')}%`,
    number: `${escaped(text.trim())}%`,
    digits: digits.length >= 4 ? digits : '',
    isLetter,
  }
}

const present = (row: FoundRow): Hit => ({
  personId: row.personId,
  name: listName(row),
  reference: row.caseRef ?? row.reference,
  kind: row.caseId ? 'case' : row.invitationId ? 'invitation' : 'person',
  id: row.caseId ?? row.invitationId ?? row.personId,
  isClosed: row.status === 'closed',
})
