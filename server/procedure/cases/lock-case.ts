import type { Tx } from '#server/base/db.ts'

/** Until the transaction ends no other one changes this case. */
export const lockCase = (tx: Tx, id: string): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM help_case WHERE id = ${id}::uuid FOR UPDATE`
