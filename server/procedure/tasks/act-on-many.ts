import type { Actor } from '#server/web/auth/actor.ts'
import { AppError } from '#server/base/errors.ts'
import { assignTask, claimTask, releaseTask } from './claim-task.ts'
import type { WithForms } from './form-use-case.ts'
import { getTask } from './find-task.ts'
import { moveTask } from './move-task.ts'
import { refusalOf } from './refusal-of.ts'
import type { ManyAction, ManyBody, ManyOutcome } from './schema.ts'
import { submitTask } from './submit-task.ts'

/**
 * Does the same with several tasks, one after another; what is refused for one, with its reason,
 * does not hold up the others. As a preview it only says what would be refused. Completed tasks can
 * be taken back like any other.
 */
export async function actOnMany(
  { deps, forms }: WithForms,
  { keys, action, isPreview }: ManyBody,
  actor: Actor,
): Promise<{ items: ManyOutcome[] }> {
  const items: ManyOutcome[] = []
  for (const key of new Set(keys)) {
    const refusal = await refusalOf({ deps, forms }, { key, action }, actor)
    items.push(
      refusal || isPreview
        ? { key, refusal, submissionId: null, undoSeconds: 0 }
        : await act({ deps, forms }, { key, action }, actor),
    )
  }
  return { items }
}

async function act(
  { deps, forms }: WithForms,
  { key, action }: { key: string; action: ManyAction },
  actor: Actor,
): Promise<ManyOutcome> {
  try {
    const submitted = await run({ deps, forms }, { key, action }, actor)
    return {
      key,
      refusal: null,
      submissionId: submitted?.released === false ? submitted.submissionId : null,
      undoSeconds: submitted?.undoSeconds ?? 0,
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return {
      key,
      refusal: error.issues[0]?.message ?? error.sentence,
      submissionId: null,
      undoSeconds: 0,
    }
  }
}

type Submitted = Awaited<ReturnType<typeof submitTask>>

async function run(
  { deps, forms }: WithForms,
  { key, action }: { key: string; action: ManyAction },
  actor: Actor,
): Promise<Submitted | undefined> {
  switch (action.kind) {
    case 'complete':
      return await submitTask(
        { deps, forms },
        { key, answers: action.answers, mode: 'undoable' },
        actor,
      )
    case 'claim':
      await claimTask(deps, key, actor)
      return undefined
    case 'release':
      await releaseTask(deps, key, actor)
      return undefined
    case 'assign':
      await assignTask(deps, { key, staffId: action.staffId }, actor)
      return undefined
    case 'move':
      await moveTask(
        deps,
        { task: await getTask(deps, key, actor), dueOn: action.dueOn, reason: action.reason },
        actor,
      )
      return undefined
  }
}
