import type { Finding } from '#server/procedure/deployments/finding.ts'
import { readDrawing } from '#server/procedure/deployments/read-drawing.ts'
import type { Known, Rule } from './rule.ts'
import { callRules } from './rules-calls.ts'
import { formRules } from './rules-forms.ts'
import { nameRules } from './rules-names.ts'
import { programmeRules } from './rules-programme.ts'
import { rightRules } from './rules-rights.ts'
import { taskRules } from './rules-tasks.ts'
import { variableRules } from './rules-variables.ts'
import { wayRules } from './rules-ways.ts'
import { waitRules } from './rules-waits.ts'

const RULES: Record<string, Rule> = {
  ...nameRules,
  ...taskRules,
  ...formRules,
  ...wayRules,
  ...waitRules,
  ...callRules,
  ...rightRules,
  ...variableRules,
  ...programmeRules,
}

/**
 * What is wrong with a drawing by the rules of the house; an error cannot be deployed. The
 * agreement test and the deploy route both ask it. `xml` may be anything: what is no safe BPMN is a
 * finding, too.
 */
export async function checkDrawing({ xml, ...known }: Known & { xml: string }): Promise<Finding[]> {
  const read = await readDrawing(xml)
  if ('findings' in read) return read.findings
  const findings: Finding[] = []
  for (const [rule, check] of Object.entries(RULES)) {
    check(
      read.drawing,
      known,
      (elementId, message, messageEn) =>
        void findings.push({ rule, elementId, message, messageEn, severity: 'error' }),
    )
  }
  return findings
}
