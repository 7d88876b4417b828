import type { Actor } from '#server/web/auth/actor.ts'
import { agenciesIn, hasConflict } from './agencies.ts'
import { casePolicy, type CaseThing } from './case-policy.ts'
import { taskPolicy, type TaskThing } from './task-policy.ts'

/** What somebody typed into a task's form that is not theirs to hand in any more. */
export type DraftThing = {
  authorId: string
  task: TaskThing
  /** Null where the task is not about a case. */
  ofCase: (CaseThing & { isClosed: boolean }) | null
}

const isOfDesk = ({ role }: TaskThing): boolean => role !== 'caseworker' && role !== 'team-lead'

const holds = (actor: Actor, { task }: DraftThing): boolean =>
  agenciesIn(actor, task.role).includes(task.agency) && !hasConflict(actor, task.personId)

/** May see what the draft is about: the case itself or, of a desk's task, what the desk sees. */
const seesSubject = (actor: Actor, thing: DraftThing): boolean => {
  const { task, ofCase } = thing
  if (ofCase === null) return holds(actor, thing)
  if (casePolicy.read(actor, ofCase)) return true
  return isOfDesk(task) && !ofCase.restricted && holds(actor, thing)
}

const worksOnIt = (actor: Actor, thing: DraftThing): boolean =>
  thing.ofCase === null ? holds(actor, thing) : casePolicy.work(actor, thing.ofCase)

/** Who may do what with a draft of a finished task (docs/procedure.md, "Drafts"). */
export const draftPolicy = {
  /**
   * Its author as long as they may see what it is about; from then on whoever works on it now.
   * `author` is null for somebody who has left.
   */
  read: (actor: Actor, thing: DraftThing, author: Actor | null): boolean =>
    actor.id === thing.authorId
      ? seesSubject(actor, thing)
      : worksOnIt(actor, thing) && !(author !== null && seesSubject(author, thing)),
  /** May know what became of the task. */
  seeSubject: seesSubject,
  /**
   * Late words of somebody who was in the form when it went: a draft of theirs is there, or the
   * task would have been theirs to hand in.
   */
  writeLate: (actor: Actor, task: TaskThing, late: { hasDraft: boolean; isEnded: boolean }) =>
    late.hasDraft ||
    (late.isEnded &&
      (taskPolicy.complete(actor, task) ||
        (Boolean(task.claimedAt) && taskPolicy.complete(actor, { ...task, assigneeId: null })))),
  /** A closed case takes none. */
  makeNote: (actor: Actor, { ofCase }: DraftThing): boolean =>
    ofCase !== null && !ofCase.isClosed && casePolicy.note(actor, ofCase),
}
