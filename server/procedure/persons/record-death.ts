import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { endCase } from '#server/procedure/cases/end-case.ts'
import { RUNNING } from '#server/procedure/cases/find-case.ts'
import { hideTasks } from '#server/procedure/cases/hide-tasks.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { dayOf } from '#server/base/clock.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { invalid } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { closeWaits } from '#server/procedure/waits/close-waits.ts'
import { holdLetters } from '#server/procedure/prints/hold-letters.ts'
import { caseSubject, invitationSubject, type Subject } from '#server/base/subject.ts'

/**
 * A person has died: letters are held, an open case ends with C10 and is restricted, open
 * invitations end, all in this transaction (docs/procedure.md, "Death"). The processes follow by
 * one message.
 * @throws AppError INVALID for a day to come
 */
export async function recordDeath(
  deps: Deps,
  { personId, diedOn }: { personId: string; diedOn: string },
  actor: Actor,
): Promise<void> {
  if (diedOn > dayOf(deps.clock.now()))
    throw invalid([
      {
        path: 'diedOn',
        message: {
          de: 'Verstorben am: Wählen Sie einen Tag bis heute.',
          en: 'Died on: Choose a day up to today.',
        },
      },
    ])
  await deps.db.tx(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: personId, diedOn: null },
      data: { diedOn: new Date(diedOn) },
    })
    if (count === 0) return
    await holdLetters(tx, { personId, reason: 'client-died' })
    const subjects = [
      ...(await endCases(tx, deps, personId)),
      ...(await endInvitations(tx, deps, personId)),
    ]
    // one message reaches case and invitation; it goes out in the stream of the first
    if (subjects[0])
      await enqueueMessage(tx, deps, {
        stream: subjects[0],
        name: 'ClientDied',
        correlationKey: personId,
        variables: {},
        ttlMs: 30 * 86_400_000,
      })
    for (const subject of subjects)
      await recordEvent(tx, deps, {
        subject,
        kind: 'change',
        code: 'client-died',
        actorId: actor.id,
      })
    await recordAudit(tx, deps, { actor, action: 'person.death', subject: `person:${personId}` })
    announce(tx, 'cases', 'invitations', 'tasks')
  })
}

async function endCases(tx: Tx, deps: Deps, personId: string): Promise<Subject[]> {
  const open = await tx.case.findMany({
    where: { personId, status: { in: RUNNING } },
    select: { id: true },
  })
  for (const { id } of open)
    await endCase(tx, deps, {
      caseId: id,
      change: { status: 'closing', endCode: 'C10', restricted: true },
    })
  return open.map(({ id }) => caseSubject(id))
}

async function endInvitations(tx: Tx, deps: Deps, personId: string): Promise<Subject[]> {
  const open = await tx.invitation.findMany({
    where: { personId, status: { in: ['opening', 'open'] } },
    select: { id: true },
  })
  for (const { id } of open) {
    await tx.invitation.update({
      where: { id },
      data: { status: 'not-eligible', endedAt: deps.clock.now() },
    })
    await hideTasks(tx, invitationSubject(id), id)
  }
  const subjects = open.map(({ id }) => invitationSubject(id))
  await closeWaits(tx, deps, subjects)
  return subjects
}
