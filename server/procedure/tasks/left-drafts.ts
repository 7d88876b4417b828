import { recordRead } from '#server/base/audit/record-audit.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import { caseSubject } from '#server/base/subject.ts'
import { caseThing, getCase } from '#server/procedure/cases/find-case.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'
import { loadActors } from '#server/web/auth/actor-source.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { demand } from '#server/web/policies/demand.ts'
import { draftPolicy, type DraftThing } from '#server/web/policies/draft-policy.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import { getAnyTask, isOver } from './find-task.ts'
import { happenedTo } from './happened-to.ts'
import { drawnOf, thingOf } from './present-task.ts'
import { findLeftDraft, listDrafts, type LeftRow } from './queries-drafts.ts'
import type { TaskRecord } from './queries.ts'
import type { LeftDraft } from './schema.ts'

type Found = { task: TaskRecord; thing: DraftThing; author: Actor | null }
type Owned = { key: string; staffId: string }

/** A draft's task, as policies ask for it; null as long as its author may hand it in. */
async function findLeft(deps: Deps, { key, staffId }: Owned): Promise<Found | null> {
  const task = await getAnyTask(deps, key)
  const author = (await loadActors(deps.db, deps.clock, [staffId])).get(staffId) ?? null
  if (!isOver(task) && author && taskPolicy.complete(author, thingOf(task))) return null
  const { kind, id } = task.subject
  const found = kind === 'case' ? await deps.db.prisma.case.findUnique({ where: { id } }) : null
  const ofCase = found && { ...caseThing(found), isClosed: found.status === 'closed' }
  return { task, author, thing: { authorId: staffId, task: thingOf(task), ofCase } }
}

/**
 * What became of a task in whose form the actor was writing, and what was kept of their text.
 * @throws AppError NOT_FOUND where they may not see the case any more: it stays there
 */
export async function readLeftDraft(deps: Deps, key: string, actor: Actor): Promise<LeftDraft> {
  const found = await findLeft(deps, { key, staffId: actor.id })
  demand(found !== null && draftPolicy.seeSubject(actor, found.thing))
  return await present(deps, found, {
    row: await findLeftDraft(deps.db.query, { key, staffId: actor.id }),
    actor,
  })
}

/** Drafts of finished tasks of a case: the actor's own, and those whose authors are gone from it. */
export async function listLeftDraftsOf(
  deps: Deps,
  id: string,
  actor: Actor,
): Promise<{ items: LeftDraft[] }> {
  await getCase(deps, id, { actor })
  const rows = await listDrafts(deps.db.query, { subject: caseSubject(id) })
  return { items: await readable(deps, rows, actor) }
}

/** The actor's own drafts of finished tasks, as far as they may see what these are about. */
export async function listOwnLeftDrafts(deps: Deps, actor: Actor): Promise<{ items: LeftDraft[] }> {
  const rows = await listDrafts(deps.db.query, { staffId: actor.id })
  return { items: await readable(deps, rows, actor) }
}

async function readable(deps: Deps, rows: LeftRow[], actor: Actor): Promise<LeftDraft[]> {
  const items: LeftDraft[] = []
  for (const row of rows) {
    const found = await findLeft(deps, row)
    if (!found || !draftPolicy.read(actor, found.thing, found.author)) continue
    if (row.staffId !== actor.id) await recordTakenOver(deps, found.task, actor)
    items.push(await present(deps, found, { row, actor }))
  }
  return items
}

const recordTakenOver = (deps: Deps, { key, subject }: TaskRecord, actor: Actor) =>
  recordRead(deps, { actor, action: 'draft.read', subject, detail: { task: key } })

/**
 * A draft of a finished task for who may read it.
 * @throws AppError NOT_FOUND
 */
export async function getLeftDraft(
  deps: Deps,
  { key, staffId }: Owned,
  actor: Actor,
): Promise<LeftDraft> {
  const found = await findLeft(deps, { key, staffId })
  if (!found || !draftPolicy.read(actor, found.thing, found.author)) throw notFound()
  return await present(deps, found, {
    row: await findLeftDraft(deps.db.query, { key, staffId }),
    actor,
  })
}

async function present(
  deps: Deps,
  { task, thing }: Found,
  { row, actor }: { row: LeftRow | null; actor: Actor },
): Promise<LeftDraft> {
  const { title, titleEn } = await drawnOf(deps, task)
  const { forms } = await readDeployment(deps, task.definitionKey)
  return {
    taskKey: task.key,
    title,
    titleEn,
    caseId: thing.ofCase && task.subject.id,
    authorId: thing.authorId,
    author: thing.authorId === actor.id ? null : await nameOf(deps, thing.authorId),
    happened: await happenedTo(deps, { task, leftAt: row?.leftAt ?? null }, actor),
    form: forms[task.formId] ?? null,
    draft: row && {
      answers: row.answers,
      revision: row.revision,
      savedAt: row.savedAt.toISOString(),
    },
    abilities: { note: draftPolicy.makeNote(actor, thing) },
  }
}

async function nameOf(deps: Deps, id: string): Promise<string> {
  const { displayName } = await deps.db.prisma.staff.findUniqueOrThrow({ where: { id } })
  return displayName
}
