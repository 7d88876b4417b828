import { recordEvent } from '../cases/record-event.ts'
import type { FormUseCase } from '../tasks/form-use-case.ts'

/** A household's question was answered; the invitation waits on. */
export const answerQuestion: FormUseCase = {
  async apply(tx, deps, { task, actorId }) {
    await recordEvent(tx, deps, { subject: task.subject, kind: 'contact', code: 'question-answered', actorId })
    return {}
  },
}
