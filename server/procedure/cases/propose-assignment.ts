import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import { propose } from './propose.ts'
import { listCandidates, lockProposals } from './queries.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { caseSubject } from '#server/base/subject.ts'

const WARNINGS: Record<string, Sentence> = {
  'nobody-present': {
    de: 'Heute ist niemand aus dem Fallmanagement da.',
    en: 'No caseworker is present today.',
  },
  conflict: {
    de: 'Alle, die heute da sind, haben bei dieser Person einen Interessenkonflikt.',
    en: 'Everybody present has a conflict of interest with this person.',
  },
  language: {
    de: 'Niemand Anwesendes spricht die Sprache der Person.',
    en: "Nobody present speaks the person's language.",
  },
  load: {
    de: 'Die vorgeschlagene Person hat schon 80 Fälle oder mehr.',
    en: 'The person proposed already has 80 cases or more.',
  },
}

/** What the lead should know about a proposal, in words; null where all is as it should be. */
export function warningsOf(codes: readonly string[]): Sentence | null {
  const found = codes.flatMap((code) => WARNINGS[code] ?? [])
  return found.length
    ? { de: found.map(({ de }) => de).join(' '), en: found.map(({ en }) => en).join(' ') }
    : null
}

/** Writes the proposal for a case that nobody has. Run again, it changes nothing. */
export async function proposeAssignment(deps: Deps, caseId: string): Promise<void> {
  await deps.db.tx((tx) => proposeIn(tx, deps, caseId))
}

/** The same in the transaction of what asks for it. */
export async function proposeIn(tx: Tx, deps: Deps, caseId: string): Promise<void> {
  await lockProposals(queryOf(tx))
  const {
    agencyId: agency,
    personId,
    person,
  } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { person: { select: { language: true } } },
  })
  const { staffId, warnings } = propose(
    await listCandidates(queryOf(tx), { agency, personId, at: deps.clock.now() }),
    person.language,
  )
  const { count } = await tx.case.updateMany({
    where: { id: caseId, caseworkerId: null, proposedId: null },
    data: { proposedId: staffId, proposalNote: warnings },
  })
  if (count)
    await recordEvent(tx, deps, {
      subject: caseSubject(caseId),
      kind: 'decision',
      code: 'assignment-proposed',
    })
  announce(tx, 'cases')
}
