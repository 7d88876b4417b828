import type { Actor } from '#server/web/auth/actor.ts'
import { warningsOf } from '#server/procedure/cases/propose-assignment.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Team } from './schema.ts'
import { WEIGHT_SQL } from './weighted-load.ts'

type MemberRow = {
  id: string
  display_name: string
  languages: string[]
  weighted_load: number
  absence_id: string | null
  from_on: string | null
  to_on: string | null
  is_now: boolean
  substitute: string | null
}
type PersonRow = { case_id: string; last_name: string; first_name: string; case_ref: string | null }
type WaitingRow = PersonRow & {
  key: string
  language: string
  priority: string | null
  due_at: Date
  proposed_id: string | null
  proposal_note: string[]
  conflicts: string[]
}
type TornRow = PersonRow & { caseworker_id: string; torn_id: string }

const nameOf = ({ last_name: lastName, first_name: firstName }: PersonRow): string =>
  `${lastName}, ${firstName}`

/**
 * The lead's page: caseworkers of the agency with weighted caseload and absence, cases that wait
 * for an assignment, and cases to be handed over for a conflict of interest.
 */
export async function readTeam(deps: Deps, actor: Actor): Promise<Team> {
  const [members, waiting, torn] = await Promise.all([
    listMembers(deps, actor),
    listWaiting(deps, actor),
    listTorn(deps, actor),
  ])
  return { members, waiting, torn }
}

export async function listMembers(deps: Deps, actor: Actor): Promise<Team['members']> {
  const rows = await deps.db.query<MemberRow>(
    `SELECT s.id, s.display_name, s.languages,
       coalesce(sum(${WEIGHT_SQL}) FILTER (WHERE c.id IS NOT NULL), 0)::float AS weighted_load,
       a.id AS absence_id, a.from_on::text, a.to_on::text,
       coalesce(a.from_on <= $2::date, false) AS is_now, u.display_name AS substitute
     FROM staff s
     LEFT JOIN help_case c ON c.caseworker_id = s.id AND c.status <> 'closed'
     LEFT JOIN LATERAL (
       SELECT * FROM absence WHERE staff_id = s.id AND to_on >= $2::date ORDER BY from_on LIMIT 1
     ) a ON true
     LEFT JOIN staff u ON u.id = a.substitute_id
     WHERE s.agency_id = $1 AND s.active AND 'caseworker' = ANY(s.roles)
     GROUP BY s.id, a.id, a.from_on, a.to_on, u.display_name
     ORDER BY s.display_name, s.id`,
    [actor.agency, dayOf(deps.clock.now())],
  )
  return rows.map((row) => ({
    id: row.id,
    displayName: row.display_name,
    languages: row.languages,
    weightedLoad: row.weighted_load,
    absence: row.absence_id
      ? {
          id: row.absence_id,
          fromOn: row.from_on!,
          toOn: row.to_on!,
          isNow: row.is_now,
          substitute: row.substitute!,
        }
      : null,
  }))
}

async function listWaiting(deps: Deps, actor: Actor): Promise<Team['waiting']> {
  const rows = await deps.db.query<WaitingRow>(
    `SELECT t.key, c.id AS case_id, p.last_name, p.first_name, p.language, c.case_ref,
       t.priority, t.due_at, c.proposed_id, coalesce(c.proposal_note, '{}') AS proposal_note,
       ARRAY(SELECT k.staff_id::text FROM staff_conflict k WHERE k.person_id = p.id) AS conflicts
     FROM task t
     JOIN help_case c ON t.subject = 'case:' || c.id
     JOIN person p ON p.id = c.person_id
     WHERE c.agency_id = $1 AND t.state = 'open' AND t.submission_id IS NULL
       AND t.form_id = 'confirm-assignment'
     ORDER BY t.due_at, t.key
     LIMIT 200`,
    [actor.agency],
  )
  return rows.map((row) => ({
    taskKey: row.key,
    caseId: row.case_id,
    person: nameOf(row),
    caseRef: row.case_ref,
    language: row.language,
    priority: row.priority,
    dueAt: row.due_at.toISOString(),
    proposedId: row.proposed_id,
    warning: warningsOf(row.proposal_note),
    conflicts: row.conflicts,
  }))
}

/**
 * Cases whose caseworker, or whoever stands in for them today, has a conflict of interest: nobody
 * may work on the latter.
 */
async function listTorn(deps: Deps, actor: Actor): Promise<Team['torn']> {
  const rows = await deps.db.query<TornRow>(
    `SELECT c.id AS case_id, c.case_ref, c.caseworker_id, k.staff_id AS torn_id, p.last_name,
       p.first_name
     FROM help_case c
     JOIN person p ON p.id = c.person_id
     JOIN staff_conflict k ON k.person_id = p.id
     WHERE c.agency_id = $1 AND c.status <> 'closed'
       AND (
         k.staff_id = c.caseworker_id
           OR EXISTS (
             SELECT
             FROM absence a
             WHERE a.staff_id = c.caseworker_id AND a.substitute_id = k.staff_id
               AND $2::date BETWEEN a.from_on AND a.to_on
           )
       )
     ORDER BY p.last_name, p.first_name, c.id, k.staff_id
     LIMIT 200`,
    [actor.agency, dayOf(deps.clock.now())],
  )
  return rows.map((row) => ({
    caseId: row.case_id,
    person: nameOf(row),
    caseRef: row.case_ref,
    caseworkerId: row.caseworker_id,
    tornId: row.torn_id,
  }))
}
