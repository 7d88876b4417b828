import { getActorId, type FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'

/** What the next talk begins with, in a few words. */
export const prepareAssessment: FormUseCase = {
  async apply(tx, deps, { task, answers, actorId, at }) {
    const { firstTopics, interpreterNeeded, sheetOn } = answers
    await tx.assessmentPreparation.create({
      data: {
        caseId: task.subject.id,
        firstTopics: typeof firstTopics === 'string' && firstTopics ? firstTopics : null,
        interpreterNeeded: interpreterNeeded === true || interpreterNeeded === 'yes',
        sheetOn: new Date(String(sheetOn)),
        by: getActorId({ actorId }),
        at,
      },
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'process',
      code: 'assessment-prepared',
      actorId,
    })
    return {}
  },
}
