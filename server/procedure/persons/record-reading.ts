import type { Deps } from '#server/base/deps.ts'
import { withConnection } from '#server/base/db.ts'
import type { Shown } from '#server/web/http/shown.ts'

const HOUR_MS = 3_600_000
/** As long as a session at most: a page that stays open refreshes what its person has seen. */
const SEEN_HOURS = 12
const REMEMBERED = 50_000

/** Ids of people, cases, invitations, letters, runs, talks, scans and list rows lead to people. */
const PEOPLE = `SELECT id FROM person WHERE id = ANY($2::uuid[])
  UNION SELECT person_id FROM help_case WHERE id = ANY($2::uuid[])
  UNION SELECT person_id FROM invitation WHERE id = ANY($2::uuid[])
  UNION SELECT person_id FROM letter WHERE id = ANY($2::uuid[])
  UNION SELECT l.person_id FROM print_run r JOIN letter l ON l.id = ANY(r.letter_ids)
    WHERE r.id = ANY($2::uuid[])
  UNION SELECT c.person_id FROM appointment a JOIN help_case c ON c.id = a.case_id
    WHERE a.id = ANY($2::uuid[])
  UNION SELECT c.person_id FROM scan s JOIN help_case c ON c.id = s.case_id
    WHERE s.id = ANY($2::uuid[])
  UNION SELECT known_as FROM recipient_row WHERE id = ANY($2::uuid[]) AND known_as IS NOT NULL`
const INSERT = `INSERT INTO audit.reading (actor_id, person_id, kind, hour)
  SELECT $1::uuid, shown.id, $3, $4 FROM (${PEOPLE}) AS shown
  WHERE NOT $5 OR NOT EXISTS (SELECT FROM audit.reading AS before
    WHERE before.person_id = shown.id AND before.actor_id = $1::uuid AND before.kind = $3
      AND before.hour > $4::timestamptz - make_interval(hours => ${SEEN_HOURS}))
  ON CONFLICT DO NOTHING`

const recorded = new WeakMap<Deps['db'], Map<string, number>>()

/**
 * Writes who was shown whom: one row per member of staff, person, kind and hour (real time). What a
 * page asks for by itself adds none for who was seen within a session's time. Asked before each
 * answer that shows people, so ids of this hour are remembered (docs/procedure.md, "Readings").
 */
export async function recordReading(deps: Deps, shown: Shown): Promise<void> {
  const { actorId, kind, ids, isBackground } = shown
  const hour = Math.floor(deps.clock.wallNow().getTime() / HOUR_MS)
  const known = recorded.get(deps.db) ?? new Map<string, number>()
  recorded.set(deps.db, known)
  const oldest = isBackground ? hour - SEEN_HOURS : hour - 1
  const keyOf = (id: string): string => `${actorId} ${kind} ${id}`
  const fresh = ids.filter((id) => (known.get(keyOf(id)) ?? 0) <= oldest)
  if (fresh.length === 0) return
  await deps.db.query(INSERT, [actorId, fresh, kind, new Date(hour * HOUR_MS), isBackground])
  if (known.size + fresh.length > REMEMBERED) known.clear()
  // a page's own question says nothing about this hour, when its person may still come and look
  for (const id of fresh) known.set(keyOf(id), isBackground ? hour - 1 : hour)
}

/** Deletes what was read more than a year ago; only the owner of the tables may. */
export async function forgetReadings(ownerUrl: string, wall: Date): Promise<void> {
  await withConnection(ownerUrl, (query) =>
    query(`DELETE FROM audit.reading WHERE hour < $1::timestamptz - interval '1 year'`, [wall]),
  )
}
