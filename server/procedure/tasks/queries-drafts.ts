import type { Query } from '#server/base/db.ts'
import { subjectText, type Subject } from '#server/base/subject.ts'

export type DraftRow = { answers: Record<string, unknown>; revision: number; savedAt: Date }
export type LeftRow = DraftRow & { key: string; staffId: string; leftAt: Date | null }
type Owned = { key: string; staffId: string }

const COLUMNS = 'answers, revision, saved_at AS "savedAt"'

export async function findOwnDraft(
  query: Query,
  { key, staffId }: Owned,
): Promise<DraftRow | null> {
  const [row] = await query<DraftRow>(
    `SELECT ${COLUMNS} FROM task_draft WHERE task_key = $1 AND staff_id = $2::uuid`,
    [key, staffId],
  )
  return row ?? null
}

const LEFT = `d.task_key AS key, d.staff_id AS "staffId", d.answers, d.revision,
  d.saved_at AS "savedAt", d.left_at AS "leftAt"`

export async function findLeftDraft(
  query: Query,
  { key, staffId }: Owned,
): Promise<LeftRow | null> {
  const [row] = await query<LeftRow>(
    `SELECT ${LEFT} FROM task_draft d WHERE d.task_key = $1 AND d.staff_id = $2::uuid`,
    [key, staffId],
  )
  return row ?? null
}

/** All drafts of a subject's tasks, or all of somebody's, the newest first. */
export async function listDrafts(
  query: Query,
  of: { subject: Subject } | { staffId: string },
): Promise<LeftRow[]> {
  const [where, value] =
    'subject' in of
      ? ['t.subject = $1', subjectText(of.subject)]
      : ['d.staff_id = $1::uuid', of.staffId]
  return await query<LeftRow>(
    `SELECT ${LEFT} FROM task_draft d JOIN task t ON t.key = d.task_key WHERE ${where}
     ORDER BY d.saved_at DESC LIMIT 50`,
    [value],
  )
}

/** Writes on top of the revision named; null where another is there meanwhile. */
export async function writeDraft(
  query: Query,
  draft: Owned & { text: string; revision: number; at: Date; isLeft: boolean },
): Promise<DraftRow | null> {
  const [row] = await query<DraftRow>(
    `INSERT INTO task_draft AS d (task_key, staff_id, answers, revision, saved_at, left_at)
     SELECT $1, $2::uuid, $3::jsonb, 1, $4::timestamptz,
       CASE WHEN $6::boolean THEN $4::timestamptz END
     WHERE $5::int = 0
       OR EXISTS (SELECT FROM task_draft WHERE task_key = $1 AND staff_id = $2::uuid)
     ON CONFLICT (task_key, staff_id) DO UPDATE
       SET answers = excluded.answers, revision = d.revision + 1, saved_at = excluded.saved_at,
         left_at = CASE WHEN $6::boolean THEN coalesce(d.left_at, excluded.left_at) END
       WHERE d.revision = $5::int
     RETURNING ${COLUMNS}`,
    [draft.key, draft.staffId, draft.text, draft.at, draft.revision, draft.isLeft],
  )
  return row ?? null
}

/** Notes at the drafts of a task that goes to somebody else when it went; the taker's own is theirs. */
export async function leaveDrafts(
  query: Query,
  { key, to, at }: { key: string; to: string; at: Date },
): Promise<void> {
  await query(
    `UPDATE task_draft
     SET left_at = CASE WHEN staff_id <> $2::uuid THEN coalesce(left_at, $3::timestamptz) END
     WHERE task_key = $1`,
    [key, to, at],
  )
}

/**
 * Removes drafts of tasks that have ended, or went to somebody else, before `since`, unless they
 * were written in after that.
 */
export async function deleteLeftDrafts(query: Query, since: Date): Promise<void> {
  await query(
    `DELETE FROM task_draft d
     USING task_draft o LEFT JOIN task t ON t.key = o.task_key
     WHERE o.task_key = d.task_key AND o.staff_id = d.staff_id AND d.saved_at < $1::timestamptz
       AND (t.key IS NULL OR d.left_at < $1::timestamptz
         OR (t.state <> 'open' AND t.ended_at < $1::timestamptz))`,
    [since],
  )
}
