import { matchKey } from '#server/procedure/campaigns/recipients-match.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'

const ENDS: Record<string, string> = {
  unknown: 'unreachable',
  'moved-away': 'not-eligible',
  deceased: 'not-eligible',
}

/** What the search for an address brought: a new one, or the end of the invitation. */
export const clarifyAddress: FormUseCase = {
  async apply(tx, deps, { task, answers, actorId, at }) {
    const id = task.subject.id
    const outcome = String(answers['outcome'])
    const { personId } = await tx.invitation.findUniqueOrThrow({
      where: { id },
      select: { personId: true },
    })
    if (outcome === 'new') {
      const { street, postcode, city } = answers
      const { lastName, firstName } = await tx.person.findUniqueOrThrow({
        where: { id: personId },
        select: { lastName: true, firstName: true },
      })
      const home = { street: String(street), postcode: String(postcode), city: String(city) }
      await tx.person.update({
        where: { id: personId },
        data: { ...home, matchKey: matchKey({ lastName, firstName, ...home }) },
      })
    }
    if (outcome === 'deceased')
      await tx.person.update({ where: { id: personId }, data: { diedOn: at } })
    if (outcome === 'moved-away')
      await tx.person.update({ where: { id: personId }, data: { movedAwayOn: at } })
    const status = ENDS[outcome]
    if (status) await tx.invitation.update({ where: { id }, data: { status, endedAt: at } })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'change',
      code: 'address-clarified',
      detail: { outcome },
      actorId,
    })
    announce(tx, 'invitations', 'campaigns')
    return { addressOutcome: outcome }
  },
}
