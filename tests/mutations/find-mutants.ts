import { readFileSync } from 'node:fs'
import { parseSync, Visitor, type Expression, type Statement } from 'oxc-parser'

/** One change of a source file: the text from `start` to `end` becomes `text`. */
export type Mutant = {
  file: string
  line: number
  start: number
  end: number
  from: string
  to: string
}

/** Changes inside a statement of SQL that leave it a statement. */
const SQL_CHANGES: [RegExp, string][] = [
  [/ <= /g, ' < '],
  [/ >= /g, ' > '],
  [/ < /g, ' <= '],
  [/ > /g, ' >= '],
  [/ <> /g, ' = '],
  [/ IS NULL/g, ' IS NOT NULL'],
  [/ IS NOT NULL/g, ' IS NULL'],
  [/NOT EXISTS/g, 'EXISTS'],
  [/LEFT JOIN (?!LATERAL)/g, 'JOIN '],
  [/\bAND (?=[a-zA-Z(])(?!\$)/g, 'OR '],
  [/ DESC/g, ''],
  [/\bmin\(/g, 'max('],
  [/\bmax\(/g, 'min('],
  [/\bgreatest\(/g, 'least('],
]
const OPERATORS: Record<string, string> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
}

/** A whole transaction left out is noticed by every test. */
const LONGEST_CALL = 300

/**
 * Every change that we know of in a file, by its syntax tree; the same file gives the same list.
 */
export function findMutants(file: string): Mutant[] {
  const source = readFileSync(file, 'utf8')
  const mutants: Mutant[] = []
  const add = (start: number, end: number, to: string) =>
    mutants.push({
      file,
      line: source.slice(0, start).split('\n').length,
      start,
      end,
      from: source.slice(start, end),
      to,
    })
  const operator = ({ left, right, operator: from }: Operation) => {
    const to = OPERATORS[from]
    const start = source.indexOf(from, left.end)
    if (to && start < right.start) add(start, start + from.length, to)
  }
  const condition = ({ test }: { test: Expression }) => add(test.start, test.end, 'false')
  const statements = ({ body }: { body: readonly (Statement | { type: string })[] }) => {
    for (const each of body)
      if (isCall(each) && each.end - each.start <= LONGEST_CALL) add(each.start, each.end, 'void 0')
  }
  const visitor = new Visitor({
    BinaryExpression: (node) => operator(node),
    LogicalExpression: (node) => operator(node),
    IfStatement: condition,
    ConditionalExpression: condition,
    BlockStatement: statements,
    TemplateElement: ({ start, end }) => changeSql(source, { start, end }, add),
    Literal: ({ start, end, value }) => {
      if (typeof value === 'string') changeSql(source, { start, end }, add)
    },
    Property: ({ key, value }) => {
      if (key.type !== 'Identifier' || key.name !== 'where') return
      if (value.type !== 'ObjectExpression' || value.properties.length < 2) return
      for (const { start, end } of value.properties)
        add(start, source[end] === ',' ? end + 1 : end, '')
    },
  })
  visitor.visit(parseSync(file, source).program)
  return mutants.toSorted((a, b) => a.start - b.start || a.to.localeCompare(b.to))
}

type Operation = { left: { end: number }; right: { start: number }; operator: string }
type Range = { start: number; end: number }

/** A call whose result nobody uses. */
const isCall = (node: object): node is Range & { expression: Expression } =>
  'expression' in node &&
  'type' in node &&
  node.type === 'ExpressionStatement' &&
  ['AwaitExpression', 'CallExpression'].includes((node.expression as Expression).type)

function changeSql(
  source: string,
  { start, end }: Range,
  add: (start: number, end: number, to: string) => void,
): void {
  const text = source.slice(start, end)
  if (!/\b(?:SELECT|UPDATE|INSERT|DELETE|WHERE|JOIN|AND)\b/.test(text)) return
  for (const [pattern, to] of SQL_CHANGES)
    for (const { index, 0: found } of text.matchAll(pattern))
      add(start + index, start + index + found.length, to)
}
