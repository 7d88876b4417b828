import type { Query } from '#server/base/db.ts'
import { POST_KINDS } from '#server/web/policies/letter-kinds.ts'
import { parseSubject, type Subject, subjectText } from '#server/base/subject.ts'

/** `letterPolicy.list` in SQL, of `letter l`; the kinds are parameter `kinds`. */
const listed = (kinds: number): string =>
  `l.document_type = ANY($${kinds})
     AND NOT EXISTS (SELECT FROM help_case c WHERE c.id = l.case_id AND c.restricted)
     AND NOT EXISTS (
       SELECT FROM help_case c WHERE c.invitation_id = l.invitation_id AND c.restricted
     )`

/** Ids of one page of letters in postal order, after a place. */
export async function listLetterIds(
  query: Query,
  {
    states,
    after,
    limit,
  }: { states: string[]; after: [sortKey: string, id: string]; limit: number },
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT l.id
     FROM letter l
     WHERE l.state = ANY($1) AND (l.sort_key, l.id) > ($2, $3::uuid) AND ${listed(5)}
     ORDER BY l.sort_key, l.id
     LIMIT $4`,
    [states, ...after, limit, POST_KINDS],
  )
  return rows.map(({ id }) => id)
}

/** Those of these letters that the print room may not know of. */
export async function listHidden(query: Query, letterIds: string[]): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT l.id FROM letter l WHERE l.id = ANY($1::uuid[]) AND NOT (${listed(2)})`,
    [letterIds, POST_KINDS],
  )
  return rows.map(({ id }) => id)
}

export async function countByState(query: Query): Promise<Map<string, number>> {
  const rows = await query<{ state: string; n: number }>(
    `SELECT l.state, count(*)::int AS n
     FROM letter l
     WHERE ${listed(1)}
     GROUP BY l.state`,
    [POST_KINDS],
  )
  return new Map(rows.map(({ state, n }) => [state, n]))
}

/** Locks the queued letters in postal order, some or all; two runs at once share none. */
export async function takeQueued(query: Query, letterIds: string[] | null): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT l.id
     FROM letter l
     WHERE l.state = 'queued' AND ($1::uuid[] IS NULL OR l.id = ANY($1::uuid[])) AND ${listed(2)}
     ORDER BY l.sort_key, l.id
     FOR UPDATE OF l SKIP LOCKED`,
    [letterIds, POST_KINDS],
  )
  return rows.map(({ id }) => id)
}

/** Letters that announce a talk which was moved or called off since they were written. */
export async function listWithChangedTalk(query: Query, letterIds: string[]): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT l.id
     FROM letter l
     WHERE l.id = ANY($1::uuid[]) AND l.document_type = 'APPOINTMENT_LETTER'
       AND NOT EXISTS (
         SELECT
         FROM appointment a
         WHERE a.case_id = l.case_id AND a.status IN ('provisional', 'confirmed')
           AND to_char(a.starts_at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD HH24:MI')
             = concat_ws(' ', l.data->'talk'->>'on', l.data->'talk'->>'from')
       )`,
    [letterIds],
  )
  return rows.map(({ id }) => id)
}

export type PostedLetter = {
  id: string
  subject: Subject
  invitationId: string | null
  documentType: string
  optional: boolean
}

/** Only letters still in the run: one held or cancelled after the printing is not posted. */
export async function markPosted(
  query: Query,
  { runId, postedOn }: { runId: string; postedOn: string },
): Promise<PostedLetter[]> {
  const rows = await query<Omit<PostedLetter, 'subject'> & { subject: string }>(
    `UPDATE letter
     SET state = 'posted', posted_on = $2::date
     WHERE run_id = $1::uuid AND state = 'in-run'
     RETURNING id, subject, invitation_id AS "invitationId",
       document_type AS "documentType", optional`,
    [runId, postedOn],
  )
  return rows.map((row) => ({ ...row, subject: parseSubject(row.subject) }))
}

/** Counts a letter that was posted on its invitation. */
export async function countPosted(
  query: Query,
  { invitationIds, postedOn }: { invitationIds: string[]; postedOn: string },
): Promise<void> {
  await query(
    `UPDATE invitation
     SET letters_sent = letters_sent + 1, first_posted_on = coalesce(first_posted_on, $2::date)
     WHERE id = ANY($1::uuid[])`,
    [invitationIds, postedOn],
  )
}

/** Until the transaction ends no other letter is written about this subject. */
export async function lockSubject(query: Query, subject: Subject): Promise<void> {
  await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text', [subjectText(subject)])
}

/** Notes how many letters of a run are laid out; it never counts down. */
export async function saveProgress(query: Query, runId: string, done: number): Promise<void> {
  await query(
    `UPDATE print_run SET done = $2 WHERE id = $1 AND state = 'rendering' AND done < $2`,
    [runId, done],
  )
}
