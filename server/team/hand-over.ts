import type { Actor } from '../auth/actor.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { recordEvents } from '../cases/record-event.ts'
import { dayOf } from '../clock.ts'
import { announce, queryOf } from '../db.ts'
import type { Deps } from '../deps.ts'
import { invalid, notFound } from '../errors.ts'
import { readTeam } from './read-team.ts'
import type { Handover, HandoverProposal } from './schema.ts'
import { shareOut } from './share-out.ts'

type CaseRow = { case_id: string; case_ref: string | null; last_name: string; first_name: string; language: string; support_level: string | null; open_tasks: number }

/** Running cases of a colleague, shared out among those who are there today; nothing is changed. @throws AppError NOT_FOUND */
export async function proposeHandover(deps: Deps, { from }: { from: string }, actor: Actor): Promise<HandoverProposal> {
  const { members } = await readTeam(deps, actor)
  if (!members.some(({ id }) => id === from)) throw notFound()
  const today = dayOf(deps.clock.now())
  const present = members.filter(({ id, absence }) => id !== from && !(absence && absence.fromOn <= today))
  const rows = await deps.db.query<CaseRow>(
    `SELECT c.id AS case_id, c.case_ref, p.last_name, p.first_name, p.language, c.support_level,
       (SELECT count(*)::int FROM task t WHERE t.subject = 'case:' || c.id AND t.state = 'open' AND t.submission_id IS NULL) AS open_tasks
     FROM help_case c JOIN person p ON p.id = c.person_id WHERE c.caseworker_id = $1::uuid AND c.agency_id = $2 AND c.status <> 'closed' ORDER BY p.last_name, p.first_name, c.id LIMIT 500`,
    [from, actor.agency],
  )
  const shared = shareOut(rows.map((row) => ({ row, caseId: row.case_id, language: row.language, supportLevel: row.support_level })), present)
  const items = shared.map(({ of: { row }, toId, speaksLanguage }) => ({ caseId: row.case_id, caseRef: row.case_ref, person: `${row.last_name}, ${row.first_name}`, openTasks: row.open_tasks, toId, speaksLanguage }))
  return { items: items.toSorted((a, b) => a.person.localeCompare(b.person, 'de')) }
}

/**
 * Gives cases with their open tasks to other caseworkers of the agency, in one transaction. A case that somebody else has by now stays where it is and
 * comes back as `changed`. @throws AppError INVALID for somebody outside the agency
 */
export async function handOver(deps: Deps, { fromId, items }: Handover, actor: Actor): Promise<{ items: { caseId: string; result: 'done' | 'changed' }[] }> {
  const { members } = await readTeam(deps, actor)
  if (!members.some(({ id }) => id === fromId)) throw notFound()
  if (items.some(({ toId }) => toId === fromId || !members.some(({ id }) => id === toId))) throw invalid([{ path: 'items', message: { de: 'Wählen Sie andere Personen aus dieser Sozialagentur.', en: 'Choose other people of this agency.' } }])
  return await deps.db.tx(async (tx) => {
    const moved = await queryOf(tx)<{ id: string; to_id: string }>(
      `UPDATE help_case c SET caseworker_id = v.to_id FROM (SELECT case_id::uuid, staff_id::uuid AS to_id FROM unnest($1::text[], $2::text[]) AS u(case_id, staff_id)) v
       WHERE c.id = v.case_id AND c.caseworker_id = $3::uuid AND c.agency_id = $4 AND c.status <> 'closed' RETURNING c.id, v.to_id`,
      [items.map(({ caseId }) => caseId), items.map(({ toId }) => toId), fromId, actor.agency],
    )
    await queryOf(tx)(
      `UPDATE task t SET assignee_id = v.staff_id::uuid FROM unnest($1::text[], $2::text[]) AS v(case_id, staff_id) WHERE t.subject = 'case:' || v.case_id AND t.state = 'open' AND t.assignee_id = $3::uuid`,
      [moved.map(({ id }) => id), moved.map(({ to_id }) => to_id), fromId],
    )
    await recordEvents(tx, deps, moved.map(({ id }) => ({ subject: `case:${id}`, kind: 'decision', code: 'case-handed-over', actorId: actor.id })))
    for (const { id, to_id } of moved) await recordAudit(tx, deps, { actor, action: 'case.hand-over', subject: `case:${id}`, detail: { from: fromId, to: to_id } })
    announce(tx, 'cases', `tasks@${actor.agency}`)
    const done = new Set(moved.map(({ id }) => id))
    return { items: items.map(({ caseId }) => ({ caseId, result: done.has(caseId) ? 'done' : 'changed' })) }
  })
}
