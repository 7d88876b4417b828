import { announce } from '#server/base/db.ts'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { idOf } from '#server/procedure/tasks/subject.ts'

/** The decisions stand on the invitations; this confirms them. */
export const checkExclusions: FormUseCase = {
  async apply(tx, _deps, { task }) {
    await tx.campaign.update({ where: { id: idOf(task.subject) }, data: { status: 'approving' } })
    announce(tx, 'campaigns')
    return {}
  },
}
