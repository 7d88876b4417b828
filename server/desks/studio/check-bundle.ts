import type { Finding } from '#server/procedure/deployments/finding.ts'
import { readDrawing, type Drawing } from '#server/procedure/deployments/read-drawing.ts'
import { checkRules } from './check-drawing.ts'
import { lintDrawing } from './lint-drawing.ts'
import type { Known } from './rule.ts'

/**
 * Everything that speaks against putting a drawing live: the rules of the house first, then those
 * of BPMN and of the engine. Forms of tasks that are no longer drawn do not count: they stay behind.
 */
export async function checkBundle({ xml, ...known }: Known & { xml: string }): Promise<Finding[]> {
  const read = await readDrawing(xml)
  if ('findings' in read) return read.findings
  const forms = formsDrawn(read.drawing, known.forms)
  const findings = checkRules(read.drawing, { ...known, forms })
  return [...findings, ...(await lintDrawing(xml))]
}

/** The forms that a drawing asks for. */
export const formsDrawn = (
  { nodes }: Drawing,
  forms: Record<string, unknown>,
): Record<string, unknown> => {
  const tasks = new Set(nodes.map(({ id }) => id))
  return Object.fromEntries(Object.entries(forms).filter(([id]) => tasks.has(`ut-${id}`)))
}
