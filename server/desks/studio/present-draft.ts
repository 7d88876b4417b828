import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import type { ProcessDraft } from '#server/generated/prisma/client.ts'
import { studioPolicy } from '#server/web/policies/studio-policy.ts'
import { thingOf } from './find-draft.ts'
import { readImpact } from './read-impact.ts'
import { formFiles } from './read-process.ts'
import type { DraftView } from './schema.ts'
import { namesOf } from '#server/procedure/deployments/staff-names.ts'
import { getVersions } from '#server/procedure/deployments/versions.ts'

/** A drawing in work, with what its release would mean for what runs now. */
export async function presentDraft(
  deps: Deps,
  draft: ProcessDraft,
  actor: Actor,
): Promise<DraftView> {
  const { process, staffId, xml, revision, savedAt, submittedAt, reason, basedOn } = draft
  const [versions, impact, people] = await Promise.all([
    getVersions(deps, process),
    readImpact(deps, process),
    namesOf(deps, [staffId]),
  ])
  const isOwn = staffId === actor.id
  const thing = thingOf(deps, draft)
  const mayRelease = studioPolicy.release(actor, thing)
  return {
    process,
    authorId: staffId,
    author: people.get(staffId) ?? '',
    xml,
    forms: formFiles(draft.forms),
    revision,
    savedAt: savedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    reason,
    basedOn: { id: basedOn, version: versions.find(({ id }) => id === basedOn)?.version ?? 0 },
    isOutdated: versions[0].id !== basedOn,
    impact,
    abilities: {
      edit: isOwn,
      submit: isOwn && submittedAt === null,
      release: mayRelease,
      releaseAlone: mayRelease && isOwn,
    },
  }
}

/** One's own drawing of a process, or null. */
export async function readOwnDraft(
  deps: Deps,
  process: string,
  actor: Actor,
): Promise<{ draft: DraftView | null }> {
  const draft = await deps.db.prisma.processDraft.findUnique({
    where: { process_staffId: { process, staffId: actor.id } },
  })
  return { draft: draft ? await presentDraft(deps, draft, actor) : null }
}
