import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { recordEvents } from '#server/procedure/timeline/record-event.ts'
import { dayOf } from '#server/base/clock.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid, notFound } from '#server/base/errors.ts'
import { enqueueMessages } from '#server/engine/outbox/enqueue.ts'
import { countPosted, markPosted, type PostedLetter } from './queries.ts'
import { subjectText } from '#server/base/subject.ts'

const COUNTED = ['INVITATION_1', 'REMINDER', 'INVITATION_2']
const HOUR_MS = 3_600_000

/**
 * "Gepostet am": the act that starts the deadlines of all letters of a run.
 * @throws AppError NOT_READY, INVALID
 */
export async function postRun(
  deps: Deps,
  { id, postedOn }: { id: string; postedOn: string },
  actor: Actor,
): Promise<void> {
  await demandPostingDay(deps, { id, postedOn })
  await deps.db.tx(async (tx) => {
    const posted = await takePosted(tx, { id, postedOn })
    await startDeadlines(tx, deps, posted)
    await recordEvents(
      tx,
      deps,
      posted.map(({ subject, documentType }) => ({
        subject,
        kind: 'letter' as const,
        code: 'letter-posted',
        detail: { documentType, postedOn },
        actorId: actor.id,
      })),
    )
    await recordAudit(tx, deps, {
      actor,
      action: 'print-run.post',
      subject: `print-run:${id}`,
      detail: { postedOn, letters: posted.length },
    })
    announce(tx, 'prints', 'campaigns', 'invitations', 'cases')
  })
}

async function demandPostingDay(
  { db, clock }: Deps,
  { id, postedOn }: { id: string; postedOn: string },
): Promise<void> {
  const run = await db.prisma.printRun.findUnique({ where: { id }, omit: { pdf: true } })
  if (!run) throw notFound()
  if (postedOn >= dayOf(run.createdAt) && postedOn <= dayOf(clock.now())) return
  throw invalid([
    {
      path: 'postedOn',
      message: {
        de: 'Gepostet am: Wählen Sie einen Tag zwischen dem Druck und heute.',
        en: 'Posted on: Choose a day between printing and today.',
      },
    },
  ])
}

/** Marks the run and its letters as posted, and counts them on their invitations. */
async function takePosted(
  tx: Tx,
  { id, postedOn }: { id: string; postedOn: string },
): Promise<PostedLetter[]> {
  const { count } = await tx.printRun.updateMany({
    where: { id, state: 'ready', reprint: false },
    data: { state: 'posted', postedOn: new Date(postedOn), pdf: null },
  })
  if (count === 0)
    throw conflict('NOT_READY', {
      de: 'Dieser Drucklauf ist noch nicht fertig oder schon gepostet.',
      en: 'This print run is not ready or has been posted before.',
    })
  const posted = await markPosted(queryOf(tx), { runId: id, postedOn })
  const counted = posted.filter(({ documentType }) => COUNTED.includes(documentType))
  const invitationIds = counted.flatMap(({ invitationId }) => invitationId ?? [])
  await countPosted(queryOf(tx), { invitationIds, postedOn })
  return posted
}

/** What waits for the posting of a letter goes on. */
async function startDeadlines(tx: Tx, deps: Deps, posted: PostedLetter[]): Promise<void> {
  const waiting = posted.filter((letter) => !letter.optional)
  await tx.wait.updateMany({
    where: {
      kind: 'printDueOn',
      closedAt: null,
      subject: { in: waiting.map((letter) => subjectText(letter.subject)) },
    },
    data: { closedAt: deps.clock.now() },
  })
  await enqueueMessages(
    tx,
    deps,
    waiting.map((letter) => ({
      stream: letter.subject,
      name: 'LetterPosted',
      correlationKey: letter.id,
      variables: {},
      ttlMs: 24 * HOUR_MS,
    })),
  )
}

/** A jammed run is printed once more from the same PDF: no new letters, no new deadline. */
export async function repeatRun(deps: Deps, id: string, actor: Actor): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { count } = await tx.printRun.updateMany({
      where: { id, state: 'ready' },
      data: { repeats: { increment: 1 } },
    })
    if (count === 0)
      throw conflict('NOT_READY', {
        de: 'Dieser Drucklauf ist noch nicht fertig oder schon gepostet.',
        en: 'This print run is not ready or has been posted before.',
      })
    await recordAudit(tx, deps, { actor, action: 'print-run.repeat', subject: `print-run:${id}` })
    announce(tx, 'prints')
  })
}
