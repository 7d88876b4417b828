import { queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { readAmounts } from '#server/procedure/settings/read-amounts.ts'
import { talkStep, type TalkStep } from './talk-step.ts'

/** What holds for a talk now, by today's settings. */
export async function stepNow(
  tx: Tx,
  deps: Deps,
  appointmentId: string,
): Promise<TalkStep & { now: Date }> {
  const talk = await tx.appointment.findUniqueOrThrow({ where: { id: appointmentId } })
  const now = deps.clock.now()
  return { ...talkStep(talk, { amounts: await readAmounts(queryOf(tx)), now }), now }
}

/** Instant (ISO) of the next step of a talk. The caller holds the talk's lock. */
export const nextStepAt = async (tx: Tx, deps: Deps, appointmentId: string): Promise<string> =>
  (await stepNow(tx, deps, appointmentId)).nextAt.toISOString()
