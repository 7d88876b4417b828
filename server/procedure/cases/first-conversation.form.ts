import { textOf, textsOf } from '#server/procedure/tasks/answers.ts'
import { getActorId, type FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'

const dateOf = (value: unknown): Date | null =>
  typeof value === 'string' && value ? new Date(value) : null

/**
 * The first conversation: what the person wants to say comes first. Nothing of it enters the
 * engine.
 */
export const firstConversation: FormUseCase = {
  async apply(tx, deps, { task, answers, actorId, at }) {
    await tx.conversation.create({
      data: {
        caseId: task.subject.id,
        kind: 'first',
        heldAt: at,
        by: getActorId({ actorId }),
        concern: textOf(answers['concern']),
        expectations: textOf(answers['expectations']),
        immediateNeeds: textsOf(answers['immediateNeeds']),
        otherHelpers: textOf(answers['otherHelpers']),
        note: textOf(answers['note']),
        confidential: answers['confidential'] === true,
        privacyNoticeOn: dateOf(answers['privacyNoticeGiven']),
      },
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'contact',
      code: 'first-conversation-held',
      actorId,
    })
    return {}
  },
}
