import type { Deps } from '#server/base/deps.ts'

/** Ends that were said in the first talk: nothing is left to report. */
const SAID = ['C11', 'C13']

/** Whether somebody still has to write how the case ended. */
export async function checkClosure(deps: Deps, caseId: string): Promise<{ reportNeeded: boolean }> {
  const { endCode } = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  return { reportNeeded: !SAID.includes(endCode ?? '') }
}
