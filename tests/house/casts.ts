import { readFileSync } from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'

export type Casts = { casts: number; assertions: number }

/**
 * Counts type casts (`as X`, `<X>y`; `as const` tells no lie) and non-null assertions (`x!`) in one
 * file, by its syntax tree.
 */
export function countCasts(file: string): Casts {
  const counted: Casts = { casts: 0, assertions: 0 }
  const visitor = new Visitor({
    TSAsExpression({ typeAnnotation }) {
      if (!isConst(typeAnnotation)) counted.casts++
    },
    TSTypeAssertion() {
      counted.casts++
    },
    TSNonNullExpression() {
      counted.assertions++
    },
  })
  visitor.visit(parseSync(file, readFileSync(file, 'utf8')).program)
  return counted
}

const isConst = (type: { type: string }): boolean =>
  type.type === 'TSTypeReference' &&
  'typeName' in type &&
  (type.typeName as { name?: string }).name === 'const'
