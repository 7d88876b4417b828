import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { studioPolicy } from '#server/web/policies/studio-policy.ts'
import { readAmounts } from '#server/procedure/settings/read-amounts.ts'
import { countElements, countRunning } from './count-instances.ts'
import { describeDrawing } from './describe-drawing.ts'
import { readDrawing } from '#server/procedure/deployments/read-drawing.ts'
import { readFacts } from '#server/procedure/deployments/read-facts.ts'
import type { ProcessDraft } from '#server/generated/prisma/client.ts'
import { filesSchema, textsSchema } from './files.ts'
import { sourceSchema, type ProcessPage, type ProcessVersionView } from './schema.ts'
import { linksOf } from '#server/procedure/deployments/drawing-links.ts'
import { namesOf } from '#server/procedure/deployments/staff-names.ts'
import {
  changesOf,
  getVersion,
  getVersions,
  isShippedKeptBack,
  listInForce,
  nameOf,
  shippedOf,
} from '#server/procedure/deployments/versions.ts'

/** A process with all its versions and what is being drawn. */
export async function readProcess(deps: Deps, process: string, actor: Actor): Promise<ProcessPage> {
  const versions = await getVersions(deps, process)
  const [inForce] = versions
  const isTraining = deps.isTraining ?? false
  const [{ name, nameEn }, others, counts, drafts, kept] = await Promise.all([
    nameOf(deps, inForce),
    listInForce(deps),
    countRunning(deps),
    deps.db.prisma.processDraft.findMany({ where: { process }, orderBy: { savedAt: 'desc' } }),
    deps.db.prisma.keptProcess.findUnique({ where: { process } }),
  ])
  const seen = drafts.filter(({ staffId, submittedAt }) =>
    studioPolicy.readDraft(actor, {
      authorId: staffId,
      isSubmitted: submittedAt !== null,
      isTraining,
    }),
  )
  const people = await namesOf(deps, [
    ...versions.flatMap(({ deployedBy, releasedBy }) => [deployedBy, releasedBy]),
    ...seen.map(({ staffId }) => staffId),
  ])
  const links = await linksOf(inForce.xml)
  const running = new Map(
    counts.filter((count) => count.process === process).map((one) => [one.version, one.running]),
  )
  return {
    process,
    name,
    nameEn,
    calls: links.calls,
    calledBy: await callersAmong(others, process),
    versions: versions.map((version) => ({
      ...presentVersion(version, people),
      running: running.get(version.version) ?? 0,
      inForce: version.id === inForce.id,
    })),
    drafts: seen.map((draft) => ({
      ...presentDraftOf(draft, people),
      isOwn: draft.staffId === actor.id,
    })),
    changes: changesOf(process),
    shippedDiffers: isShippedKeptBack(versions, {
      shipped: shippedOf(process),
      kept: kept?.checksum,
    }),
    abilities: { write: studioPolicy.write(actor) },
  }
}

async function callersAmong(
  others: { process: string; xml: string }[],
  called: string,
): Promise<string[]> {
  const read = await Promise.all(
    others.map(async ({ process, xml }) => ({ process, links: await linksOf(xml) })),
  )
  return read.filter(({ links }) => links.calls.includes(called)).map(({ process }) => process)
}

type Version = Awaited<ReturnType<typeof getVersions>>[number]
type People = Awaited<ReturnType<typeof namesOf>>

const presentVersion = (version: Version, people: People) => ({
  id: version.id,
  version: version.version,
  source: sourceSchema.parse(version.source),
  checksum: version.checksum.slice(0, 8),
  deployedAt: version.deployedAt.toISOString(),
  deployedBy: people.get(version.deployedBy ?? '') ?? null,
  releasedBy: people.get(version.releasedBy ?? '') ?? null,
  byOnePerson: version.deployedBy !== null && version.deployedBy === version.releasedBy,
  reason: version.reason,
})

const presentDraftOf = (
  { staffId, savedAt, submittedAt, reason }: ProcessDraft,
  people: People,
) => ({
  authorId: staffId,
  author: people.get(staffId) ?? '',
  savedAt: savedAt.toISOString(),
  submittedAt: submittedAt?.toISOString() ?? null,
  reason,
})

/**
 * One version: its drawing, its steps in words, where running instances stand, its forms and
 * tables.
 */
export async function readVersion(
  deps: Deps,
  process: string,
  id: string,
): Promise<ProcessVersionView> {
  const { version, xml, definitionKey, forms, decisions } = await getVersion(deps, process, id)
  const [read, counts, amounts] = await Promise.all([
    readDrawing(xml),
    countElements(deps, definitionKey),
    readAmounts(deps.db.query),
  ])
  const steps = 'drawing' in read ? describeDrawing(readFacts(read.drawing), amounts) : []
  return {
    id,
    process,
    version,
    xml,
    steps,
    counts,
    forms: formFiles(forms),
    decisions: Object.entries(textsSchema.parse(decisions)).map(([name, content]) => ({
      id: name,
      content,
    })),
  }
}

/** Forms as the text of their files. */
export const formFiles = (forms: unknown): { id: string; content: string }[] =>
  Object.entries(filesSchema.parse(forms)).map(([id, form]) => ({
    id,
    content: `${JSON.stringify(form, null, 2)}\n`,
  }))
