import { recordAudit } from '../audit/record-audit.ts'
import type { Actor } from '../auth/actor.ts'
import { getCase } from '../cases/find-case.ts'
import { recordEvent } from '../cases/record-event.ts'
import { announce } from '../db.ts'
import type { Deps } from '../deps.ts'
import type { NewNote } from './schema.ts'

/**
 * Notes a contact or a thought in a case; closed cases take notes, too. The text stays in its own table: timeline, audit and engine know only that there is one.
 * Sent again with the same id it changes nothing. @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function addNote(deps: Deps, { caseId, note: { id, kind, text, confidential } }: { caseId: string; note: NewNote }, actor: Actor): Promise<void> {
  await getCase(deps, caseId, { actor, verb: 'note' })
  const subject = `case:${caseId}`
  await deps.db.tx(async (tx) => {
    const { count } = await tx.caseNote.createMany({ data: [{ id, caseId, kind, text, confidential, by: actor.id, at: deps.clock.now() }], skipDuplicates: true })
    await tx.caseNoteDraft.deleteMany({ where: { caseId, staffId: actor.id } })
    if (count === 0) return
    await recordEvent(tx, deps, { subject, kind: 'contact', code: `note-${kind}`, detail: { note: id }, actorId: actor.id })
    await recordAudit(tx, deps, { actor, action: 'case.note', subject, detail: { note: id } })
    announce(tx, 'cases')
  })
}
