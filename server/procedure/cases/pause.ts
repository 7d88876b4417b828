import { holdWithoutReason, releaseLetters } from '#server/procedure/prints/hold-letters.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { freeAppointments } from '#server/procedure/appointments/free-appointments.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { demandRunning, getCase } from './find-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'

const MAX_PAUSE_DAYS = 184
const DAY_MS = 86_400_000
const DAY_TTL_MS = DAY_MS
/** Waits of a case that know the pause. */
export const PAUSABLE = ['thinking-time', 'next-contact', 'appointment-step']

/**
 * The person wishes a pause until a day of at most six months: told to the waiting process.
 * @throws AppError NOT_WAITING, INVALID
 */
export async function requestPause(
  deps: Deps,
  { id, until }: { id: string; until: string },
  actor: Actor,
): Promise<void> {
  const found = await getCase(deps, id, { actor, verb: 'decide' })
  demandRunning(found)
  const today = localDate(deps.clock.now())
  if (until <= today || Date.parse(until) - Date.parse(today) > MAX_PAUSE_DAYS * DAY_MS) {
    throw invalid([
      {
        path: 'until',
        message: {
          de: 'Wählen Sie einen Tag in den nächsten sechs Monaten.',
          en: 'Choose a day within the next six months.',
        },
      },
    ])
  }
  const subject = caseSubject(id)
  await deps.db.tx(async (tx) => {
    const { count } = await tx.wait.updateMany({
      where: { subject: subjectText(subject), rule: { in: PAUSABLE }, closedAt: null },
      data: { closedAt: deps.clock.now() },
    })
    if (count === 0)
      throw conflict('NOT_WAITING', {
        de: 'Eine Pause beginnt, wenn gerade keine Aufgabe offen ist. Schließen Sie zuerst die offene Aufgabe ab.',
        en: 'A pause starts when no task is open. Finish the open task first.',
      })
    await tx.case.update({ where: { id }, data: { pausedUntil: new Date(until) } })
    await freeAppointments(tx, deps, id)
    await holdWithoutReason(tx, id)
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'CasePaused',
      correlationKey: id,
      variables: {},
      ttlMs: DAY_TTL_MS,
    })
    await recordEvent(tx, deps, {
      subject,
      kind: 'decision',
      code: 'pause-wished',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'case.pause', subject })
    announce(tx, 'cases')
  })
}

/** The person wants to go on before the pause is over. @throws AppError NOT_PAUSED */
export async function requestResume(deps: Deps, id: string, actor: Actor): Promise<void> {
  await getCase(deps, id, { actor, verb: 'decide' })
  const subject = caseSubject(id)
  await deps.db.tx(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id, status: 'paused' },
      data: { status: 'open', pausedUntil: null },
    })
    await releaseLetters(tx, deps, { caseId: id, reason: 'case-paused' })
    if (count === 0)
      throw conflict('NOT_PAUSED', {
        de: 'Dieser Fall macht keine Pause.',
        en: 'This case is not paused.',
      })
    await tx.wait.updateMany({
      where: { subject: subjectText(subject), rule: 'pause-max', closedAt: null },
      data: { closedAt: deps.clock.now() },
    })
    await enqueueMessage(tx, deps, {
      stream: subject,
      name: 'ResumeCase',
      correlationKey: id,
      variables: {},
    })
    await recordEvent(tx, deps, {
      subject,
      kind: 'decision',
      code: 'case-resumed',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'case.resume', subject })
    announce(tx, 'cases')
  })
}

/** The process stands in the pause now. Run again, it finds the case paused. */
export async function beginPause(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id: caseId, status: 'open' },
      data: { status: 'paused' },
    })
    if (count)
      await recordEvent(tx, deps, {
        subject: caseSubject(caseId),
        kind: 'process',
        code: 'case-paused',
      })
    announce(tx, 'cases')
  })
}

/** The pause is over, by its day or by hand. Run again, it finds the case running. */
export async function endPause(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id: caseId, status: 'paused' },
      data: { status: 'open', pausedUntil: null },
    })
    await releaseLetters(tx, deps, { caseId, reason: 'case-paused' })
    if (count)
      await recordEvent(tx, deps, {
        subject: caseSubject(caseId),
        kind: 'process',
        code: 'pause-over',
      })
    announce(tx, 'cases')
  })
}
