import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'

/** A household's question was answered; the invitation waits on. */
export const answerQuestion: FormUseCase = {
  async apply(tx, deps, { task, actorId }) {
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'contact',
      code: 'question-answered',
      actorId,
    })
    return {}
  },
}
