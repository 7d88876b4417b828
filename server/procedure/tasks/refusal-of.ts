import type { Actor } from '#server/web/auth/actor.ts'
import { AppError, type Sentence } from '#server/base/errors.ts'
import { taskPolicy } from '#server/web/policies/task-policy.ts'
import { demandAssignable } from './claim-task.ts'
import { demandOpen, getTask } from './find-task.ts'
import { refusalOfMove } from './move-task.ts'
import { thingOf } from './present-task.ts'
import type { TaskRecord } from './queries.ts'
import type { ManyAction } from './schema.ts'
import type { WithForms } from './form-use-case.ts'
import { checkSubmission } from './submit-task.ts'
import { isDoneTogether } from './task-kinds.ts'

type Check = (context: WithForms, task: TaskRecord, actor: Actor) => Promise<Sentence | null>

const WITH_CASE = {
  de: 'Diese Aufgabe gehört zu einem Fall. Zuweisen kann sie die Teamleitung.',
  en: 'This task belongs to a case. The team lead can assign it.',
}
const NOT_CLAIMED = {
  de: 'Diese Aufgabe kam mit dem Fall zu Ihnen und lässt sich nicht zurückgeben.',
  en: 'This task came to you with its case and cannot be given back.',
}
const LEAD_ONLY = {
  de: 'Zuweisen kann nur die Teamleitung dieser Sozialagentur.',
  en: 'Only the team lead of this agency can assign.',
}
const NOT_YOURS = {
  de: 'Diese Aufgabe liegt bei jemand anderem.',
  en: 'Somebody else has this task.',
}
const ON_ITS_OWN = {
  de: 'Diese Aufgabe braucht einen eigenen Blick. Bitte öffnen Sie sie einzeln.',
  en: 'This task needs a look of its own. Please open it by itself.',
}

const takenBy = ({ assigneeName: name }: TaskRecord): Sentence => ({
  de: `${name ?? 'Jemand'} hat die Aufgabe schon übernommen.`,
  en: `${name ?? 'Somebody'} already has this task.`,
})

/** Why an action cannot be taken on a task as it stands; null where it can. Nothing is changed. */
export async function refusalOf(
  context: WithForms,
  { key, action }: { key: string; action: ManyAction },
  actor: Actor,
): Promise<Sentence | null> {
  try {
    const task = await getTask(context.deps, key, actor)
    demandOpen(task)
    return await checkOf(action)(context, task, actor)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.issues[0]?.message ?? error.sentence
  }
}

function checkOf(action: ManyAction): Check {
  switch (action.kind) {
    case 'claim':
      return async (_, task, actor) =>
        taskPolicy.claim(actor, thingOf(task)) ? null : task.claimedAt ? takenBy(task) : WITH_CASE
    case 'release':
      return async (_, task, actor) =>
        taskPolicy.release(actor, thingOf(task)) ? null : NOT_CLAIMED
    case 'assign':
      return async ({ deps }, task, actor) =>
        taskPolicy.assign(actor, thingOf(task))
          ? (await demandAssignable(deps, task, action.staffId), null)
          : LEAD_ONLY
    case 'move':
      return async ({ deps }, task, actor) =>
        taskPolicy.move(actor, thingOf(task)) ? refusalOfMove(deps, task, action.dueOn) : NOT_YOURS
    case 'complete':
      return async ({ deps, forms }, task, actor) =>
        isDoneTogether(task.formId)
          ? (await checkSubmission({ deps, forms }, { task, answers: action.answers }, actor), null)
          : ON_ITS_OWN
  }
}
