import { evaluate, unaryTest } from 'feelin'
import { DecisionFault } from './decision-fault.ts'
import { readTable, type Rule } from './read-table.ts'

export type Decided = { ruleId: string; outputs: Record<string, unknown> }
export type DecisionRequest = { xml: string; decisionId: string; inputs: Record<string, unknown> }

/**
 * Evaluates a table in this thread; `evaluateDecision` does so with a deadline. A warning of FEEL
 * is an error: it would otherwise be a silent null.
 */
export async function evaluateTable({
  xml,
  decisionId,
  inputs,
}: DecisionRequest): Promise<Decided> {
  const table = await readTable(xml, decisionId)
  const values = table.inputs.map(({ name, type }) =>
    demandType(
      result(name, () => evaluate(name, inputs)),
      type,
      name,
    ),
  )
  const hits = table.rules.filter((rule) => isHit(rule, values, inputs))
  const [first] = hits
  if (!first) throw new DecisionFault('NO_RULE_MATCHED', 'no rule matched')
  if (table.hitPolicy === 'UNIQUE' && hits.length > 1)
    throw new DecisionFault(
      'DECISION_INVALID',
      `the rules ${hits.map(({ id }) => id).join(', ')} overlap`,
    )
  if (table.hitPolicy !== 'COLLECT') return { ruleId: first.id, outputs: outputsOf(first, inputs) }
  const all = hits.map((rule) => outputsOf(rule, inputs))
  return {
    ruleId: hits.map(({ id }) => id).join(' '),
    outputs: Object.fromEntries(
      table.outputs.map(({ name }) => [name, all.map((outputs) => outputs[name])]),
    ),
  }
}

const isHit = (rule: Rule, values: unknown[], inputs: Record<string, unknown>): boolean =>
  rule.tests.every(
    (test, index) => test === '' || test === '-' || isMatch(test, values[index], { rule, inputs }),
  )

/**
 * A value that is not known matches only a cell that asks for `null`; FEEL would warn of any
 * comparison with it.
 */
function isMatch(
  test: string,
  value: unknown,
  { rule, inputs }: { rule: Rule; inputs: Record<string, unknown> },
): boolean {
  if (value === null && test !== 'null') return false
  return result(`rule ${rule.id}`, () => unaryTest(test, { ...inputs, '?': value })) === true
}

const outputsOf = (rule: Rule, inputs: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    rule.results.map(({ name, type, text }) => [
      name,
      demandType(
        result(`rule ${rule.id}`, () => evaluate(text, inputs)),
        type,
        name,
      ),
    ]),
  )

function result(
  place: string,
  run: () => { value: unknown; warnings: { message: string }[] },
): unknown {
  let evaluated
  try {
    evaluated = run()
  } catch {
    throw new DecisionFault('DECISION_INVALID', `${place} is no FEEL`)
  }
  const [warning] = evaluated.warnings
  if (warning) throw new DecisionFault('DECISION_INVALID', `${place}: ${warning.message}`)
  return evaluated.value
}

function demandType(value: unknown, type: string, place: string): unknown {
  const isExpected =
    value === null || !['string', 'number', 'boolean'].includes(type) || typeof value === type
  if (!isExpected) throw new DecisionFault('DECISION_INVALID', `${place} is not a ${type}`)
  return value
}
