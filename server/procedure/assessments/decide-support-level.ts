import { z } from 'zod'
import type { Deps } from '#server/base/deps.ts'
import { evaluate, recordDecision } from '#server/procedure/deployments/evaluate.ts'
import { caseSubject } from '#server/base/subject.ts'

const saidSchema = z.record(z.string(), z.unknown())
const URGENT = 4
const IN_NEED = 3
const GRAVE_AREAS = ['housing', 'health']

/**
 * Proposes the level of support from the sheet; the talk decides. Kept with its inputs; nothing of
 * it enters the engine.
 */
export async function decideSupportLevel(
  deps: Deps,
  { caseId, jobKey }: { caseId: string; jobKey: string },
): Promise<void> {
  const sheet = await deps.db.prisma.assessment.findFirstOrThrow({
    where: { caseId },
    orderBy: { version: 'desc' },
    include: { areas: true },
  })
  const said = saidSchema.parse(sheet.prefilled)
  const inputs = {
    grave: sheet.areas.some(({ area, need }) => GRAVE_AREAS.includes(area) && need === URGENT),
    areasInNeed: sheet.areas.filter(({ need }) => need !== null && need >= IN_NEED).length,
    wantsWork: String(said['wantsWork'] ?? 'open'),
    careSolved: said['careUnsolved'] !== 'yes',
    lastWork: String(said['lastWork'] ?? 'longer'),
  }
  const decided = await evaluate(deps, 'support-level', inputs)
  await deps.db.tx(async (tx) => {
    await recordDecision(tx, deps, { decided, subject: caseSubject(caseId), jobKey })
    await tx.assessment.update({
      where: { id: sheet.id },
      data: { proposedLevel: String(decided.outputs['supportLevel']) },
    })
  })
}
