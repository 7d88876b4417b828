import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { evaluateDecision } from '#server/procedure/decisions/evaluate-decision.ts'

const caseSchema = z.looseObject({
  rule: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.record(z.string(), z.unknown()),
})

const FOLDER = import.meta.dirname
const tables = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.dmn'),
)

describe.each(tables)('%s', (table) => {
  const xml = readFileSync(join(FOLDER, table), 'utf8')
  const decisionId = table.slice(table.lastIndexOf('/') + 1, -'.dmn'.length)
  const cases = z
    .array(caseSchema)
    .parse(JSON.parse(readFileSync(join(FOLDER, table.replace('.dmn', '.cases.json')), 'utf8')))

  test.each(cases)('$rule decides on $inputs', async ({ rule, inputs, outputs }) => {
    // when
    const decided = await evaluateDecision({ xml, decisionId, inputs })
    // then
    expect(decided).toEqual({ ruleId: rule, outputs })
  })

  test('each rule has a case', () => {
    // when
    const rules = [...xml.matchAll(/<rule id="([^"]+)"/g)].map((match) => match[1])
    // then
    expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(rules))
  })
})
