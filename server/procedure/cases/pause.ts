import { recordAudit } from '#server/base/audit/record-audit.ts'
import { storedDay } from '#server/base/clock.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid } from '#server/base/errors.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'
import { enqueueMessages } from '#server/engine/outbox/enqueue.ts'
import { freeAppointments } from '#server/procedure/appointments/free-appointments.ts'
import { deadlineFrom } from '#server/procedure/calendar/deadline.ts'
import { dayWords } from '#server/procedure/calendar/when-words.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { holdWithoutReason } from '#server/procedure/prints/hold-letters.ts'
import { readAmounts } from '#server/procedure/settings/read-amounts.ts'
import { ruleFor } from '#server/procedure/settings/settings-defaults.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { demandRunning, getCase } from './find-case.ts'
import { restLate } from './queries-pauses.ts'
import { restTasks } from './rest-tasks.ts'

const HOUR_MS = 3_600_000
/** Waits of a case that know the pause. */
const PAUSABLE = ['thinking-time', 'next-contact', 'appointment-step']

/**
 * The person wishes a pause until a day: it holds from the click on, whatever the process is doing
 * (docs/procedure.md, "Pause"). Open tasks rest, letters that need an answer are held, and whatever
 * waits is told; what waits for nothing hears of it at its next wait.
 * @throws AppError CASE_CLOSED, ALREADY_PAUSED, INVALID
 */
export async function requestPause(
  deps: Deps,
  { id, until }: { id: string; until: string },
  actor: Actor,
): Promise<void> {
  const found = await getCase(deps, id, { actor, verb: 'decide' })
  demandRunning(found)
  await demandDay(deps, until)
  await deps.db.tx(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id, status: 'open' },
      data: { status: 'paused', pausedUntil: new Date(until) },
    })
    if (count === 0) throw await refusal(tx, id)
    await restTasks(tx, id, true)
    await freeAppointments(tx, deps, id)
    await holdWithoutReason(tx, id)
    await tellWaits(tx, deps, id)
    const subject = caseSubject(id)
    await recordEvent(tx, deps, {
      subject,
      kind: 'decision',
      code: 'case-paused',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'case.pause', subject })
    announce(tx, 'cases', `tasks@${found.agencyId}`)
  })
}

/** From tomorrow on, as far as the setting goes. */
async function demandDay(deps: Deps, until: string): Promise<void> {
  const today = localDate(deps.clock.now())
  const rule = ruleFor('pause-max', await readAmounts(deps.db.query))
  const last = localDate(new Date(deadlineFrom({ rule, from: today })))
  if (until > today && until <= last) return
  const words = dayWords(last)
  throw invalid([
    {
      path: 'until',
      message: {
        de: `Pause bis: Wählen Sie einen Tag ab morgen und bis ${words.de}.`,
        en: `Pause until: choose a day from tomorrow on and until ${words.en}.`,
      },
    },
  ])
}

async function refusal(tx: Tx, id: string) {
  const { status, pausedUntil } = await tx.case.findUniqueOrThrow({ where: { id } })
  if (status !== 'paused')
    return conflict('NOT_OPEN', {
      de: 'Dieser Fall kann gerade keine Pause machen.',
      en: 'This case cannot pause right now.',
    })
  const day = pausedUntil && dayWords(storedDay(pausedUntil))
  return conflict('ALREADY_PAUSED', {
    de: day ? `Dieser Fall macht schon Pause bis ${day.de}.` : 'Dieser Fall macht schon Pause.',
    en: day ? `This case is already paused until ${day.en}.` : 'This case is already paused.',
  })
}

/** Each open wait that knows the pause goes into it; an answer to nothing is sent to nobody. */
async function tellWaits(tx: Tx, deps: Deps, id: string): Promise<void> {
  const subject = caseSubject(id)
  const { count } = await tx.wait.updateMany({
    where: { subject: subjectText(subject), rule: { in: PAUSABLE }, closedAt: null },
    data: { closedAt: deps.clock.now() },
  })
  const message = {
    stream: subject,
    name: 'CasePaused',
    correlationKey: id,
    variables: {},
    ttlMs: HOUR_MS,
  }
  await enqueueMessages(
    tx,
    deps,
    Array.from({ length: count }, () => message),
  )
}

/**
 * The process stands in the pause now, which began with the click. A case that goes on already is
 * left alone: the wait of the pause ends at once.
 */
export async function beginPause(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { count } = await tx.case.updateMany({
      where: { id: caseId, status: 'open', pausedUntil: { not: null } },
      data: { status: 'paused' },
    })
    if (count === 0) return
    await restTasks(tx, caseId, true)
    await recordEvent(tx, deps, {
      subject: caseSubject(caseId),
      kind: 'process',
      code: 'case-paused',
    })
    announce(tx, 'cases', 'tasks')
  })
}

/** Tasks that came in the very moment in which their case paused rest, too. */
export async function restLateTasks(deps: Deps): Promise<void> {
  const agencies = await restLate(deps.db.query)
  deps.db.announceNow(agencies.map((agency) => `tasks@${agency}`))
}
