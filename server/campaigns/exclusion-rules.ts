import type { Query } from '../db.ts'
import type { ExclusionReason } from './schema.ts'

export type ExclusionFacts = {
  hasDied: boolean
  wantsNoLetters: boolean
  /** Has a case or an open invitation of another campaign. */
  isEngaged: boolean
  hasMovedAway: boolean
  street: string
  city: string
  inOtherHelp: boolean
  blockingNotice: boolean
  isRepresented: boolean
}

const HINTS: readonly ExclusionReason[] = ['blocking-notice', 'guardian']
const FIXED: readonly ExclusionReason[] = ['deceased', 'contact-forbidden', 'already-invited']

/** The gravest reason to leave somebody out; null if there is none (docs/procedure.md, "Import"). `town` is our city's name. */
export function reasonToExclude(facts: ExclusionFacts, town: string): ExclusionReason | null {
  if (facts.hasDied) return 'deceased'
  if (facts.wantsNoLetters) return 'contact-forbidden'
  if (facts.isEngaged) return 'already-invited'
  if (facts.hasMovedAway || (facts.city !== '' && facts.city.toLocaleLowerCase('de') !== town.toLocaleLowerCase('de'))) return 'moved'
  if (facts.street === '') return 'no-address'
  if (facts.inOtherHelp) return 'other-help'
  if (facts.blockingNotice) return 'blocking-notice'
  return facts.isRepresented ? 'guardian' : null
}

/** A blocking notice or a representative only asks for a look: the letter takes another way. */
export const isProposed = (reason: ExclusionReason): boolean => !HINTS.includes(reason)

/** Nobody may decide to write to these. */
export const isFixed = (reason: ExclusionReason): boolean => FIXED.includes(reason)

/** `Stadt Musterstadt` stands in addresses as `Musterstadt`. */
export const townOf = (city: string): string => city.replace(/^Stadt /, '')

/** Ids of the persons who have a case that is not closed or an open invitation of another campaign. */
export async function listEngaged(query: Query, personIds: string[], campaignId: string): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    `SELECT person_id AS id FROM help_case WHERE person_id = ANY($1::uuid[]) AND status <> 'closed'
     UNION SELECT person_id FROM invitation WHERE person_id = ANY($1::uuid[]) AND campaign_id IS DISTINCT FROM $2::uuid AND status IN ('opening', 'open')`,
    [personIds, campaignId],
  )
  return new Set(rows.map((row) => row.id))
}
