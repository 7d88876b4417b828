import type { Tx } from '#server/base/db.ts'

/** Until the transaction ends no other one changes this draft. */
export const lockRow = (
  tx: Tx,
  { process, staffId }: { process: string; staffId: string },
): Promise<unknown> =>
  tx.$queryRaw`SELECT 1
    FROM process_draft
    WHERE process = ${process} AND staff_id = ${staffId}::uuid
    FOR UPDATE`
