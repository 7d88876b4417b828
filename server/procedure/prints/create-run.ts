import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import { takeQueued } from './queries.ts'
import { checkLetter } from '#server/procedure/letters/fit-letter.ts'
import { getDocumentType } from '#server/procedure/letters/letter-data.ts'
import { composeFor, findSource } from './letter-facts.ts'
import { reasonWords } from './reasons.ts'
import { whyGone } from './why-gone.ts'
import { parseSubject } from '#server/base/subject.ts'

type LeftOut = { letterId: string; reference: string; reason: string; reasonEn: string }

const NOTHING = {
  de: 'Es liegt kein Brief zum Druck bereit.',
  en: 'No letter is ready for printing.',
}

/**
 * Makes a print run of the letters asked for, or of all that are queued. Each is checked again: who
 * died, moved away or wants no more letters since it was written is left out and held; so is a
 * letter about a talk that is not at that time any more. The PDF is made in the background.
 * @throws AppError NOTHING_TO_PRINT
 */
export async function createRun(
  deps: Deps,
  letterIds: string[] | undefined,
  actor: Actor,
): Promise<string> {
  const id = await deps.db.tx(async (tx) => {
    const taken = await takeQueued(queryOf(tx), letterIds ?? null)
    const leftOut = await leaveOut(tx, taken)
    const kept = taken.filter((id) => !leftOut.some((left) => left.letterId === id))
    await refresh(tx, deps, kept)
    announce(tx, 'prints')
    // who is left out stays held
    if (kept.length === 0) return null
    const run = await tx.printRun.create({
      data: { letterIds: kept, leftOut, createdBy: actor.id, createdAt: deps.clock.now() },
    })
    await tx.letter.updateMany({
      where: { id: { in: kept } },
      data: { state: 'in-run', runId: run.id },
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'print-run.create',
      subject: `print-run:${run.id}`,
      detail: { letters: kept.length },
    })
    return run.id
  })
  if (id === null) throw conflict('NOTHING_TO_PRINT', NOTHING)
  return id
}

/**
 * A letter of a case says what is so on the day it is printed: who leads the case, what is allowed,
 * what is known. One about a talk names its own time and stays as it is.
 */
async function refresh(tx: Tx, deps: Deps, ids: string[]): Promise<void> {
  const letters = await tx.letter.findMany({
    where: { id: { in: ids }, caseId: { not: null }, documentType: { not: 'APPOINTMENT_LETTER' } },
    select: { id: true, caseId: true, documentType: true },
  })
  for (const { id, caseId, documentType } of letters) {
    const source = await findSource(tx, { caseId, invitationId: null })
    if (!source) continue
    const data = await composeFor(tx, deps, { source, documentType: getDocumentType(documentType) })
    if (checkLetter(data).length === 0) await tx.letter.update({ where: { id }, data: { data } })
  }
}

/** Holds what stands on nothing any more; letters of a case are asked one by one. */
async function leaveOut(tx: Tx, ids: string[]): Promise<LeftOut[]> {
  const OR = [{ diedOn: { not: null } }, { movedAwayOn: { not: null } }, { noMoreLetters: true }]
  const suspects = await tx.letter.findMany({
    where: { id: { in: ids }, OR: [{ person: { OR } }, { caseId: { not: null } }] },
    include: { person: true },
    omit: { data: true },
  })
  const leftOut: LeftOut[] = []
  for (const letter of suspects) {
    const reason = await whyGone(tx, letter)
    if (reason === null) continue
    await tx.letter.update({
      where: { id: letter.id },
      data: { state: 'held', holdReason: reason },
    })
    const words = reasonWords(reason)
    const { reference } = letter.person
    leftOut.push({ letterId: letter.id, reference, reason: words.de, reasonEn: words.en })
  }
  return leftOut
}

/** Prints one letter again, as it was: a run of its own that starts no deadline. */
export async function reprintLetter(deps: Deps, letterId: string, actor: Actor): Promise<string> {
  return await deps.db.tx(async (tx) => {
    const found = await tx.letter.findFirst({
      where: { id: letterId, state: { in: ['posted', 'in-run'] } },
      select: { id: true, subject: true },
    })
    if (!found)
      throw conflict('NOT_PRINTED', {
        de: 'Dieser Brief ist noch nicht gedruckt.',
        en: 'This letter has not been printed yet.',
      })
    const run = await tx.printRun.create({
      data: {
        letterIds: [letterId],
        reprint: true,
        createdBy: actor.id,
        createdAt: deps.clock.now(),
      },
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'letter.reprint',
      subject: parseSubject(found.subject),
      detail: { letter: letterId },
    })
    announce(tx, 'prints')
    return run.id
  })
}
