import { readFileSync } from 'node:fs'
import { expect, it, test } from 'vitest'
import { evaluateTable } from '#server/procedure/decisions/evaluate-table.ts'
import { urgentHint } from '#server/procedure/persons/schema.ts'
import { triageInputs } from './triage-facts.ts'

const xml = readFileSync('processes/client-invitation/triage-priority.dmn', 'utf8')
const ruleOf = async (facts: readonly string[]): Promise<string> =>
  (await evaluateTable({ xml, decisionId: 'triage-priority', inputs: triageInputs(facts) })).ruleId

it('every row of the table can be reached by what is asked where an answer is recorded', async () => {
  // given
  const rows = [...xml.matchAll(/<rule id="([^"]+)"/g)].map(([, id]) => id)
  const asked = [[], ...urgentHint.options.map((fact) => [fact])]
  // when
  const reached = new Set(await Promise.all(asked.map(ruleOf)))
  // then
  expect(rows.filter((row) => !reached.has(String(row)))).toEqual([])
  expect(rows).toHaveLength(8)
})

test.each([
  [[], 'rule-else'],
  [['housing-fine', 'energy-fine'], 'rule-else'],
  [['arrears', 'start-soon'], 'rule-arrears'],
  [['arrears', 'no-money'], 'rule-energy'],
  [['housing', 'energy', 'violence'], 'rule-violence'],
])('%j is decided by %s', async (facts, rule) => {
  expect(await ruleOf(facts)).toBe(rule)
})
