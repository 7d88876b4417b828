import type { Deps } from '#server/base/deps.ts'

/**
 * A draft that was left lying from an earlier talk is put aside, so that the new talk begins from
 * what was last agreed. Run again, it changes nothing.
 */
export async function preparePlan(deps: Deps, caseId: string): Promise<void> {
  await deps.db.prisma.helpPlan.updateMany({
    where: { caseId, state: 'draft' },
    data: { state: 'abandoned' },
  })
}
