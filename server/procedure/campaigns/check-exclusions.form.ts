import { announce } from '../db.ts'
import type { FormUseCase } from '../tasks/form-use-case.ts'
import { idOf } from '../tasks/subject.ts'

/** The decisions stand on the invitations; this confirms them. */
export const checkExclusions: FormUseCase = {
  async apply(tx, _deps, { task }) {
    await tx.campaign.update({ where: { id: idOf(task.subject) }, data: { status: 'approving' } })
    announce(tx, 'campaigns')
    return {}
  },
}
