import type { Actor } from '#server/web/auth/actor.ts'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { AppError, conflict, forbidden } from '#server/base/errors.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import { demandOpen, getTask } from './find-task.ts'
import { thingOf } from './present-task.ts'
import type { DraftView } from './schema.ts'

const LIMIT_BYTES = 64 * 1024
const CHANGED = {
  de: 'In einem anderen Fenster wurde inzwischen weitergeschrieben.',
  en: 'Somebody went on writing in another window.',
}
const TOO_LONG = {
  de: 'Der Entwurf ist zu lang, um ihn zu sichern. Bitte kürzen Sie den Text.',
  en: 'The draft is too long to be kept. Please shorten the text.',
}

type Row = { answers: Record<string, unknown>; revision: number; saved_at: Date }

const present = ({ answers, revision, saved_at }: Row): DraftView => ({
  answers,
  revision,
  savedAt: saved_at.toISOString(),
})

/** The actor's own draft of a task; nobody sees another's. */
export async function findDraft(deps: Deps, key: string, actor: Actor): Promise<DraftView | null> {
  const [row] = await deps.db.query<Row>(
    'SELECT answers, revision, saved_at FROM task_draft WHERE task_key = $1 AND staff_id = $2::uuid',
    [key, actor.id],
  )
  return row ? present(row) : null
}

export type Draft = {
  key: string
  answers: Record<string, unknown>
  /** What the page built on; 0 for a first draft. */ revision: number
}

/**
 * Keeps what was typed, unchecked. Only on top of the revision named, so that two windows do not overwrite each other unseen.
 * @throws AppError DRAFT_CHANGED with the draft as it stands, TASK_GONE, TOO_LONG
 */
export async function saveDraft(
  deps: Deps,
  { key, answers, revision }: Draft,
  actor: Actor,
): Promise<DraftView> {
  const task = await getTask(deps, key, actor)
  demandOpen(task)
  if (!taskPolicy.complete(actor, thingOf(task))) throw forbidden()
  const text = JSON.stringify(answers)
  if (Buffer.byteLength(text) > LIMIT_BYTES)
    throw new AppError({ code: 'TOO_LONG', status: 413, sentence: TOO_LONG })
  const [saved] = await deps.db.query<Row>(
    `INSERT INTO task_draft AS d (task_key, staff_id, answers, revision, saved_at) SELECT $1, $2::uuid, $3::jsonb, 1, $4::timestamptz WHERE $5::int = 0 OR EXISTS (SELECT FROM task_draft WHERE task_key = $1 AND staff_id = $2::uuid)
     ON CONFLICT (task_key, staff_id) DO UPDATE SET answers = excluded.answers, revision = d.revision + 1, saved_at = excluded.saved_at WHERE d.revision = $5::int
     RETURNING answers, revision, saved_at`,
    [key, actor.id, text, deps.clock.wallNow(), revision],
  )
  if (!saved) throw conflict('DRAFT_CHANGED', CHANGED, await findDraft(deps, key, actor))
  return present(saved)
}

/** Throws the actor's draft away. */
export async function discardDraft(deps: Deps, key: string, actor: Actor): Promise<void> {
  await getTask(deps, key, actor)
  await deps.db.prisma.taskDraft.deleteMany({ where: { taskKey: key, staffId: actor.id } })
}

/** With the answers in effect, nobody's draft of the task is needed. */
export const forgetDrafts = (tx: Tx, key: string) =>
  tx.taskDraft.deleteMany({ where: { taskKey: key } })

/** Drafts of tasks that the process has ended otherwise are kept a day, for whoever was still writing. */
export async function forgetEndedDrafts(deps: Deps): Promise<void> {
  await deps.db.query(
    `DELETE FROM task_draft d USING task t WHERE t.key = d.task_key AND t.state <> 'open' AND d.saved_at < $1`,
    [new Date(deps.clock.wallNow().getTime() - 86_400_000)],
  )
}
