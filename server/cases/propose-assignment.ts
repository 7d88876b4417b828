import { announce } from '../db.ts'
import type { Deps } from '../deps.ts'
import { recordEvent } from './record-event.ts'

const FULL = 80 // a caseworker with this many cases is not given more without a word (docs/procedure.md, "Assignment")

export type Candidate = { id: string; display_name: string; languages: string[]; load: number; absent: boolean }

/** Caseworkers of an agency with their open cases, the least loaded first. */
export async function listCandidates(deps: Deps, agency: string): Promise<Candidate[]> {
  const today = deps.clock.now()
  return await deps.db.query<Candidate>(
    `SELECT s.id, s.display_name, s.languages, count(c.id)::int AS load,
       EXISTS (SELECT FROM absence a WHERE a.staff_id = s.id AND $2::date BETWEEN a.from_on AND a.to_on) AS absent
     FROM staff s LEFT JOIN help_case c ON c.caseworker_id = s.id AND c.status <> 'closed'
     WHERE s.agency_id = $1 AND s.active AND 'caseworker' = ANY(s.roles) GROUP BY s.id ORDER BY load, s.display_name`,
    [agency, today],
  )
}

type Proposal = { staffId: string | null; warnings: string[] }

/** By language, then load, never someone absent; what is not as it should be becomes a warning, so that a person decides. */
function propose(candidates: Candidate[], language: string): Proposal {
  const present = candidates.filter((candidate) => !candidate.absent)
  const speaking = present.filter((candidate) => candidate.languages.includes(language))
  const chosen = speaking[0] ?? present[0] ?? null
  if (!chosen) return { staffId: null, warnings: ['nobody-present'] }
  const warnings = [speaking.length === 0 && language !== 'de' ? 'language' : null, chosen.load >= FULL ? 'load' : null]
  return { staffId: chosen.id, warnings: warnings.filter((warning) => warning !== null) }
}

/** Writes the proposal for a case that nobody has. Run again, it proposes anew as long as nothing is confirmed. */
export async function proposeAssignment(deps: Deps, caseId: string): Promise<void> {
  const found = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId }, include: { person: { select: { language: true } } } })
  const { staffId, warnings } = propose(await listCandidates(deps, found.agencyId), found.person.language)
  await deps.db.tx(async (tx) => {
    const { count } = await tx.case.updateMany({ where: { id: caseId, caseworkerId: null, proposedId: null }, data: { proposedId: staffId, proposalNote: warnings } })
    if (count) await recordEvent(tx, deps, { subject: `case:${caseId}`, kind: 'decision', code: 'assignment-proposed' })
    announce(tx, 'cases')
  })
}
