import type { Query } from '#server/base/db.ts'

/** Amounts of all settings by key, as the process owners set them. */
export async function readAmounts(query: Query): Promise<Record<string, number>> {
  const rows = await query<{ key: string; amount: number }>('SELECT key, amount FROM setting')
  return Object.fromEntries(rows.map(({ key, amount }) => [key, amount]))
}
