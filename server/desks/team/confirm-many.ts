import type { Actor } from '#server/web/auth/actor.ts'
import { AppError, type Sentence } from '#server/base/errors.ts'
import type { WithForms } from '#server/procedure/tasks/form-use-case.ts'
import { submitTask } from '#server/procedure/tasks/submit-task.ts'
import type { Assignments } from './schema.ts'

type Result = { taskKey: string; isDone: boolean; refusal: Sentence | null }

/**
 * Confirms who leads which case, one task after another; what is refused for one does not hold up
 * the others.
 */
export async function confirmAssignments(
  context: WithForms,
  { items }: Assignments,
  actor: Actor,
): Promise<{ items: Result[] }> {
  const results: Result[] = []
  for (const { taskKey, caseworkerId, reason } of items)
    results.push({
      taskKey,
      ...(await confirm(
        context,
        {
          key: taskKey,
          mode: 'continue',
          answers: { caseworkerId, ...(reason ? { reason } : {}) },
        },
        actor,
      )),
    })
  return { items: results }
}

async function confirm(
  context: WithForms,
  submission: Parameters<typeof submitTask>[1],
  actor: Actor,
): Promise<Omit<Result, 'taskKey'>> {
  try {
    await submitTask(context, submission, actor)
    return { isDone: true, refusal: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { isDone: false, refusal: error.issues[0]?.message ?? error.sentence }
  }
}
