import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import { conflict, invalid } from '#server/base/errors.ts'
import { approvalFacts } from './approval-facts.ts'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'

/** Four eyes: who approves did not prepare the campaign. */
export const approveCampaign: FormUseCase = {
  async prepare(deps, task) {
    const campaign = await deps.db.prisma.campaign.findUniqueOrThrow({
      where: { id: task.subject.id },
    })
    return { about: await approvalFacts(deps, campaign) }
  },

  async check(deps, { task, answers, actorId }) {
    const campaign = await deps.db.prisma.campaign.findUniqueOrThrow({
      where: { id: task.subject.id },
    })
    if (actorId === campaign.preparedBy || actorId === campaign.createdBy) {
      throw conflict('FOUR_EYES', {
        de: 'Sie haben diese Anschreibeaktion vorbereitet. Jemand anderes gibt sie frei.',
        en: 'You prepared this campaign. Somebody else approves it.',
      })
    }
    if (answers['approved'] === 'no' && !answers['comment'])
      throw invalid([
        {
          path: 'comment',
          message: {
            de: 'Schreiben Sie kurz, was noch fehlt.',
            en: 'Say briefly what is missing.',
          },
        },
      ])
  },

  async apply(tx, deps, { task, answers, actorId }) {
    const id = task.subject.id
    const approved = answers['approved'] === 'yes'
    await tx.campaign.update({
      where: { id },
      data: approved ? { approvedBy: actorId, status: 'sending' } : { status: 'preparing' },
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'decision',
      code: approved ? 'campaign-approved' : 'campaign-not-approved',
      actorId,
    })
    announce(tx, 'campaigns')
    return { approved }
  },
}
