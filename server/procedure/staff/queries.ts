import type { Query } from '#server/base/db.ts'

/** Until the transaction ends no other one enters absences of this person. */
export async function lockStaff(query: Query, id: string): Promise<void> {
  await query('SELECT id FROM staff WHERE id = $1::uuid FOR UPDATE', [id])
}

export async function findAgencyName(query: Query, agency: string | null): Promise<string | null> {
  const [row] = await query<{ name: string }>('SELECT name FROM agency WHERE id = $1', [agency])
  return row?.name ?? null
}

/** True before anything was written: no campaign, no case. */
export async function isEmpty(query: Query): Promise<boolean> {
  const [row] = await query<{ empty: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM campaign) AND NOT EXISTS (SELECT FROM help_case) AS empty`,
  )
  return row?.empty ?? true
}
