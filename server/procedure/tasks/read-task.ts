import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'
import { findDraft } from './draft.ts'
import type { Prepared, WithForms } from './form-use-case.ts'
import { formTaskOf, getTask } from './find-task.ts'
import { presentTask, thingOf } from './present-task.ts'
import { listOfSubject, type TaskRecord } from './queries.ts'
import type { TaskDetail } from './schema.ts'
import { contextOf } from './task-context.ts'
import type { Subject } from '#server/base/subject.ts'

const PAGES: Record<string, TaskDetail['page']> = {
  'prepare-campaign': 'campaign-prepare',
  'check-exclusions': 'campaign-exclusions',
  'approve-campaign': 'campaign-approve',
  'campaign-report': 'campaign-report',
}

/**
 * A task with its form (of its own process version), prefilled values, choices and what one needs
 * to know beside it.
 */
export async function readTask(
  { deps, forms }: WithForms,
  key: string,
  actor: Actor,
): Promise<TaskDetail> {
  const task = await getTask(deps, key, actor)
  const info = await readDeployment(deps, task.definitionKey)
  const prepared = await prepare({ deps, forms }, task)
  return {
    ...(await presentTask(deps, task, actor)),
    form: info.forms[task.formId] ?? null,
    values: { ...prepared.values, ...task.returned?.answers },
    choices: prepared.choices ?? {},
    note: prepared.note ?? null,
    context: {
      ...(await contextOf(deps, task, actor)),
      known: prepared.known ?? [],
      about: prepared.about ?? [],
      returned: task.returned,
    },
    draft: task.state === 'open' ? await findDraft(deps, key, actor) : null,
    page: PAGES[task.formId] ?? null,
  }
}

/** What the form shows when opened; nothing for what is done. */
async function prepare({ deps, forms }: WithForms, task: TaskRecord): Promise<Prepared> {
  if (task.state !== 'open') return {}
  return (await forms[task.formId]?.prepare?.(deps, formTaskOf(task))) ?? {}
}

/** The next open task of the same subject that the actor may work on. */
export async function findNextTask(
  deps: Deps,
  { subject, after }: { subject: Subject; after?: string | undefined },
  actor: Actor,
): Promise<{ key: string | null }> {
  const open = await listOfSubject(deps.db.query, subject)
  const next = open.find(
    (task: TaskRecord) =>
      task.key !== after && !task.rests && taskPolicy.complete(actor, thingOf(task)),
  )
  return { key: next?.key ?? null }
}
