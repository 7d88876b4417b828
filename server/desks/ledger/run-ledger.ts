import { withConnection, type Query } from '#server/base/db.ts'
import { CHECKS, ENGINE_SIDE } from './checks.ts'

const SHOWN = 5

/** One check and all that it found. */
type Found = { name: string; found: string[] }
export type LedgerLine = { name: string; differences: number; examples: string[] }

/**
 * Compares engine (record log), read model, outbox, audit and domain rows in one snapshot; all
 * differences must be 0. Needs the owner's connection, since audit lines are read.
 */
export async function runLedger(ownerUrl: string): Promise<LedgerLine[]> {
  return await withConnection(ownerUrl, async (query) => (await compare(query)).map(toLine))
}

/** One snapshot, all checks; `query` runs on one connection. */
export async function compare(query: Query): Promise<Found[]> {
  await query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  await query(ENGINE_SIDE)
  await query('CREATE INDEX ON engine_record (value_type, intent)')
  const checks: Found[] = []
  for (const { name, sql } of CHECKS) {
    const rows = await query<{ what: string }>(sql)
    checks.push({ name, found: rows.map((row) => row.what) })
  }
  await query('ROLLBACK')
  return checks
}

export const toLine = ({ name, found }: Found): LedgerLine => ({
  name,
  differences: found.length,
  examples: found.slice(0, SHOWN),
})

/** What two snapshots both found: what only one of them saw was under way. */
export const inBoth = (first: Found[], second: Found[]): Found[] =>
  second.map(({ name, found }) => {
    const before = new Set(first.find((check) => check.name === name)?.found)
    return { name, found: found.filter((what) => before.has(what)) }
  })

/** The ledger as lines of text, one per check. */
export const printLedger = (lines: LedgerLine[]): string =>
  lines
    .map(
      ({ name, differences, examples }) =>
        `${String(differences).padStart(6)}  ${name}${examples.length ? `  (${examples.join(', ')})` : ''}`,
    )
    .join('\n')
