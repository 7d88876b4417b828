import { queryOf, type Tx } from '#server/base/db.ts'

/**
 * Locks a talk: a move that happens meanwhile either is seen by the calculation that follows,
 * or sees the wait that it opens.
 */
export async function lockAppointment(tx: Tx, appointmentId: string): Promise<void> {
  await queryOf(tx)('SELECT id FROM appointment WHERE id = $1::uuid FOR UPDATE', [appointmentId])
}
