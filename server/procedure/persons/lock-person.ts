import type { Tx } from '#server/base/db.ts'

/** Whoever starts a case holds the person's row, so that two at once make one case. */
export const lockPerson = (tx: Tx, personId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
