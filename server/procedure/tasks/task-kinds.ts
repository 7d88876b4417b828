import type { TaskRecord } from './queries.ts'

/**
 * Forms that may be completed for several people with the same answers. Whatever decides about a
 * person, or comes from a talk with them, is not among them: it needs a look of its own.
 */
const TOGETHER = new Set([
  'answer-question',
  'clarify-letter',
  'arrange-review',
  'aftercare-contact',
])

export const isDoneTogether = (formId: string): boolean => TOGETHER.has(formId)

/**
 * Due dates that something else hangs on: an assignment is taken over by the system, what takes
 * effect at once does not wait.
 */
export const isFixed = ({ formId, headers, subject }: TaskRecord): boolean =>
  formId === 'confirm-assignment' || headers['immediate'] === 'true' || subject.kind === 'campaign'
