import { randomUUID } from 'node:crypto'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing, getCase } from '#server/procedure/cases/find-case.ts'
import { lockCase } from '#server/procedure/cases/lock-case.ts'
import { dayToStore } from '#server/base/clock.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import type { Case } from '#server/generated/prisma/client.ts'
import type { LetterData } from '#server/procedure/letters/letter-data.ts'
import { postalKey } from '#server/procedure/letters/letter-data.ts'
import { leaveRun } from '#server/procedure/prints/hold-letters.ts'
import { tellEnd } from '#server/procedure/prints/tell-end.ts'
import { demand } from '#server/web/policies/demand.ts'
import { letterPolicy } from '#server/web/policies/letter-policy.ts'
import { composePaper } from './compose-paper.ts'
import { listPapers } from './list-papers.ts'
import { paperTypes } from './paper-types.ts'
import type { PaperKind, PaperOutcome } from './schema.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'

type Settling = { caseId: string; kind: PaperKind; outcome: PaperOutcome }

/** Of a letter that waits for the post, too: what is handed over is not posted again. */
const OPEN = ['at-desk', 'rendered', 'queued', 'in-run']

/**
 * Who works on the case says what became of a paper: handed over, sent by themselves, not wanted.
 * What was handed over or sent is frozen as it stands now.
 * @throws AppError NOT_FOUND, FORBIDDEN, NOTHING_READY
 */
export async function settlePaper(
  deps: Deps,
  { caseId, kind, outcome }: Settling,
  actor: Actor,
): Promise<void> {
  const found = await getCase(deps, caseId, { actor })
  const papers = await listPapers(deps.db.prisma, found, actor)
  demand(
    papers.some((paper) => paper.kind === kind),
    letterPolicy.settle(actor, paperTypes[kind], caseThing(found)),
  )
  const subject = caseSubject(caseId)
  await deps.db.tx(async (tx) => {
    await lockCase(tx, caseId)
    const data = await composePaper(tx, deps, { caseId, kind })
    const letterId = await store(tx, deps, { found, kind, outcome, actor, data })
    await recordEvent(tx, deps, {
      subject,
      kind: 'letter',
      code: `paper-${outcome}`,
      detail: { documentType: paperTypes[kind] },
      actorId: actor.id,
    })
    await recordAudit(tx, deps, {
      actor,
      action: `paper.${outcome}`,
      subject,
      detail: { letter: letterId },
    })
    announce(tx, 'cases', 'prints')
  })
}

type Stored = Omit<Settling, 'caseId'> & { found: Case; actor: Actor; data: LetterData }

/** Ends the papers of this kind that lie ready, or notes one that was printed just now. */
async function store(tx: Tx, deps: Deps, stored: Stored): Promise<string> {
  const { found, kind, outcome, actor, data } = stored
  const at = deps.clock.now()
  const documentType = paperTypes[kind]
  const ended = {
    state: outcome,
    settledAt: at,
    settledBy: actor.id,
    runId: null,
    ...(outcome === 'sent' && { postedOn: dayToStore(at) }),
  }
  const open = await tx.letter.findMany({
    where: { caseId: found.id, documentType, state: { in: OPEN } },
    orderBy: { createdAt: 'desc' },
    include: { person: { select: { reference: true } } },
  })
  for (const { id, runId, optional, person } of open) {
    await tx.letter.update({
      where: { id },
      data: outcome === 'not-wanted' ? ended : { ...ended, data },
    })
    if (runId) await leaveRun(tx, runId, { letterId: id, reference: person.reference, ...GIVEN })
    if (!optional) await tellEnd(tx, deps, { id, caseId: found.id, outcome })
  }
  if (open[0]) return open[0].id
  if (outcome === 'not-wanted') throw conflict('NOTHING_READY', NOTHING_READY)
  const subject = subjectText(caseSubject(found.id))
  const person = await tx.person.findUniqueOrThrow({ where: { id: found.personId } })
  const { id } = await tx.letter.create({
    data: {
      ...ended,
      subject,
      caseId: found.id,
      personId: person.id,
      documentType,
      optional: true,
      data,
      sortKey: postalKey(person),
      callKey: `desk/${randomUUID()}`,
      createdAt: at,
    },
    select: { id: true },
  })
  return id
}

const GIVEN = {
  reason: 'Der Brief ist schon übergeben. Nehmen Sie ihn aus dem Stapel.',
  reasonEn: 'The letter has been handed over. Take it out of the pile.',
}
const NOTHING_READY = {
  de: 'Dieses Blatt liegt nicht mehr bereit.',
  en: 'This paper does not lie ready any more.',
}
