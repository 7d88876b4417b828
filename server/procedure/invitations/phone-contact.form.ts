import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { idOf } from '#server/procedure/tasks/subject.ts'
import { laterDay, storeAnswer } from './record-answer.ts'

/** A call or a visit: what was agreed counts as an answer, an attempt in vain only as an attempt. */
export const phoneContact: FormUseCase = {
  async check(deps, { answers }) {
    laterDay(
      deps,
      answers['reached'] === 'yes' ? String(answers['agreed']) : 'none',
      answers['laterFrom'] as string | undefined,
    )
  },

  async apply(tx, deps, { task, answers, actorId }) {
    const invitationId = idOf(task.subject)
    const response = answers['reached'] === 'yes' ? String(answers['agreed'] ?? 'none') : 'none'
    const laterFrom = laterDay(deps, response, answers['laterFrom'] as string | undefined)
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
      actorId: actorId!,
    })
    return { response }
  },
}
