import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** The two places that may cut a day out of a date: what a column holds, and days of a calendar. */
const CUTTERS = ['server/base/clock.ts', 'client/ui/format-date.ts']

const lines = execFileSync('git', ['ls-files', 'server', 'client'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .filter((file) => !CUTTERS.includes(file))
  .flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((text, index) => ({ place: `${file}:${index + 1}`, text })),
  )
const placesOf = (pattern: RegExp): string[] =>
  lines.filter(({ text }) => pattern.test(text)).map(({ place }) => place)

describe('a day', () => {
  test('is never cut out of an instant: between midnight and two that is yesterday', () => {
    const cut = /(?<!Date\.UTC\(.*)toISOString\(\)\??\.(?:slice|split|substring|substr|replace)/

    expect(placesOf(cut)).toEqual([])
  })

  test('is what a date column is given, not an instant', () => {
    expect(placesOf(/\w+On: (?:at|now|new Date\(\)|deps\.clock\.(?:now|wallNow)\(\))\b/)).toEqual(
      [],
    )
  })

  test('of an instant is taken here, not in UTC, in the database, too', () => {
    expect(placesOf(/(?:_at|\.at|active_from)\)?::date/)).toEqual([])
  })
})
