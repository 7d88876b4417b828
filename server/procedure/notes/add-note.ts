import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { getCase } from '#server/procedure/cases/find-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { NewNote } from './schema.ts'
import { caseSubject } from '#server/base/subject.ts'

/**
 * Notes a contact or a thought in a case; closed cases take notes, too. The text stays in its own
 * table: timeline, audit and engine know only that there is one. Sent again with the same id it
 * changes nothing.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function addNote(
  deps: Deps,
  { caseId, note: { id, kind, text, confidential } }: { caseId: string; note: NewNote },
  actor: Actor,
): Promise<void> {
  await getCase(deps, caseId, { actor, verb: 'note' })
  const subject = caseSubject(caseId)
  await deps.db.tx(async (tx) => {
    const { count } = await tx.caseNote.createMany({
      data: [{ id, caseId, kind, text, confidential, by: actor.id, at: deps.clock.now() }],
      skipDuplicates: true,
    })
    await tx.caseNoteDraft.deleteMany({ where: { caseId, staffId: actor.id } })
    if (count === 0) return
    await recordEvent(tx, deps, {
      subject,
      kind: 'contact',
      code: `note-${kind}`,
      detail: { note: id },
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'case.note', subject, detail: { note: id } })
    announce(tx, 'cases')
  })
}
