import type { Actor } from '#server/web/auth/actor.ts'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, notFound } from '#server/base/errors.ts'
import type { ProcessDraft } from '#server/generated/prisma/client.ts'
import { filesSchema } from './files.ts'
import { lockRow } from './lock-row.ts'
import { studioPolicy, type DraftThing } from '#server/web/policies/studio-policy.ts'

export type DraftKey = { process: string; staffId: string }

export const thingOf = (deps: Deps, { staffId, submittedAt }: ProcessDraft): DraftThing => ({
  authorId: staffId,
  isSubmitted: submittedAt !== null,
  isTraining: deps.isTraining ?? false,
})

/** @throws not found, also when it is somebody else's and not handed in */
export async function getDraft(
  deps: Deps,
  { process, staffId }: DraftKey,
  actor: Actor,
): Promise<ProcessDraft> {
  const draft = await deps.db.prisma.processDraft.findUnique({
    where: { process_staffId: { process, staffId } },
  })
  if (!draft || !studioPolicy.readDraft(actor, thingOf(deps, draft))) throw notFound()
  return draft
}

export const forms = (draft: Pick<ProcessDraft, 'forms'>): Record<string, unknown> =>
  filesSchema.parse(draft.forms)

/**
 * Locks the draft for the transaction.
 * @throws not found; DRAFT_CHANGED when it is no longer the one that was seen
 */
export async function lockDraft(
  tx: Tx,
  { process, staffId }: DraftKey,
  revision: number,
): Promise<ProcessDraft> {
  await lockRow(tx, { process, staffId })
  const draft = await tx.processDraft.findUnique({
    where: { process_staffId: { process, staffId } },
  })
  if (!draft) throw notFound()
  if (draft.revision !== revision) {
    throw conflict(
      'DRAFT_CHANGED',
      {
        de: 'Diese Zeichnung wurde inzwischen an anderer Stelle geändert.',
        en: 'This drawing was changed elsewhere in the meantime.',
      },
      { revision: draft.revision, savedAt: draft.savedAt.toISOString(), xml: draft.xml },
    )
  }
  return draft
}
