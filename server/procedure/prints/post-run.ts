import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { recordEvents } from '#server/procedure/timeline/record-event.ts'
import { dayOf } from '#server/base/clock.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict, invalid, notFound } from '#server/base/errors.ts'
import { enqueueMessages } from '#server/engine/outbox/enqueue.ts'

const COUNTED = ['INVITATION_1', 'REMINDER', 'INVITATION_2']
const HOUR_MS = 3_600_000

type Posted = {
  id: string
  subject: string
  invitation_id: string | null
  document_type: string
  optional: boolean
}

/**
 * "Gepostet am": the act that starts the deadlines of all letters of a run.
 * @throws AppError NOT_READY, INVALID
 */
export async function postRun(
  deps: Deps,
  { id, postedOn }: { id: string; postedOn: string },
  actor: Actor,
): Promise<void> {
  const run = await deps.db.prisma.printRun.findUnique({ where: { id }, omit: { pdf: true } })
  if (!run) throw notFound()
  if (postedOn > dayOf(deps.clock.now()) || postedOn < dayOf(run.createdAt)) {
    throw invalid([
      {
        path: 'postedOn',
        message: {
          de: 'Wählen Sie einen Tag zwischen dem Druck und heute.',
          en: 'Choose a day between printing and today.',
        },
      },
    ])
  }
  await deps.db.tx(async (tx) => {
    const { count } = await tx.printRun.updateMany({
      where: { id, state: 'ready', reprint: false },
      data: { state: 'posted', postedOn: new Date(postedOn) },
    })
    if (count === 0)
      throw conflict('NOT_READY', {
        de: 'Dieser Drucklauf ist noch nicht fertig oder schon gepostet.',
        en: 'This print run is not ready or has been posted before.',
      })
    const posted = await markPosted(tx, id, postedOn)
    await countOnInvitations(tx, posted, postedOn)
    const waiting = posted.filter((letter) => !letter.optional)
    await tx.wait.updateMany({
      where: {
        kind: 'printDueOn',
        closedAt: null,
        subject: { in: waiting.map((letter) => letter.subject) },
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
    await recordEvents(
      tx,
      deps,
      posted.map(({ subject, document_type: documentType }) => ({
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

/**
 * Only letters that are still in the run: one held or cancelled after the printing is not posted.
 */
const markPosted = (tx: Tx, runId: string, postedOn: string): Promise<Posted[]> =>
  tx.$queryRaw<Posted[]>`UPDATE letter
    SET state = 'posted', posted_on = ${postedOn}::date
    WHERE run_id = ${runId}::uuid AND state = 'in-run'
    RETURNING id, subject, invitation_id, document_type, optional`

async function countOnInvitations(tx: Tx, posted: Posted[], postedOn: string): Promise<void> {
  const ids = posted
    .filter((letter) => letter.invitation_id && COUNTED.includes(letter.document_type))
    .map((letter) => letter.invitation_id)
  await tx.$executeRaw`UPDATE invitation
    SET letters_sent = letters_sent + 1,
      first_posted_on = coalesce(first_posted_on, ${postedOn}::date)
    WHERE id = ANY(${ids}::uuid[])`
}

/** A jammed run is printed once more from the same PDF: no new letters, no new deadline. */
export async function repeatRun(deps: Deps, id: string, actor: Actor): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { count } = await tx.printRun.updateMany({
      where: { id, state: { in: ['ready', 'posted'] } },
      data: { repeats: { increment: 1 } },
    })
    if (count === 0)
      throw conflict('NOT_READY', {
        de: 'Dieser Drucklauf ist noch nicht fertig.',
        en: 'This print run is not ready.',
      })
    await recordAudit(tx, deps, { actor, action: 'print-run.repeat', subject: `print-run:${id}` })
    announce(tx, 'prints')
  })
}
