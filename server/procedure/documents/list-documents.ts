import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing, getCase } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { listPapers } from './list-papers.ts'
import { scanSchema, type CaseDocuments } from './schema.ts'

const scanWords = scanSchema.pick({ kind: true, mediaType: true })

/** What can be printed at the desk and what was scanned in. @throws AppError NOT_FOUND */
export async function listDocuments(
  deps: Deps,
  caseId: string,
  actor: Actor,
): Promise<CaseDocuments> {
  const found = await getCase(deps, caseId, { actor })
  const thing = caseThing(found)
  const scans = await deps.db.prisma.scan.findMany({
    where: { caseId },
    orderBy: { at: 'desc' },
    omit: { content: true },
  })
  const staff = await deps.db.prisma.staff.findMany({
    where: { id: { in: scans.map(({ by }) => by) } },
    select: { id: true, displayName: true },
  })
  const names = new Map(staff.map(({ id, displayName }) => [id, displayName]))
  return {
    papers: await listPapers(deps.db.prisma, found, actor),
    scans: scans.map(({ id, kind, name, mediaType, size, sha256, by, at }) => ({
      id,
      ...scanWords.parse({ kind, mediaType }),
      name,
      size,
      sha256,
      by: names.get(by) ?? '',
      at: at.toISOString(),
    })),
    canScanIn: casePolicy.scanIn(actor, thing),
  }
}
