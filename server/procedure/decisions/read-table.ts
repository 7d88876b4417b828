import { DmnModdle, type DmnElement } from 'dmn-moddle'
import { DecisionFault } from './decision-fault.ts'

const HIT_POLICIES = ['UNIQUE', 'FIRST', 'COLLECT'] as const
type HitPolicy = (typeof HIT_POLICIES)[number]

type Column = { name: string; type: string }
type Result = Column & { text: string }
/** One test for each input, one result for each output. */
export type Rule = { id: string; tests: string[]; results: Result[] }
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
  const decision = rootElement.drgElement?.find(
    ({ $type, id }) => $type === 'dmn:Decision' && id === decisionId,
  )
  const logic = decision?.decisionLogic
  if (logic?.$type !== 'dmn:DecisionTable')
    throw new DecisionFault('DECISION_INVALID', `there is no decision table ${decisionId}`)
  return tableOf(logic)
}

const textsOf = (elements: DmnElement[] = []): string[] =>
  elements.map(({ text }) => text?.trim() ?? '')

function tableOf({ hitPolicy: policy = 'UNIQUE', aggregation, ...logic }: DmnElement): Table {
  const hitPolicy = HIT_POLICIES.find((known) => known === policy)
  if (!hitPolicy || aggregation)
    throw new DecisionFault(
      'DECISION_INVALID',
      'only the hit policies unique, first and collect (without aggregation) are evaluated',
    )
  const { input = [], output = [], rule = [] } = logic
  const inputs = input.map(({ inputExpression }) => ({
    name: inputExpression?.text?.trim() ?? '',
    type: inputExpression?.typeRef ?? 'Any',
  }))
  const outputs = output.map(({ name = '', typeRef = 'Any' }) => ({ name, type: typeRef }))
  const rules = rule.flatMap((each) => ruleOf(each, { inputs, outputs }) ?? [])
  if (
    rules.length < rule.length ||
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

/** Null for a rule that lacks its id, a cell or a result. */
function ruleOf(
  { id, inputEntry, outputEntry }: DmnElement,
  { inputs, outputs }: Pick<Table, 'inputs' | 'outputs'>,
): Rule | null {
  const [tests, texts] = [textsOf(inputEntry), textsOf(outputEntry)]
  const results = outputs.map((column, index) => ({ ...column, text: texts[index] ?? '' }))
  const isWhole =
    tests.length === inputs.length &&
    texts.length === outputs.length &&
    results.every(({ text }) => text)
  return id && isWhole ? { id, tests, results } : null
}
