import type { Actor } from '#server/web/auth/actor.ts'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { AppError, conflict, forbidden } from '#server/base/errors.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import { demandOpen, getTask } from './find-task.ts'
import { thingOf } from './present-task.ts'
import { deleteEndedDrafts, findOwnDraft, writeDraft, type DraftRow } from './queries-drafts.ts'
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
 * overwrite each other unseen.
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
  const saved = await writeDraft(deps.db.query, {
    key,
    staffId: actor.id,
    text,
    revision,
    at: deps.clock.wallNow(),
  })
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

/**
 * Drafts of tasks that the process has ended otherwise are kept a day, for whoever was still
 * writing.
 */
export const forgetEndedDrafts = (deps: Deps): Promise<void> =>
  deleteEndedDrafts(deps.db.query, new Date(deps.clock.wallNow().getTime() - DAY_MS))
