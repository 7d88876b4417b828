import { moveTalks } from '#server/procedure/appointments/move-talks.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { recordEvents } from '#server/procedure/timeline/record-event.ts'
import { announce, queryOf } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { invalid, notFound } from '#server/base/errors.ts'
import { listConflicts } from '#server/procedure/staff/conflicts.ts'
import { listMembers } from './read-team.ts'
import type { Handover, HandoverProposal, HandoverResult } from './schema.ts'
import { shareOut } from './share-out.ts'

type CaseRow = {
  case_id: string
  case_ref: string | null
  person_id: string
  last_name: string
  first_name: string
  language: string
  support_level: string | null
  open_tasks: number
}

/**
 * Running cases of a colleague (or one of them), shared out among those who are there today;
 * nothing is changed.
 * @throws AppError NOT_FOUND
 */
export async function proposeHandover(
  deps: Deps,
  { from, case: only }: { from: string; case?: string | undefined },
  actor: Actor,
): Promise<HandoverProposal> {
  const members = await listMembers(deps, actor)
  if (!members.some(({ id }) => id === from)) throw notFound()
  const present = members.filter(({ id, absence }) => id !== from && !absence?.isNow)
  const rows = await deps.db.query<CaseRow>(
    `SELECT c.id AS case_id, c.case_ref, c.person_id, p.last_name, p.first_name, p.language,
       c.support_level,
       (
         SELECT count(*)::int
         FROM task t
         WHERE t.subject = 'case:' || c.id AND t.state = 'open' AND t.submission_id IS NULL
       ) AS open_tasks
     FROM help_case c
     JOIN person p ON p.id = c.person_id
     WHERE c.caseworker_id = $1::uuid AND c.agency_id = $2 AND c.status <> 'closed'
       AND ($3::uuid IS NULL OR c.id = $3)
     ORDER BY p.last_name, p.first_name, c.id
     LIMIT 500`,
    [from, actor.agency, only ?? null],
  )
  const conflicts = await listConflicts(
    deps.db.query,
    rows.map((row) => row.person_id),
  )
  const shared = shareOut(
    rows.map((row) => ({
      row,
      caseId: row.case_id,
      language: row.language,
      supportLevel: row.support_level,
      conflicts: conflicts.get(row.person_id),
    })),
    present,
  )
  const items = shared.map(({ of: { row, conflicts: torn }, toId, speaksLanguage }) => ({
    caseId: row.case_id,
    caseRef: row.case_ref,
    person: `${row.last_name}, ${row.first_name}`,
    openTasks: row.open_tasks,
    toId,
    speaksLanguage,
    conflicts: [...(torn ?? [])],
  }))
  return { items: items.toSorted((a, b) => a.person.localeCompare(b.person, 'de')) }
}

/**
 * Gives cases with their open tasks to other caseworkers of the agency, in one transaction. A case
 * that somebody else has by now stays where it is and comes back as `changed`, one whose taker has
 * a conflict of interest as `conflict`.
 * @throws AppError INVALID for somebody outside the agency
 */
export async function handOver(
  deps: Deps,
  { fromId, items }: Handover,
  actor: Actor,
): Promise<HandoverResult> {
  const members = await listMembers(deps, actor)
  if (!members.some(({ id }) => id === fromId)) throw notFound()
  if (items.some(({ toId }) => toId === fromId || !members.some(({ id }) => id === toId)))
    throw invalid([
      {
        path: 'items',
        message: {
          de: 'Wählen Sie andere Personen aus dieser Sozialagentur.',
          en: 'Choose other people of this agency.',
        },
      },
    ])
  return await deps.db.tx(async (tx) => {
    const torn = await queryOf(tx)<{ id: string }>(
      `SELECT c.id
       FROM unnest($1::text[], $2::text[]) AS v(case_id, staff_id)
       JOIN help_case c ON c.id::text = v.case_id
       JOIN staff_conflict k ON k.person_id = c.person_id AND k.staff_id::text = v.staff_id`,
      [items.map(({ caseId }) => caseId), items.map(({ toId }) => toId)],
    )
    const conflicts = new Set(torn.map(({ id }) => id))
    const free = items.filter(({ caseId }) => !conflicts.has(caseId))
    const moved = await queryOf(tx)<{ id: string; to_id: string }>(
      `UPDATE help_case c
       SET caseworker_id = v.to_id
       FROM (
         SELECT case_id::uuid, staff_id::uuid AS to_id
         FROM unnest($1::text[], $2::text[]) AS u(case_id, staff_id)
       ) v
       WHERE c.id = v.case_id AND c.caseworker_id = $3::uuid AND c.agency_id = $4
         AND c.status <> 'closed'
       RETURNING c.id, v.to_id`,
      [free.map(({ caseId }) => caseId), free.map(({ toId }) => toId), fromId, actor.agency],
    )
    await queryOf(tx)(
      `UPDATE task t
       SET assignee_id = v.staff_id::uuid
       FROM unnest($1::text[], $2::text[]) AS v(case_id, staff_id)
       WHERE t.subject = 'case:' || v.case_id AND t.state = 'open' AND t.assignee_id = $3::uuid`,
      [moved.map(({ id }) => id), moved.map(({ to_id }) => to_id), fromId],
    )
    for (const toId of new Set(moved.map(({ to_id }) => to_id)))
      await moveTalks(tx, deps, {
        talks: {
          fromId,
          toId,
          caseIds: moved.filter(({ to_id }) => to_id === toId).map(({ id }) => id),
          days: null,
        },
        actor,
      })
    await recordEvents(
      tx,
      deps,
      moved.map(({ id }) => ({
        subject: `case:${id}`,
        kind: 'decision',
        code: 'case-handed-over',
        actorId: actor.id,
      })),
    )
    for (const { id, to_id } of moved)
      await recordAudit(tx, deps, {
        actor,
        action: 'case.hand-over',
        subject: `case:${id}`,
        detail: { from: fromId, to: to_id },
      })
    announce(tx, 'cases', `tasks@${actor.agency}`)
    const done = new Set(moved.map(({ id }) => id))
    return {
      items: items.map(({ caseId }) => ({
        caseId,
        result: done.has(caseId) ? 'done' : conflicts.has(caseId) ? 'conflict' : 'changed',
      })),
    }
  })
}
