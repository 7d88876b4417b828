import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { foldText } from '#server/base/texts/fold-text.ts'
import { exclusionOf } from './exclusion-reasons.ts'
import { readRecipients, type RecipientList, type Refusal } from './read-recipients.ts'
import { recipientColumns } from './recipients-columns.ts'
import type { RecipientRow } from './recipients-reading.ts'

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

const NOTHING: Pick<RecipientList, 'rows' | 'problems' | 'columns'> = {
  rows: [],
  problems: [],
  columns: { stored: [], leftOut: [], unknown: [] },
}
const refusalIn = (list: RecipientList | Refusal): string | undefined =>
  'refused' in list ? list.refused.message : undefined

function reasonOf(row: RecipientRow): [string, string][] {
  const reason = exclusionOf(row, 'Stadt Musterstadt')
  return reason ? [[row.reference, reason]] : []
}

describe('thirty lists', () => {
  it('are there, one for each dialect and fault', () => {
    expect(lists.length).toBeGreaterThanOrEqual(30)
  })

  it.each(lists)('are read as expected: %s', (name) => {
    // given
    const { expected, list } = read(name)
    const { refused, rows, problems, excluded = {}, unknown = [], leftOut, ...rest } = expected
    const { mapping: _, ...direct } = rest
    // then
    expect(refusalIn(list)).toBe(refused)
    expect(list).toMatchObject(direct)
    const found = 'refused' in list ? NOTHING : list
    expect(found.rows).toEqual((rows ?? []).map((row) => expect.objectContaining(row)))
    expect(found.problems).toEqual(
      (problems ?? []).map(({ says, ...place }) =>
        expect.objectContaining({ ...place, message: expect.stringContaining(says) }),
      ),
    )
    expect(Object.fromEntries(found.rows.flatMap(reasonOf))).toEqual(excluded)
    expect(found.columns.unknown).toEqual(unknown)
    expect(found.columns.leftOut).toEqual(leftOut ?? found.columns.leftOut)
  })
})
