import { checkDrawing } from './check-drawing.ts'
import type { Known } from './rule.ts'
import type { Finding } from '#server/procedure/deployments/finding.ts'
import { lintDrawing } from './lint-drawing.ts'

/**
 * Everything that speaks against putting a drawing live: the rules of the house first, then those
 * of BPMN and of the engine.
 */
export async function checkBundle(asked: Known & { xml: string }): Promise<Finding[]> {
  const findings = await checkDrawing(asked)
  if (findings.some(({ elementId }) => elementId === '')) return findings
  return [...findings, ...(await lintDrawing(asked.xml))]
}
