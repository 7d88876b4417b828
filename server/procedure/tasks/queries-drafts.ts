import type { Query } from '#server/base/db.ts'

export type DraftRow = { answers: Record<string, unknown>; revision: number; savedAt: Date }
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

/** Writes on top of the revision named; null where another is there meanwhile. */
export async function writeDraft(
  query: Query,
  draft: Owned & { text: string; revision: number; at: Date },
): Promise<DraftRow | null> {
  const [row] = await query<DraftRow>(
    `INSERT INTO task_draft AS d (task_key, staff_id, answers, revision, saved_at)
     SELECT $1, $2::uuid, $3::jsonb, 1, $4::timestamptz
     WHERE $5::int = 0
       OR EXISTS (SELECT FROM task_draft WHERE task_key = $1 AND staff_id = $2::uuid)
     ON CONFLICT (task_key, staff_id) DO UPDATE
       SET answers = excluded.answers, revision = d.revision + 1, saved_at = excluded.saved_at
       WHERE d.revision = $5::int
     RETURNING ${COLUMNS}`,
    [draft.key, draft.staffId, draft.text, draft.at, draft.revision],
  )
  return row ?? null
}

/** Removes drafts of ended tasks that nobody has written in since then. */
export async function deleteEndedDrafts(query: Query, since: Date): Promise<void> {
  await query(
    `DELETE FROM task_draft d USING task t
     WHERE t.key = d.task_key AND t.state <> 'open' AND d.saved_at < $1`,
    [since],
  )
}
