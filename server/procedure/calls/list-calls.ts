import { phoneWords } from '#server/base/texts/phone-numbers.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Call } from './schema.ts'

/** Longer than any desk's day; the rest comes up as these are done. */
const SHOWN = 200

type Row = Omit<Call, 'phone' | 'at'> & { phone: string | null; blocked: boolean; at: Date }

const PERSON = `p.id AS "personId", btrim(p.first_name || ' ' || p.last_name) AS person, p.phone,
    p.blocking_notice AS blocked, p.language`

/** Tasks of the desk in which somebody is called, that nobody else has. */
const TASKS = `
  SELECT CASE t.form_id WHEN 'agree-slot' THEN 'agree' ELSE 'contact' END AS kind, t.key AS id,
    ${PERSON}, t.due_at AS at, '{}'::text[] AS ways
  FROM task t
    JOIN person p ON p.id = t.person_id
  WHERE t.role = 'customer-centre' AND t.form_id IN ('phone-contact', 'agree-slot')
    AND t.state = 'open' AND t.submission_id IS NULL
    AND (t.assignee_id IS NULL OR t.assignee_id = $1::uuid)`

/** Talks that somebody is to be reminded of, as long as they agree to that and it lies ahead. */
const REMINDERS = `
  SELECT 'reminder' AS kind, a.id::text AS id, ${PERSON}, a.starts_at AS at, w.ways
  FROM appointment a
    JOIN help_case c ON c.id = a.case_id
    JOIN person p ON p.id = c.person_id
    JOIN LATERAL (
      SELECT array_agg(DISTINCT substr(s.kind, 9)) AS ways
      FROM consent s
      WHERE s.case_id = c.id AND s.kind IN ('contact-phone', 'contact-email', 'contact-sms')
        AND s.state = 'given' AND s.withdrawn_at IS NULL
    ) w ON w.ways IS NOT NULL
  WHERE a.reminder_due_at IS NOT NULL AND a.reminded_at IS NULL
    AND a.status IN ('provisional', 'confirmed') AND a.starts_at > $2::timestamptz`

/**
 * Whom the customer centre calls: open contacts, times to agree on, reminders; the most pressing
 * first.
 */
export async function listCalls(deps: Deps, actor: Actor): Promise<{ items: Call[] }> {
  const rows = await deps.db.query<Row>(
    `SELECT * FROM (${TASKS} UNION ALL ${REMINDERS}) calls ORDER BY at, id LIMIT ${SHOWN}`,
    [actor.id, deps.clock.now().toISOString()],
  )
  return {
    items: rows.map(({ blocked, phone, at, ...row }) => ({
      ...row,
      phone: blocked || !phone ? null : phoneWords(phone),
      at: at.toISOString(),
    })),
  }
}
