import { parseExpression } from 'feelin'

const LONGEST = 300
const DEEPEST = 24
const NUMBER = /^\d{1,12}(?:\.\d{1,6})?$/
/** Functions whose work does not grow with what is put in. */
const FUNCTIONS = [
  'not',
  'is defined',
  'list contains',
  'contains',
  'starts with',
  'ends with',
  'string length',
  'lower case',
  'upper case',
]
/** Parts of FEEL that repeat or compute, by the reader's name for them. */
const BANNED: Record<string, string | undefined> = {
  ForExpression: 'for',
  QuantifiedExpression: 'some/every',
  FunctionDefinition: 'function',
  FilterExpression: '[ ]',
  Interval: '..',
  IterationContext: '..',
  '..': '..',
  InstanceOfExpression: 'instance of',
}

/**
 * The parts of a FEEL expression that could keep whoever evaluates it busy: loops, ranges, powers,
 * functions that search by a pattern; also what is too long or too deep. Empty where it only
 * compares and chooses. A leading `=` is allowed.
 */
export function findCostly(expression: string): string[] {
  const text = expression.replace(/^\s*=/, '')
  if (text.length > LONGEST) return [`${text.slice(0, 20)}…`]
  const costly = new Set<string>()
  let depth = 0
  parseExpression(text, {}, undefined).iterate({
    enter({ type, from, to }) {
      depth++
      const part = depth > DEEPEST ? '( ( (' : costlyPart(type.name, text.slice(from, to))
      if (part) costly.add(part)
    },
    leave() {
      depth--
    },
  })
  return [...costly]
}

function costlyPart(kind: string, part: string): string | null {
  const banned = Object.hasOwn(BANNED, kind) ? BANNED[kind] : undefined
  if (kind === 'QuantifiedExpression') return part.trimStart().startsWith('some') ? 'some' : 'every'
  if (banned) return banned
  if (kind === 'ArithOp' && part === '**') return '**'
  if (kind === 'NumericLiteral' && !NUMBER.test(part)) return part.slice(0, 20)
  if (kind !== 'FunctionInvocation') return null
  const name = part.slice(0, part.indexOf('(')).replaceAll(/\s+/g, ' ').trim()
  return FUNCTIONS.includes(name) ? null : name || '( )'
}
