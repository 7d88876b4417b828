import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { countCasts } from './casts.ts'

const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !file.endsWith('.drawing.mjs'))

/** Casts and `!` of the whole tree when they were first counted: 404 and 318. They only become fewer. */
const CASTS_AT_MOST = 202
const ASSERTIONS_AT_MOST = 159

describe('the code', () => {
  test('has no line above 120 columns and at most one of two hundred above 100', () => {
    const lines = sources.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line, index) => ({ place: `${file}:${index + 1}`, columns: [...line].length })),
    )

    expect(lines.filter(({ columns }) => columns > 120).map(({ place }) => place)).toEqual([])
    const wide = lines.filter(({ columns }) => columns > 100)
    expect(wide.length / lines.length).toBeLessThanOrEqual(0.005)
  })

  test('casts and asserts at most half as often as when it was first counted', () => {
    const counted = sources.filter((file) => /\.tsx?$/.test(file)).map((file) => countCasts(file))

    const casts = counted.reduce((sum, each) => sum + each.casts, 0)
    const assertions = counted.reduce((sum, each) => sum + each.assertions, 0)
    expect(casts).toBeLessThanOrEqual(CASTS_AT_MOST)
    expect(assertions).toBeLessThanOrEqual(ASSERTIONS_AT_MOST)
  })

  test('keeps SQL and Prisma calls in files of their own', () => {
    const mixed = sources
      .filter((file) => file.startsWith('server/') && !file.endsWith('.test.ts'))
      .filter((file) => {
        const text = readFileSync(file, 'utf8')
        return PRISMA_CALL.test(text) && SQL_TEXT.test(text)
      })

    expect(mixed).toEqual([])
  })
})

const PRISMA_CALL =
  /\b(?:tx|prisma)\s*\.\s*[a-z]\w+\s*\.\s*(?:find|create|update|delete|count|upsert|aggregate|groupBy)/
const SQL_TEXT =
  /['"`]\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s|\$(?:queryRaw|executeRaw)/
