import { recordRead } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing, getCase } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, notFound } from '#server/base/errors.ts'
import type { PdfReply } from '#server/web/http/route.ts'
import { checkLetter } from '#server/procedure/letters/fit-letter.ts'
import type { DocumentType } from '#server/procedure/letters/letter-data.ts'
import { renderLetters } from '#server/procedure/letters/render.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { composeFor, findSource } from '#server/procedure/prints/letter-facts.ts'
import type { PaperKind } from './schema.ts'
import { caseSubject } from '#server/base/subject.ts'

export const paperTypes: Record<PaperKind, DocumentType> = {
  'assessment-sheet': 'ASSESSMENT_SHEET',
  'consent-form': 'CONSENT_FORM',
  'closing-report': 'CLOSING_REPORT',
}

/** Under a blocking notice the address stands on no paper that leaves the desk. */
const HIDDEN = { street: 'Nicht mit der Post', postcode: '', city: 'Persönlich übergeben' }

/**
 * A paper to hand over at the desk, as the case stands now; it does not go by post. The read is
 * recorded.
 * @throws AppError NOT_FOUND where there is nothing to print
 */
export async function readPaper(
  deps: Deps,
  { caseId, kind }: { caseId: string; kind: PaperKind },
  actor: Actor,
): Promise<PdfReply> {
  const found = await getCase(deps, caseId, { actor })
  if (kind === 'assessment-sheet' && !casePolicy.readAssessment(actor, caseThing(found)))
    throw notFound()
  await recordRead(deps, { actor, action: `paper.${kind}`, subject: caseSubject(caseId) })
  const source = await findSource(deps.db.prisma, { caseId, invitationId: null })
  if (!source) throw notFound()
  const letter = await composeFor(deps.db.prisma, deps, {
    source: source.person.blockingNotice
      ? { ...source, person: { ...source.person, ...HIDDEN } }
      : source,
    documentType: paperTypes[kind],
  })
  if (!letter.sheet && !letter.consents && !letter.report) throw notFound()
  const problem = checkLetter(letter)[0]
  if (problem)
    throw conflict('UNPRINTABLE', { de: problem, en: checkLetter(letter, 'en')[0] ?? problem })
  const { pdf } = await renderLetters({ letters: [letter], sample: deps.watermark })
  return { file: pdf, fileName: `${kind}-${caseId.slice(0, 8)}.pdf` }
}
