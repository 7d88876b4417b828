import { textOf, type Answers } from '#server/procedure/tasks/answers.ts'
import { getActorId, type FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { laterDay, storeAnswer } from './record-answer.ts'

const responseOf = ({ reached, agreed }: Answers): string =>
  reached === 'yes' ? String(agreed ?? 'none') : 'none'

/**
 * A call or a visit: what was agreed counts as an answer, an attempt in vain only as an attempt.
 */
export const phoneContact: FormUseCase = {
  async check(deps, { answers }) {
    laterDay(deps, responseOf(answers), textOf(answers['laterFrom']))
  },

  async apply(tx, deps, { task, answers, actorId }) {
    const invitationId = task.subject.id
    const response = responseOf(answers)
    const laterFrom = laterDay(deps, response, textOf(answers['laterFrom']))
    await tx.invitation.update({
      where: { id: invitationId },
      data: { callsMade: { increment: 1 } },
    })
    if (answers['reached'] === 'wrong-number') {
      const { personId } = await tx.invitation.findUniqueOrThrow({
        where: { id: invitationId },
        select: { personId: true },
      })
      await tx.person.update({ where: { id: personId }, data: { phone: null } })
    }
    await storeAnswer(tx, deps, {
      invitationId,
      response,
      channel: 'phone',
      laterFrom,
      urgentHints: [],
      actorId: getActorId({ actorId }),
    })
    return { response }
  },
}
