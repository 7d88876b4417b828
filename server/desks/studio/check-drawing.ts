import type { Finding } from '#server/procedure/deployments/finding.ts'
import type { Programme } from '#server/procedure/deployments/programme.ts'
import { readDrawing, type Drawing } from '#server/procedure/deployments/read-drawing.ts'
import { callRules } from './rules-calls.ts'
import { formRules } from './rules-forms.ts'
import { nameRules } from './rules-names.ts'
import { programmeRules } from './rules-programme.ts'
import { rightRules } from './rules-rights.ts'
import { taskRules } from './rules-tasks.ts'
import { variableRules } from './rules-variables.ts'
import { wayRules } from './rules-ways.ts'
import { waitRules } from './rules-waits.ts'

/**
 * What a drawing is checked against: its forms by id, the names of its contract, the job types that
 * a worker serves.
 */
export type Known = {
  forms: Record<string, unknown>
  contract: readonly string[]
  jobTypes: readonly string[]
  /** The process that the drawing is meant for. */
  process?: string
  /** What surrounds the drawing; without it the drawing is judged by itself. */
  programme?: Programme
}

/** A rule reports elements of a drawing. */
export type Rule = (
  drawing: Drawing,
  known: Known,
  report: (elementId: string, message: string, messageEn: string) => void,
) => void

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
