import { announce } from '#server/base/db.ts'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'

/** The decisions stand on the invitations; this confirms them. */
export const checkExclusions: FormUseCase = {
  async apply(tx, _deps, { task }) {
    await tx.campaign.update({ where: { id: task.subject.id }, data: { status: 'approving' } })
    announce(tx, 'campaigns')
    return {}
  },
}
