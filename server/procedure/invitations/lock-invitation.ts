import type { Tx } from '#server/base/db.ts'

/** Whoever writes an answer holds the invitation, so that of two at once one sees the other's. */
export const lockInvitation = (tx: Tx, id: string): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM invitation WHERE id = ${id}::uuid FOR UPDATE`
