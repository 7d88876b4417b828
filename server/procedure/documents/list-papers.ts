import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing } from '#server/procedure/cases/find-case.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import type { Tx } from '#server/base/db.ts'
import type { Case } from '#server/generated/prisma/client.ts'
import { documentTitles } from '#server/procedure/letters/letter-data.ts'
import { letterPolicy } from '#server/web/policies/letter-policy.ts'
import { paperTypes } from './paper-types.ts'
import { outcomeSchema, PAPER_KINDS, type PaperKind, type PaperView } from './schema.ts'

type Row = { documentType: string; state: string; settledAt: Date | null; settledBy: string | null }

/**
 * Papers that can be printed at the desk now: those for which there is something in the file, and
 * whatever lies ready. After a death there is nobody to hand them to.
 */
export async function listPapers(tx: Tx, found: Case, actor: Actor): Promise<PaperView[]> {
  const caseId = found.id
  const { diedOn } = await tx.person.findUniqueOrThrow({
    where: { id: found.personId },
    select: { diedOn: true },
  })
  if (diedOn) return []
  const thing = caseThing(found)
  const rows = await tx.letter.findMany({
    where: { caseId, OR: [{ state: 'at-desk' }, { settledAt: { not: null } }] },
    orderBy: { settledAt: 'desc' },
    select: { documentType: true, state: true, settledAt: true, settledBy: true },
  })
  const names = await namesOf(tx, rows)
  const there = await kindsThere(tx, caseId)
  const ofKind = (kind: PaperKind) =>
    rows.filter(({ documentType }) => documentType === paperTypes[kind])
  return PAPER_KINDS.filter((kind) => letterPolicy.readsKind(actor, paperTypes[kind], thing))
    .filter((kind) => there.has(kind) || ofKind(kind).some(({ state }) => state === 'at-desk'))
    .map((kind) => ({
      kind,
      ...documentTitles[paperTypes[kind]],
      isWaiting: ofKind(kind).some(({ state }) => state === 'at-desk'),
      settled: settledOf(ofKind(kind), names),
      canSettle: letterPolicy.settle(actor, paperTypes[kind], thing),
    }))
}

function settledOf(rows: Row[], names: Map<string, string>): PaperView['settled'] {
  const last = rows.find(({ settledAt }) => settledAt !== null)
  if (!last?.settledAt) return null
  return {
    outcome: outcomeSchema.parse(last.state),
    on: localDate(last.settledAt),
    by: names.get(last.settledBy ?? '') ?? '',
  }
}

async function namesOf(tx: Tx, rows: Row[]): Promise<Map<string, string>> {
  const staff = await tx.staff.findMany({
    where: { id: { in: rows.flatMap(({ settledBy }) => settledBy ?? []) } },
    select: { id: true, displayName: true },
  })
  return new Map(staff.map(({ id, displayName }) => [id, displayName]))
}

/** Kinds for which there is something to print. */
async function kindsThere(tx: Tx, caseId: string): Promise<Set<PaperKind>> {
  const there = new Set<PaperKind>(['consent-form', 'privacy-notice'])
  const areas = { areas: { some: {} }, NOT: { summary: '' } }
  if (await tx.assessment.count({ where: { caseId, ...areas } })) there.add('assessment-sheet')
  if (await tx.helpPlan.count({ where: { caseId } })) there.add('help-plan')
  if (await tx.review.count({ where: { caseId, heldOn: { not: null } } }))
    there.add('review-report')
  if (await tx.closingReport.count({ where: { caseId } })) there.add('closing-report')
  return there
}
