import { randomUUID } from 'node:crypto'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce, Prisma } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { onBehalf } from './on-behalf.ts'
import { conflict, forbidden, invalid, notFound } from '#server/base/errors.ts'
import { checkAnswers } from '#server/procedure/forms/check-form.ts'
import type { Form } from '#server/procedure/forms/model.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'
import { demandOpen, formTaskOf, getTask, GONE, refuseTaken } from './find-task.ts'
import { thingOf } from './present-task.ts'
import type { TaskRecord } from './queries.ts'
import type { WithForms } from './form-use-case.ts'
import { releaseSubmission } from './release-submission.ts'
import type { SubmissionBody, SubmissionView } from './schema.ts'

/**
 * Stores the checked answers of a task. It leaves the list at once; until `releaseAt` it can be
 * taken back. Immediate tasks and "continue" are released in the same call.
 * @throws AppError INVALID with the fields, TASK_GONE, TASK_TAKEN
 */
export async function submitTask(
  { deps, forms }: WithForms,
  { key, answers, mode }: SubmissionBody & { key: string },
  actor: Actor,
): Promise<SubmissionView> {
  const task = await getTask(deps, key, actor)
  demandOpen(task)
  const { values, checksum } = await checkSubmission({ deps, forms }, { task, answers }, actor)
  const isImmediate = mode === 'continue' || task.headers['immediate'] === 'true'
  const submission = await store(deps, {
    task,
    values,
    checksum,
    actorId: actor.id,
    isImmediate,
    actor,
  })
  if (isImmediate) await releaseNow({ deps, forms }, submission.id)
  return {
    submissionId: submission.id,
    releaseAt: submission.releaseAt.toISOString(),
    undoSeconds: isImmediate ? 0 : deps.undoSeconds,
    released: isImmediate,
    subjectKind: task.subject.kind,
    subjectId: task.subject.id,
  }
}

/**
 * Hands in a task that a colleague's action elsewhere settles; who may do that has been asked
 * there.
 * @throws AppError with the reason why it does not hold
 */
export async function submitForColleague(
  { deps, forms }: WithForms,
  { task, answers }: { task: TaskRecord; answers: Record<string, unknown> },
  actor: Actor,
): Promise<void> {
  demandOpen(task)
  const { values, checksum } = await checked(deps, task, answers)
  await forms[task.formId]?.check?.(deps, {
    task: formTaskOf(task),
    answers: values,
    actorId: actor.id,
    at: deps.clock.now(),
  })
  const { id } = await store(deps, {
    task,
    values,
    checksum,
    actorId: actor.id,
    isImmediate: true,
    actor,
  })
  await releaseNow({ deps, forms }, id)
}

/**
 * What was released at once and did not hold is said at once; the form keeps its text.
 * @throws AppError
 */
async function releaseNow(context: WithForms, id: string): Promise<void> {
  const refusal = await releaseSubmission(context, id)
  if (refusal) throw refusal
}

/**
 * Checks rights and answers without storing anything.
 * @throws AppError INVALID with the fields, TASK_TAKEN, FORBIDDEN
 */
export async function checkSubmission(
  { deps, forms }: WithForms,
  { task, answers }: { task: TaskRecord; answers: Record<string, unknown> },
  actor: Actor,
): Promise<Checked> {
  if (!taskPolicy.complete(actor, thingOf(task))) {
    if (task.assigneeId) refuseTaken(task)
    throw forbidden()
  }
  const result = await checked(deps, task, answers)
  await forms[task.formId]?.check?.(deps, {
    task: formTaskOf(task),
    answers: result.values,
    actorId: actor.id,
    at: deps.clock.now(),
  })
  return result
}

type Checked = {
  values: Record<string, unknown>
  /** The process version whose form it was. */
  checksum: string
}

/** Hands in a task for a schedule of ours (no person), released at once. */
export async function submitForSystem(
  { deps, forms }: WithForms,
  task: TaskRecord,
  answers: Record<string, unknown>,
): Promise<void> {
  const { values, checksum } = await checked(deps, task, answers)
  const { id } = await store(deps, {
    task,
    values,
    checksum,
    actorId: null,
    isImmediate: true,
    actor: null,
  })
  await releaseSubmission({ deps, forms }, id)
}

/** Checks against the form of the task's own process version. */
async function checked(
  deps: Deps,
  task: TaskRecord,
  answers: Record<string, unknown>,
): Promise<Checked> {
  const info = await readDeployment(deps, task.definitionKey)
  const form = info.forms[task.formId]
  if (!form) throw notFound()
  const german = await checkAnswers(form as Form, answers, { language: 'de' })
  const paths = Object.keys(german.errors)
  if (paths.length) {
    const english = await checkAnswers(form as Form, answers, { language: 'en' })
    throw invalid(
      paths.map((path) => ({
        path,
        message: { de: german.errors[path]!, en: english.errors[path] ?? german.errors[path]! },
      })),
    )
  }
  return {
    values: german.values as Record<string, unknown>,
    checksum: `${info.process}:${info.version}`,
  }
}

type Stored = {
  task: TaskRecord
  values: Record<string, unknown>
  checksum: string
  actorId: string | null
  isImmediate: boolean
  actor: Actor | null
}

/**
 * Whoever takes the task's row first hands it in; the others wait for that row and then find the
 * task gone.
 */
async function store(deps: Deps, { task, values, checksum, actorId, isImmediate, actor }: Stored) {
  const wall = deps.clock.wallNow()
  const releaseAt = new Date(wall.getTime() + (isImmediate ? 0 : deps.undoSeconds * 1000))
  const id = randomUUID()
  return await deps.db.tx(async (tx) => {
    const { count } = await tx.task.updateMany({
      where: {
        key: task.key,
        state: 'open',
        submissionId: null,
        OR: [{ assigneeId: null }, { assigneeId: task.assigneeId }],
      },
      data: {
        submissionId: id,
        returned: Prisma.DbNull,
        ...(actorId && !task.assigneeId ? { assigneeId: actorId, claimedAt: wall } : {}),
      },
    })
    if (count === 0) throw conflict('TASK_GONE', GONE)
    const submission = await tx.submission.create({
      data: {
        id,
        taskKey: task.key,
        formId: task.formId,
        formChecksum: checksum,
        answers: values as object,
        actorId,
        releaseAt,
        createdAt: wall,
      },
    })
    await recordAudit(tx, deps, {
      actor,
      action: 'task.submit',
      subject: task.subject,
      detail: { task: task.key, form: task.formId, ...onBehalf(task, actor?.id ?? null) },
    })
    announce(tx, `tasks@${task.agency}`, 'cases', 'campaigns', 'submissions')
    return submission
  })
}
