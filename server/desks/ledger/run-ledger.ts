import { openConnection } from '#server/base/db.ts'
import { CHECKS, ENGINE_SIDE } from './checks.ts'

const SHOWN = 5

export type LedgerLine = { name: string; differences: number; examples: string[] }

/**
 * Compares engine (record log), read model, outbox, audit and domain rows in one snapshot; all
 * differences must be 0. Needs the owner's connection, since audit lines are read.
 */
export async function runLedger(ownerUrl: string): Promise<LedgerLine[]> {
  const client = await openConnection(ownerUrl)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await client.query(ENGINE_SIDE)
    await client.query('CREATE INDEX ON engine_record (value_type, intent)')
    const lines: LedgerLine[] = []
    for (const { name, sql } of CHECKS) {
      const { rows } = await client.query<{ what: string }>(sql)
      lines.push({
        name,
        differences: rows.length,
        examples: rows.slice(0, SHOWN).map((row) => row.what),
      })
    }
    await client.query('ROLLBACK')
    return lines
  } finally {
    await client.end()
  }
}

/** The ledger as lines of text, one per check. */
export const printLedger = (lines: LedgerLine[]): string =>
  lines
    .map(
      ({ name, differences, examples }) =>
        `${String(differences).padStart(6)}  ${name}${examples.length ? `  (${examples.join(', ')})` : ''}`,
    )
    .join('\n')
