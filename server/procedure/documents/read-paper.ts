import type { Actor } from '#server/web/auth/actor.ts'
import { getCase } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import type { PdfReply } from '#server/web/http/route.ts'
import { renderLetters } from '#server/procedure/letters/render.ts'
import { composePaper } from './compose-paper.ts'
import { listPapers } from './list-papers.ts'
import type { PaperKind } from './schema.ts'

/**
 * A paper to hand over at the desk, as the case stands now.
 * @throws AppError NOT_FOUND where there is nothing to print
 */
export async function readPaper(
  deps: Deps,
  { caseId, kind }: { caseId: string; kind: PaperKind },
  actor: Actor,
): Promise<PdfReply> {
  const found = await getCase(deps, caseId, { actor })
  const papers = await listPapers(deps.db.prisma, found, actor)
  if (!papers.some((paper) => paper.kind === kind)) throw notFound()
  const letter = await composePaper(deps.db.prisma, deps, { caseId, kind })
  const { pdf } = await renderLetters({ letters: [letter], sample: deps.watermark })
  return { file: pdf, fileName: `${kind}-${caseId.slice(0, 8)}.pdf` }
}
