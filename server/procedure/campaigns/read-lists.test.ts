import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { foldText } from '#server/base/texts/fold-text.ts'
import { exclusionOf } from './exclusion-reasons.ts'
import { readRecipients } from './read-recipients.ts'
import { recipientColumns } from './recipients-columns.ts'

/** Each list is a file; beside it stands what is expected of it. */
const FOLDER = join(import.meta.dirname, 'lists')
const lists = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => name.replace('.csv', ''))

const expectedSchema = z.strictObject({
  refused: z.string().optional(),
  encoding: z.string().optional(),
  isSure: z.boolean().optional(),
  delimiter: z.string().optional(),
  rows: z.array(z.record(z.string(), z.unknown())).optional(),
  problems: z
    .array(z.strictObject({ line: z.number(), column: z.string(), says: z.string() }))
    .optional(),
  excluded: z.record(z.string(), z.string()).optional(),
  duplicates: z.array(z.object({ kind: z.string(), lines: z.array(z.number()) })).optional(),
  unknown: z.array(z.string()).optional(),
  leftOut: z.array(z.string()).optional(),
  mapping: z.record(z.string(), z.enum(recipientColumns)).optional(),
})

function read(name: string) {
  const expected = expectedSchema.parse(
    JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8')),
  )
  const mapping = new Map(
    Object.entries(expected.mapping ?? {}).map(([heading, column]) => [foldText(heading), column]),
  )
  const list = readRecipients(readFileSync(join(FOLDER, `${name}.csv`)), {
    today: '2026-11-24',
    mapping,
  })
  return { expected, list }
}

describe('thirty lists', () => {
  it('are there, one for each dialect and fault', () => {
    expect(lists.length).toBeGreaterThanOrEqual(30)
  })

  it.each(lists)('are read as expected: %s', (name) => {
    // given
    const { expected, list } = read(name)
    const { refused, rows, problems, excluded, unknown, leftOut, mapping: _, ...rest } = expected
    // then
    expect('refused' in list ? list.refused.message : undefined).toBe(refused)
    expect(list).toMatchObject(rest)
    const found = 'refused' in list ? null : list
    expect(found?.rows).toEqual(rows?.map((row) => expect.objectContaining(row)))
    expect(found?.problems).toEqual(
      problems?.map(({ says, ...place }) =>
        expect.objectContaining({ ...place, message: expect.stringContaining(says) }),
      ),
    )
    const reasons = (found?.rows ?? []).flatMap((row) => {
      const reason = exclusionOf(row, 'Stadt Musterstadt')
      return reason ? [[row.reference, reason]] : []
    })
    expect(Object.fromEntries(reasons)).toEqual(excluded ?? {})
    expect(found?.columns.unknown ?? []).toEqual(unknown ?? [])
    expect(found?.columns.leftOut ?? []).toEqual(leftOut ?? found?.columns.leftOut ?? [])
  })
})
