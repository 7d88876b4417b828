import type { Actor } from '#server/web/auth/actor.ts'
import { recordRead } from '#server/base/audit/record-audit.ts'
import type { Deps } from '#server/base/deps.ts'
import { casePolicy, type CaseThing } from '#server/web/policies/case-policy.ts'

type Written = { id: string; text: string | null; confidential: boolean; by: string }

/**
 * What was written at entries of the timeline, by the id that the entry carries. A confidential
 * text is shown to its author and to who stands in (§ 203 StGB), which is recorded; others learn
 * only that it is there.
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
  const isShown = ({ confidential, by }: Written) =>
    !confidential || casePolicy.readConfidential(actor, thing, by)
  for (const row of rows)
    if (row.confidential && isShown(row)) await recordConfidentialRead(deps, row, actor)
  return new Map(
    rows.map((row) => [
      row.id,
      { text: isShown(row) ? row.text : null, isConfidential: row.confidential },
    ]),
  )
}

/** Whoever stands in for the author leaves a mark at the note they read. */
export async function recordConfidentialRead(
  deps: Deps,
  { id, by }: { id: string; by: string },
  actor: Actor,
): Promise<void> {
  if (actor.id !== by)
    await recordRead(deps, { actor, action: 'note.read-standing-in', subject: `note:${id}` })
}
