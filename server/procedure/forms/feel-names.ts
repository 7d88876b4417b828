import { parseExpression } from 'feelin'

/**
 * The variables that a FEEL expression asks for, or null when it is no FEEL. A leading `=` is
 * allowed.
 */
export function feelNames(expression: string): string[] | null {
  const text = expression.replace(/^\s*=/, '')
  const names = new Set<string>()
  let isBroken = text.trim() === ''
  parseExpression(text, {}, undefined).iterate({
    enter({ type, from, to, node }) {
      if (type.isError) isBroken = true
      const isCalled = node.parent?.type.name === 'FunctionInvocation' && node.parent.from === from
      if (type.name === 'VariableName' && !isCalled) names.add(text.slice(from, to))
    },
  })
  return isBroken ? null : [...names]
}
