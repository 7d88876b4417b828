import type { Tx } from '#server/base/db.ts'

/** What is written about a case once holds its row, so that two at once do not write it twice. */
export const lockCase = (tx: Tx, caseId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM help_case WHERE id = ${caseId}::uuid FOR UPDATE`
