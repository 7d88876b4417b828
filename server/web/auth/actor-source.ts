import { dayOf, type Clock } from '#server/base/clock.ts'
import type { Db } from '#server/base/db.ts'
import { ROLES, type Actor } from './actor.ts'

/** Gives the actor behind a staff id, or null when that person is not (or no longer) active. */
export type ActorSource = (staffId: string) => Promise<Actor | null>

type Row = {
  id: string
  displayName: string
  roles: string[]
  agency: string | null
  substituteFor: string[]
  conflicts: string[]
}

const SELECT = `SELECT s.id, s.display_name AS "displayName", s.roles, s.agency_id AS agency,
    coalesce((
      SELECT array_agg(DISTINCT a.staff_id::text) FROM absence a
      WHERE a.substitute_id = s.id AND a.from_on <= $2::date AND a.to_on >= $2::date
    ), '{}') AS "substituteFor",
    ARRAY(SELECT k.person_id::text FROM staff_conflict k WHERE k.staff_id = s.id) AS conflicts
  FROM staff s WHERE s.id = ANY($1::uuid[]) AND s.active`

/**
 * Loads actors as they stand in the database now, with the substitutions of today (trial time) and
 * their conflicts of interest.
 */
export async function loadActors(
  db: Db,
  clock: Clock,
  staffIds: string[],
): Promise<Map<string, Actor>> {
  const rows = await db.query<Row>(SELECT, [staffIds, dayOf(clock.now())])
  return new Map(rows.map((row) => [row.id, actorOf(row)]))
}

function actorOf(row: Row): Actor {
  const roles = ROLES.filter((role) => row.roles.includes(role))
  return {
    id: row.id,
    displayName: row.displayName,
    roles,
    agency: row.agency,
    substituteFor: row.substituteFor,
    conflicts: row.conflicts,
  }
}

/**
 * Like `loadActors` for one, remembering an answer for at most `keepMs`: a change of roles works
 * within that time. What `announce` tells of `actors` (an absence, a conflict of interest) works at
 * once; in other servers within that time.
 */
export function createActorSource(db: Db, clock: Clock, keepMs = 500): ActorSource {
  const kept = new Map<string, { at: number; actor: Promise<Actor | null> }>()
  db.onCommit((topics) => {
    if (topics.has('actors')) kept.clear()
  })
  return (staffId) => {
    const at = clock.wallNow().getTime()
    const known = kept.get(staffId)
    if (known && at - known.at < keepMs) return known.actor
    const actor = loadActors(db, clock, [staffId]).then((found) => found.get(staffId) ?? null)
    kept.set(staffId, { at, actor })
    actor.catch(() => kept.delete(staffId)) // the asker sees the error; the next one asks again
    return actor
  }
}
