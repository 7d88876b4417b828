import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { dayOf } from '#server/base/clock.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Wait } from '#server/generated/prisma/client.ts'
import { conflict, invalid } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { demand } from '#server/web/policies/demand.ts'
import { endWaits } from './end-waits.ts'
import { mayChangeWait } from './wait-rights.ts'
import { parseSubject, type Subject, subjectText } from '#server/base/subject.ts'

const HOUR_MS = 3_600_000

type OpenWait = Omit<Wait, 'subject'> & { subject: Subject }
type Verb = 'moveDeadline' | 'endWait'

async function getOpenWait(
  deps: Deps,
  id: string,
  { actor, verb }: { actor: Actor; verb: Verb },
): Promise<OpenWait> {
  const wait = await deps.db.prisma.wait.findUnique({ where: { id } })
  demand(wait !== null)
  const subject = parseSubject(wait.subject)
  const rights = await mayChangeWait(deps, subject, { actor, verb })
  demand(rights.read, rights.change)
  // the engine's timer goes first
  const isOver = wait.closedAt !== null || wait.dueAt <= deps.clock.now()
  if (isOver)
    throw conflict('WAIT_OVER', { de: 'Hier wird nicht mehr gewartet.', en: 'This wait is over.' })
  return { ...wait, subject }
}

/** Moves the date of a wait; recorded with its reason. @throws AppError WAIT_OVER */
export async function moveDeadline(
  deps: Deps,
  { id, dueOn, reason }: { id: string; dueOn: string; reason: string },
  actor: Actor,
): Promise<{ dueOn: string }> {
  const wait = await getOpenWait(deps, id, { actor, verb: 'moveDeadline' })
  if (wait.rule === 'appointment-step')
    throw conflict('MOVE_APPOINTMENT', {
      de: 'Hier wird auf ein Gespräch gewartet. Verschieben Sie den Termin.',
      en: 'A talk is awaited here. Please move the appointment.',
    })
  if (dueOn < dayOf(deps.clock.now()))
    throw invalid([
      {
        path: 'dueOn',
        message: {
          de: 'Neue Frist: Wählen Sie einen Tag ab heute.',
          en: 'New deadline: Choose a day from today on.',
        },
      },
    ])
  await deps.db.tx((tx) => moveIn(tx, deps, { wait, dueOn, reason, actor }))
  return { dueOn }
}

type Move = { wait: OpenWait; dueOn: string; reason: string; actor: Actor }

/** The date the person asked for, the move of it, and the message that makes the process follow. */
async function moveIn(tx: Tx, deps: Deps, { wait, dueOn, reason, actor }: Move): Promise<void> {
  const { id, subject, scope, kind } = wait
  const { count } = await tx.wait.updateMany({
    where: { id, closedAt: null },
    data: { movedTo: new Date(dueOn) },
  })
  if (count === 0) return
  const [fromOn, toOn] = [new Date(dayOf(wait.dueAt)), new Date(dueOn)]
  const at = deps.clock.now()
  await tx.waitMove.create({
    data: { subject: subjectText(subject), scope, kind, fromOn, toOn, reason, by: actor.id, at },
  })
  await enqueueMessage(tx, deps, {
    stream: subject,
    name: 'DeadlineMoved',
    correlationKey: id,
    variables: {},
    ttlMs: HOUR_MS,
  })
  await recordEvent(tx, deps, {
    subject,
    kind: 'change',
    code: 'deadline-moved',
    detail: { to: dueOn, reason: reason.length > 0 },
    actorId: actor.id,
  })
  await recordAudit(tx, deps, {
    actor,
    action: 'wait.move',
    subject,
    detail: { wait: id, to: dueOn },
  })
  announce(tx, 'cases', 'invitations', 'campaigns')
}

/** Ends a wait by hand: the way of its timer is taken now. @throws AppError WAIT_OVER */
export async function endWait(deps: Deps, id: string, actor: Actor): Promise<void> {
  const wait = await getOpenWait(deps, id, { actor, verb: 'endWait' })
  await deps.db.tx(async (tx) => {
    if ((await endWaits(tx, deps, { subject: wait.subject, which: { id } })) === 0) return
    await recordEvent(tx, deps, {
      subject: wait.subject,
      kind: 'change',
      code: 'wait-ended',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'wait.end',
      subject: wait.subject,
      detail: { wait: id },
    })
    announce(tx, 'cases', 'invitations', 'campaigns')
  })
}
