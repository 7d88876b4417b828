import { DmnModdle, type DmnElement } from 'dmn-moddle'
import { DecisionFault } from './decision-fault.ts'

const HIT_POLICIES = ['UNIQUE', 'FIRST', 'COLLECT'] as const
type HitPolicy = (typeof HIT_POLICIES)[number]

type Column = { name: string; type: string }
export type Rule = { id: string; tests: string[]; results: string[] }
/** A decision table: FEEL as text, columns in order. */
export type Table = { hitPolicy: HitPolicy; inputs: Column[]; outputs: Column[]; rules: Rule[] }

const SIZE_LIMIT = 1_000_000
const RULE_LIMIT = 500

/**
 * Reads one decision table out of a DMN file.
 * @throws DecisionFault DECISION_INVALID for what we do not evaluate
 */
export async function readTable(xml: string, decisionId: string): Promise<Table> {
  if (xml.length > SIZE_LIMIT || xml.includes('<!DOCTYPE'))
    throw new DecisionFault('DECISION_INVALID', 'the file is too big or has a DOCTYPE')
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml).catch(() => {
    throw new DecisionFault('DECISION_INVALID', 'the file is no DMN')
  })
  if (warnings[0]) throw new DecisionFault('DECISION_INVALID', warnings[0].message)
  const decision = listOf(rootElement['drgElement']).find(
    ({ $type, id }) => $type === 'dmn:Decision' && id === decisionId,
  )
  const logic = decision?.['decisionLogic'] as DmnElement | undefined
  if (logic?.$type !== 'dmn:DecisionTable')
    throw new DecisionFault('DECISION_INVALID', `there is no decision table ${decisionId}`)
  return tableOf(logic)
}

const listOf = (value: unknown): DmnElement[] =>
  Array.isArray(value) ? (value as DmnElement[]) : []
const textsOf = (value: unknown): string[] => listOf(value).map(({ text }) => text?.trim() ?? '')

function tableOf(logic: DmnElement): Table {
  const hitPolicy = HIT_POLICIES.find((policy) => policy === (logic['hitPolicy'] ?? 'UNIQUE'))
  if (!hitPolicy || logic['aggregation'])
    throw new DecisionFault(
      'DECISION_INVALID',
      'only the hit policies unique, first and collect (without aggregation) are evaluated',
    )
  const inputs = listOf(logic['input']).map((input) => {
    const expression = input['inputExpression'] as DmnElement | undefined
    return { name: expression?.text?.trim() ?? '', type: expression?.typeRef ?? 'Any' }
  })
  const outputs = listOf(logic['output']).map(({ name, typeRef }) => ({
    name: name ?? '',
    type: typeRef ?? 'Any',
  }))
  const rules = listOf(logic['rule']).map((rule) => ({
    id: rule.id ?? '',
    tests: textsOf(rule['inputEntry']),
    results: textsOf(rule['outputEntry']),
  }))
  const isWhole = rules.every(
    ({ id, tests, results }) =>
      id &&
      tests.length === inputs.length &&
      results.length === outputs.length &&
      results.every(Boolean),
  )
  if (
    !isWhole ||
    outputs.length === 0 ||
    rules.length > RULE_LIMIT ||
    outputs.some(({ name }) => !name)
  )
    throw new DecisionFault(
      'DECISION_INVALID',
      'a rule or a column is incomplete, or there are too many rules',
    )
  return { hitPolicy, inputs, outputs, rules }
}
