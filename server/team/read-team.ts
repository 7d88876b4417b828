import type { Actor } from '../auth/actor.ts'
import { dayOf } from '../clock.ts'
import type { Deps } from '../deps.ts'
import type { Team } from './schema.ts'
import { WEIGHT_SQL } from './weighted-load.ts'

type MemberRow = { id: string; display_name: string; languages: string[]; weighted_load: number; absence_id: string | null; from_on: string | null; to_on: string | null; substitute: string | null }
type WaitingRow = { key: string; last_name: string; first_name: string; case_ref: string | null; priority: string | null; due_at: Date }

/** The caseworkers of the lead's agency with weighted caseload and absence, and the cases that wait for an assignment. */
export async function readTeam(deps: Deps, actor: Actor): Promise<Team> {
  const today = dayOf(deps.clock.now())
  const [members, waiting] = await Promise.all([
    deps.db.query<MemberRow>(
      `SELECT s.id, s.display_name, s.languages, coalesce(sum(${WEIGHT_SQL}) FILTER (WHERE c.id IS NOT NULL), 0)::float AS weighted_load,
         a.id AS absence_id, a.from_on::text, a.to_on::text, u.display_name AS substitute
       FROM staff s LEFT JOIN help_case c ON c.caseworker_id = s.id AND c.status <> 'closed'
       LEFT JOIN LATERAL (SELECT * FROM absence WHERE staff_id = s.id AND to_on >= $2::date ORDER BY from_on LIMIT 1) a ON true
       LEFT JOIN staff u ON u.id = a.substitute_id
       WHERE s.agency_id = $1 AND s.active AND 'caseworker' = ANY(s.roles)
       GROUP BY s.id, a.id, a.from_on, a.to_on, u.display_name ORDER BY s.display_name, s.id`,
      [actor.agency, today],
    ),
    deps.db.query<WaitingRow>(
      `SELECT t.key, p.last_name, p.first_name, c.case_ref, t.priority, t.due_at FROM task t JOIN help_case c ON t.subject = 'case:' || c.id JOIN person p ON p.id = c.person_id
       WHERE c.agency_id = $1 AND t.state = 'open' AND t.submission_id IS NULL AND t.form_id = 'confirm-assignment' ORDER BY t.due_at, t.key LIMIT 200`,
      [actor.agency],
    ),
  ])
  return { members: members.map(presentMember), waiting: waiting.map((row) => ({ taskKey: row.key, person: `${row.last_name}, ${row.first_name}`, caseRef: row.case_ref, priority: row.priority, dueAt: row.due_at.toISOString() })) }
}

const presentMember = (row: MemberRow): Team['members'][number] => ({
  id: row.id,
  displayName: row.display_name,
  languages: row.languages,
  weightedLoad: row.weighted_load,
  absence: row.absence_id ? { id: row.absence_id, fromOn: row.from_on!, toOn: row.to_on!, substitute: row.substitute! } : null,
})
