import type { Actor } from '#server/web/auth/actor.ts'
import { getCase } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'

/**
 * Keeps what the actor is writing about a case; an empty text ends the draft.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function saveNoteDraft(
  deps: Deps,
  { caseId, text }: { caseId: string; text: string },
  actor: Actor,
): Promise<void> {
  await getCase(deps, caseId, { actor, verb: 'note' })
  const key = { caseId, staffId: actor.id }
  if (!text.trim()) {
    await deps.db.prisma.caseNoteDraft.deleteMany({ where: key })
    return
  }
  const at = deps.clock.now()
  await deps.db.prisma.caseNoteDraft.upsert({
    where: { caseId_staffId: key },
    create: { ...key, text, at },
    update: { text, at },
  })
}
