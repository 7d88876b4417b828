import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'

/** Talks of one colleague that another is to take over: those of a case, or those of some days. */
export type TalksToMove = {
  fromId: string
  toId: string
  caseIds: string[] | null
  days: { fromOn: string; toOn: string } | null
}

/**
 * Gives talks that lie ahead to a colleague who is free then; the person keeps their time. Where the colleague is not free or has a conflict of interest with the person,
 * the talk is cancelled by us and a new time is looked for.
 */
export async function moveTalks(
  tx: Tx,
  deps: Deps,
  { talks, actor }: { talks: TalksToMove; actor: Actor },
): Promise<void> {
  const { fromId, toId, caseIds, days } = talks
  const rows = await queryOf(tx)<{
    id: string
    case_id: string
    wait_id: string | null
    takes_over: boolean
  }>(
    `SELECT a.id, a.case_id, a.wait_id, NOT EXISTS (SELECT FROM appointment o WHERE o.staff_id = $2::uuid AND o.status IN ('provisional', 'confirmed')
         AND tstzrange(o.starts_at, o.ends_at) && tstzrange(a.starts_at, a.ends_at))
         AND NOT EXISTS (SELECT FROM staff_conflict k WHERE k.staff_id = $2::uuid AND k.person_id = c.person_id) AS takes_over
     FROM appointment a JOIN help_case c ON c.id = a.case_id WHERE a.staff_id = $1::uuid AND a.status IN ('provisional', 'confirmed') AND a.starts_at > $3
       AND ($4::uuid[] IS NULL OR a.case_id = ANY($4::uuid[])) AND ($5::date IS NULL OR (a.starts_at AT TIME ZONE 'Europe/Berlin')::date BETWEEN $5::date AND $6::date)
     ORDER BY a.id FOR UPDATE OF a`,
    [fromId, toId, deps.clock.now(), caseIds, days?.fromOn ?? null, days?.toOn ?? null],
  )
  for (const { id, case_id: caseId, wait_id: waitId, takes_over: takesOver } of rows) {
    const subject = `case:${caseId}`
    const code = takesOver ? 'talk-taken-over' : 'talk-cancelled-office'
    await tx.appointment.update({
      where: { id },
      data: takesOver
        ? { staffId: toId }
        : { status: 'cancelled', cancelledBy: 'office', excused: true, endedAt: deps.clock.now() },
    })
    if (!takesOver) {
      if (waitId)
        await tx.wait.updateMany({
          where: { id: waitId, closedAt: null },
          data: { closedAt: deps.clock.now() },
        })
      await enqueueMessage(tx, deps, {
        stream: subject,
        name: 'AppointmentCancelled',
        correlationKey: id,
        variables: {},
      })
    }
    await recordEvent(tx, deps, {
      subject,
      kind: 'change',
      code,
      detail: { appointment: id },
      actorId: actor.id,
    })
    await recordAudit(tx, deps, {
      actor,
      action: takesOver ? 'appointment.take-over' : 'appointment.cancel',
      subject,
      detail: { appointment: id },
    })
  }
  if (rows.length) announce(tx, 'cases', 'appointments')
}
