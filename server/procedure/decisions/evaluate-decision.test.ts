import { expect, test } from 'vitest'
import { evaluateDecision } from './evaluate-decision.ts'

type Row = [test: string, result: string]

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function buildTable({
  policy = 'FIRST',
  input = 'size',
  rows,
}: {
  policy?: string
  input?: string
  rows: Row[]
}): string {
  const rules = rows.map(
    ([condition, result], index) =>
      `<rule id="rule-${index}">
        <inputEntry id="i${index}"><text>${escape(condition)}</text></inputEntry>
        <outputEntry id="o${index}"><text>${escape(result)}</text></outputEntry>
      </rule>`,
  )
  const ns = 'https://www.omg.org/spec/DMN/20191111/MODEL/'
  return `<definitions xmlns="${ns}" id="d" name="d" namespace="n">
    <decision id="sample" name="s">
      <decisionTable id="t" hitPolicy="${policy}">
        <input id="in">
          <inputExpression id="e" typeRef="number"><text>${escape(input)}</text></inputExpression>
        </input>
        <output id="out" name="label" typeRef="string" />
        ${rules.join('')}
      </decisionTable>
    </decision>
  </definitions>`
}

const decide = async (xml: string, inputs: Record<string, unknown> = { size: 5 }) =>
  await evaluateDecision({ xml, decisionId: 'sample', inputs })

test('first takes the first rule, collect takes all', async () => {
  // given
  const rows: Row[] = [
    ['> 9', '"big"'],
    ['> 4', '"middle"'],
    ['-', '"any"'],
  ]
  // when
  const first = await decide(buildTable({ rows }))
  const all = await decide(buildTable({ rows, policy: 'COLLECT' }))
  // then
  expect(first).toEqual({ ruleId: 'rule-1', outputs: { label: 'middle' } })
  expect(all).toEqual({ ruleId: 'rule-1 rule-2', outputs: { label: ['middle', 'any'] } })
})

test('no match is an error with a name', async () => {
  await expect(decide(buildTable({ rows: [['> 9', '"big"']] }))).rejects.toMatchObject({
    code: 'NO_RULE_MATCHED',
  })
})

test('a value that is not known matches only a cell that asks for null', async () => {
  // when
  const decided = await decide(
    buildTable({
      rows: [
        ['> 1', '"some"'],
        ['null', '"none"'],
      ],
    }),
    { size: null },
  )
  // then
  expect(decided.outputs).toEqual({ label: 'none' })
})

test.each([
  [
    'two rules of a unique table match',
    buildTable({
      policy: 'UNIQUE',
      rows: [
        ['> 1', '"a"'],
        ['> 2', '"b"'],
      ],
    }),
    { size: 5 },
  ],
  ['an input is missing', buildTable({ rows: [['-', '"a"']] }), {}],
  ['an input has another type', buildTable({ rows: [['-', '"a"']] }), { size: 'five' }],
  ['an output names something unknown', buildTable({ rows: [['-', 'wonder']] }), { size: 5 }],
  ['a cell is no FEEL', buildTable({ rows: [['> > 1', '"a"']] }), { size: 5 }],
  ['an output has another type', buildTable({ rows: [['-', '7']] }), { size: 5 }],
  [
    'the hit policy is another',
    buildTable({ policy: 'PRIORITY', rows: [['-', '"a"']] }),
    { size: 5 },
  ],
  ['the file has a DOCTYPE', `<!DOCTYPE x>${buildTable({ rows: [['-', '"a"']] })}`, { size: 5 }],
  ['the file is no DMN', '<html></html>', { size: 5 }],
])('it is refused when %s', async (_, xml, inputs) => {
  await expect(decide(xml, inputs)).rejects.toMatchObject({ code: 'DECISION_INVALID' })
})

// a budget of real time is used up here, so the test has a long one
const PATIENT = 60_000

test.each([
  [
    'computes for ever',
    'if matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a+)+$") then 1 else 2',
    'DECISION_LATE',
  ],
  [
    'wants more memory than it may have',
    'count(for a in 1..100000, b in 1..100000 return 1)',
    /^DECISION_(LATE|TOO_LARGE)$/,
  ],
])(
  'a table that %s is stopped, and the next one is decided',
  { timeout: PATIENT },
  async (_, input, code) => {
    // given
    const endless = buildTable({ input, rows: [['-', '"any"']] })
    // when
    const stopped = decide(endless)
    const next = decide(buildTable({ rows: [['-', '"fine"']] }))
    // then
    await expect(stopped).rejects.toMatchObject({ code: expect.stringMatching(code) })
    await expect(next).resolves.toMatchObject({ outputs: { label: 'fine' } })
  },
)
