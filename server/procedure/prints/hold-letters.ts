import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { reasonWords } from './reasons.ts'
import { leftOutSchema } from './schema.ts'
import { whyGone } from './why-gone.ts'

export type HoldTarget = {
  caseId?: string | null
  invitationId?: string | null
  personId?: string | null
  reason: string
}

/** Nothing has left the house yet. */
const ON_THE_WAY = ['rendered', 'queued', 'in-run']
const OPEN = [...ON_THE_WAY, 'at-desk']
/** Reasons for which a paper is not even handed over. */
const FINAL = ['client-died', 'withdrawal']
const ALL_GONE = 'Alle Briefe dieses Druckauftrags wurden angehalten.'

/**
 * Holds every letter of a case, an invitation or a person that is not posted yet, also one that
 * lies in a run. Who only wants no post, or moved, may still be handed a paper.
 */
export async function holdLetters(
  tx: Tx,
  { caseId, invitationId, personId, reason }: HoldTarget,
): Promise<void> {
  const targets = [
    caseId ? { caseId } : null,
    invitationId ? { invitationId } : null,
    personId ? { personId } : null,
  ].filter((target) => target !== null)
  if (targets.length === 0) return
  const letters = await tx.letter.findMany({
    where: { OR: targets, state: { in: FINAL.includes(reason) ? OPEN : ON_THE_WAY } },
    select: { id: true },
  })
  await holdEach(tx, new Map(letters.map(({ id }) => [id, reason])))
}

/**
 * Holds each open letter of a case whose reason is gone, in the transaction that takes the reason
 * away (`why-gone.ts` says what a kind stands on).
 */
export async function holdWithoutReason(tx: Tx, caseId: string): Promise<void> {
  const letters = await tx.letter.findMany({
    where: { caseId, state: { in: OPEN } },
    select: { id: true, documentType: true, caseId: true, personId: true, createdAt: true },
  })
  const gone = new Map<string, string>()
  for (const letter of letters) {
    const reason = await whyGone(tx, letter)
    if (reason) gone.set(letter.id, reason)
  }
  await holdEach(tx, gone)
}

/** Letters held only for a while are on their way again, unless their reason is gone meanwhile. */
export async function releaseLetters(
  tx: Tx,
  deps: Deps,
  { caseId, reason }: { caseId: string; reason: string },
): Promise<void> {
  await tx.letter.updateMany({
    where: { caseId, state: 'held', holdReason: reason },
    data: { state: 'queued', holdReason: null, queuedAt: deps.clock.now() },
  })
  await holdWithoutReason(tx, caseId)
  announce(tx, 'prints')
}

async function holdEach(tx: Tx, reasons: Map<string, string>): Promise<void> {
  if (reasons.size === 0) return
  const letters = await tx.letter.findMany({
    where: { id: { in: [...reasons.keys()] }, state: { in: OPEN } },
    select: { id: true, runId: true, person: { select: { reference: true } } },
  })
  for (const { id } of letters)
    await tx.letter.update({
      where: { id },
      data: { state: 'held', holdReason: reasons.get(id) ?? null, runId: null },
    })
  for (const { id, runId, person } of letters) {
    const words = reasonWords(reasons.get(id) ?? null)
    const { reference } = person
    if (runId)
      await leaveRun(tx, runId, { letterId: id, reference, reason: words.de, reasonEn: words.en })
  }
  announce(tx, 'prints', 'cases')
}

/**
 * A letter leaves a run that may be printed already: the run says so, and its PDF is made anew
 * without it.
 */
export async function leaveRun(
  tx: Tx,
  runId: string,
  left: { letterId: string; reference: string; reason: string; reasonEn: string },
): Promise<void> {
  const run = await tx.printRun.findUniqueOrThrow({ where: { id: runId }, omit: { pdf: true } })
  if (run.state === 'posted' || run.state === 'failed') return
  const letterIds = run.letterIds.filter((id) => id !== left.letterId)
  const isOver = letterIds.length === 0
  await tx.printRun.update({
    where: { id: runId },
    data: {
      letterIds,
      leftOut: [...leftOutSchema.parse(run.leftOut), left],
      pdf: null,
      sha256: null,
      pages: null,
      ...(isOver && { state: 'failed', failure: ALL_GONE }),
    },
  })
}

/**
 * The worker's part of a right of the person; the click has held the letters before, this finds
 * what came in between.
 */
export const holdForProcess = async (deps: Deps, target: HoldTarget): Promise<void> =>
  deps.db.tx((tx) => holdLetters(tx, target))
