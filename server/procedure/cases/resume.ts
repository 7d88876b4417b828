import { recordAudit } from '#server/base/audit/record-audit.ts'
import { storedDay } from '#server/base/clock.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'
import { enqueueMessages } from '#server/engine/outbox/enqueue.ts'
import { deadlineOn } from '#server/procedure/calendar/deadline.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { releaseLetters } from '#server/procedure/prints/hold-letters.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { getCase } from './find-case.ts'
import { lockCase } from './lock-case.ts'
import { restLateTasks } from './pause.ts'
import { hasEndedWait, listOnLastDay } from './queries-pauses.ts'
import { restTasks } from './rest-tasks.ts'

const PAUSE = 'pause-max'
const HOUR_MS = 3_600_000

/**
 * The person wants to go on before the pause is over: tasks and letters are back at once, and waits
 * that the pause had stretched are calculated anew.
 * @throws AppError NOT_PAUSED
 */
export async function requestResume(deps: Deps, id: string, actor: Actor): Promise<void> {
  await getCase(deps, id, { actor, verb: 'decide' })
  await deps.db.tx(async (tx) => {
    await lockCase(tx, id)
    const { pausedUntil } = await tx.case.findUniqueOrThrow({ where: { id } })
    if (!(await goOn(tx, deps, id)))
      throw conflict('NOT_PAUSED', {
        de: 'Dieser Fall macht keine Pause.',
        en: 'This case is not paused.',
      })
    await wakeWaits(tx, deps, { id, pausedUntil })
    const subject = caseSubject(id)
    await recordEvent(tx, deps, {
      subject,
      kind: 'decision',
      code: 'case-resumed',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'case.resume', subject })
  })
}

/**
 * The process says that the pause is over, by its day or by hand. Run again, it finds the case
 * running; a pause that began after the one of which it speaks goes on.
 */
export async function endPause(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockCase(tx, caseId)
    if (await isOver(tx, deps, caseId)) await end(tx, deps, caseId)
  })
}

/** What no click and no process does: late tasks rest, pauses end on their day. */
export async function tendPauses(deps: Deps): Promise<void> {
  await restLateTasks(deps)
  await endDuePauses(deps)
}

/** Ends pauses whose day has come where no process waits for it. */
async function endDuePauses(deps: Deps): Promise<void> {
  const found = await listOnLastDay(deps.db.query, localDate(deps.clock.now()))
  for (const { id, until } of found)
    if (hasCome(deps, until)) await deps.db.tx((tx) => end(tx, deps, id))
}

const hasCome = (deps: Deps, until: Date): boolean =>
  new Date(deadlineOn(storedDay(until))) <= deps.clock.now()

async function end(tx: Tx, deps: Deps, caseId: string): Promise<void> {
  if (!(await goOn(tx, deps, caseId))) return
  await recordEvent(tx, deps, {
    subject: caseSubject(caseId),
    kind: 'process',
    code: 'pause-over',
  })
}

/** Status, tasks and letters; false where the case made no pause. */
async function goOn(tx: Tx, deps: Deps, id: string): Promise<boolean> {
  const { count } = await tx.case.updateMany({
    where: { id, status: 'paused' },
    data: { status: 'open', pausedUntil: null },
  })
  if (count === 0) return false
  await restTasks(tx, id, false)
  await releaseLetters(tx, deps, { caseId: id, reason: 'case-paused' })
  announce(tx, 'cases', 'tasks')
  return true
}

/** By its day, or since the wait of this pause has ended. */
async function isOver(tx: Tx, deps: Deps, id: string): Promise<boolean> {
  const { pausedUntil } = await tx.case.findUniqueOrThrow({ where: { id } })
  if (!pausedUntil || hasCome(deps, pausedUntil)) return true
  return await hasEndedWait(queryOf(tx), id)
}

type Stretched = { id: string; pausedUntil: Date | null }

/** Each process that waits for the end of the pause goes on; other waits are not stretched any more. */
async function wakeWaits(tx: Tx, deps: Deps, { id, pausedUntil }: Stretched): Promise<void> {
  const stream = caseSubject(id)
  const open = { subject: subjectText(stream), closedAt: null }
  const { count } = await tx.wait.updateMany({
    where: { ...open, rule: PAUSE },
    data: { closedAt: deps.clock.now() },
  })
  const stretched = pausedUntil
    ? await tx.wait.findMany({
        where: { ...open, dueAt: new Date(deadlineOn(storedDay(pausedUntil))) },
        select: { id: true },
      })
    : []
  const common = { stream, variables: {}, ttlMs: HOUR_MS }
  await enqueueMessages(tx, deps, [
    ...Array.from({ length: count }, () => ({
      ...common,
      name: 'ResumeCase',
      correlationKey: id,
    })),
    ...stretched.map((wait) => ({ ...common, name: 'DeadlineMoved', correlationKey: wait.id })),
  ])
}
