import type { Actor } from '#server/web/auth/actor.ts'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { AppError, conflict, forbidden, notFound } from '#server/base/errors.ts'
import { draftPolicy } from '#server/web/policies/draft-policy.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import { getAnyTask, getTask, isOver } from './find-task.ts'
import { thingOf } from './present-task.ts'
import { deleteLeftDrafts, findOwnDraft, writeDraft, type DraftRow } from './queries-drafts.ts'
import type { TaskRecord } from './queries.ts'
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

const DAY_MS = 86_400_000
/** docs/procedure.md, "Drafts". */
const KEPT_DAYS = 30

const present = ({ answers, revision, savedAt }: DraftRow): DraftView => ({
  answers,
  revision,
  savedAt: savedAt.toISOString(),
})

/** The actor's own draft of a task; nobody sees another's. */
export async function findDraft(deps: Deps, key: string, actor: Actor): Promise<DraftView | null> {
  const row = await findOwnDraft(deps.db.query, { key, staffId: actor.id })
  return row && present(row)
}

export type Draft = {
  key: string
  answers: Record<string, unknown>
  /** What the page built on; 0 for a first draft. */
  revision: number
}

/**
 * Keeps what was typed, unchecked. Only on top of the revision named, so that two windows do not
 * overwrite each other unseen. Words that come when the task has just gone are kept, too, also
 * where their author may not see it any more: who works on it now will.
 * @throws AppError DRAFT_CHANGED with the draft as it stands, TASK_GONE, TOO_LONG
 */
export async function saveDraft(
  deps: Deps,
  { key, answers, revision }: Draft,
  actor: Actor,
): Promise<DraftView> {
  const task = await getAnyTask(deps, key)
  const isTheirs = !isOver(task) && taskPolicy.complete(actor, thingOf(task))
  if (!isTheirs) await demandLate(deps, task, actor)
  const text = JSON.stringify(answers)
  if (Buffer.byteLength(text) > LIMIT_BYTES)
    throw new AppError({ code: 'TOO_LONG', status: 413, sentence: TOO_LONG })
  const saved = await writeDraft(deps.db.query, {
    key,
    staffId: actor.id,
    text,
    revision,
    at: deps.clock.now(),
    isLeft: !isTheirs && !isOver(task),
  })
  if (!saved) throw conflict('DRAFT_CHANGED', CHANGED, await findDraft(deps, key, actor))
  return present(saved)
}

async function demandLate(deps: Deps, task: TaskRecord, actor: Actor): Promise<void> {
  const own = await findOwnDraft(deps.db.query, { key: task.key, staffId: actor.id })
  const late = { hasDraft: own !== null, isEnded: isOver(task) }
  if (draftPolicy.writeLate(actor, thingOf(task), late)) return
  throw taskPolicy.read(actor, thingOf(task)) ? forbidden() : notFound()
}

/** Throws the actor's draft away. */
export async function discardDraft(deps: Deps, key: string, actor: Actor): Promise<void> {
  const isOwn = await findOwnDraft(deps.db.query, { key, staffId: actor.id })
  if (!isOwn) await getTask(deps, key, actor)
  await deps.db.prisma.taskDraft.deleteMany({ where: { taskKey: key, staffId: actor.id } })
}

/** With the answers in effect, the draft of who gave them is not needed; colleagues' are kept. */
export const forgetDraft = (tx: Tx, { key, actorId }: { key: string; actorId: string }) =>
  tx.taskDraft.deleteMany({ where: { taskKey: key, staffId: actorId } })

/** Drafts of tasks that are gone are kept for 30 days, for whoever was still writing. */
export const forgetLeftDrafts = (deps: Deps): Promise<void> =>
  deleteLeftDrafts(deps.db.query, new Date(deps.clock.now().getTime() - KEPT_DAYS * DAY_MS))
