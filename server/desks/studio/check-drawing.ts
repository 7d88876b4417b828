import type { Finding } from '#server/procedure/deployments/finding.ts'
import { readDrawing, type Drawing } from '#server/procedure/deployments/read-drawing.ts'
import type { Known, Rule } from './rule.ts'
import { answerRules } from './rules-answers.ts'
import { callRules } from './rules-calls.ts'
import { extensionRules } from './rules-extensions.ts'
import { feelRules } from './rules-feel.ts'
import { formRules } from './rules-forms.ts'
import { nameRules } from './rules-names.ts'
import { ownershipRules } from './rules-ownership.ts'
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
  ...extensionRules,
  ...answerRules,
  ...feelRules,
  ...ownershipRules,
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
  return 'findings' in read ? read.findings : checkRules(read.drawing, known)
}

/** The same for a drawing that was read. */
export function checkRules(drawing: Drawing, known: Known): Finding[] {
  const findings: Finding[] = []
  for (const [rule, check] of Object.entries(RULES)) {
    check(
      drawing,
      known,
      (elementId, message, messageEn) =>
        void findings.push({ rule, elementId, message, messageEn, severity: 'error' }),
    )
  }
  return findings
}
