import type { FormUseCase } from '../tasks/form-use-case.ts'
import { idOf } from '../tasks/subject.ts'
import { recordEvent } from './record-event.ts'

/** What the next talk begins with, in a few words. */
export const prepareAssessment: FormUseCase = {
  async apply(tx, deps, { task, answers, actorId, at }) {
    const { firstTopics, interpreterNeeded, sheetOn } = answers
    await tx.assessmentPreparation.create({
      data: {
        caseId: idOf(task.subject),
        firstTopics: typeof firstTopics === 'string' && firstTopics ? firstTopics : null,
        interpreterNeeded: interpreterNeeded === true || interpreterNeeded === 'yes',
        sheetOn: new Date(String(sheetOn)),
        by: actorId!,
        at,
      },
    })
    await recordEvent(tx, deps, { subject: task.subject, kind: 'process', code: 'assessment-prepared', actorId })
    return {}
  },
}
