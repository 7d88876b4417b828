import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { casePolicy, type CaseThing } from '#server/web/policies/case-policy.ts'

type Written = { id: string; text: string | null; confidential: boolean; by: string }

/**
 * What was written at entries of the timeline, by the id that the entry carries. A confidential
 * text is shown to its author alone (§ 203 StGB); others learn only that it is there.
 */
export async function readNotes(
  deps: Deps,
  caseId: string,
  { actor, thing }: { actor: Actor; thing: CaseThing },
): Promise<Map<string, { text: string | null; isConfidential: boolean }>> {
  const rows = await deps.db.query<Written>(
    `SELECT id, text, confidential, by
     FROM case_note
     WHERE case_id = $1::uuid
     UNION ALL
     SELECT id, note, confidential, by
     FROM follow_up_contact
     WHERE case_id = $1::uuid AND note IS NOT NULL`,
    [caseId],
  )
  return new Map(
    rows.map(({ id, text, confidential, by }) => [
      id,
      {
        text: confidential && !casePolicy.readConfidential(actor, thing, by) ? null : text,
        isConfidential: confidential,
      },
    ]),
  )
}
