import { dayToStore } from '#server/base/clock.ts'
import { matchKey } from '#server/procedure/campaigns/recipients-match.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import { invalid } from '#server/base/errors.ts'
import { cleanText } from '#server/base/texts/text-rules.ts'
import { recipientFault } from '#server/procedure/letters/fit-letter.ts'
import type { Answers } from '#server/procedure/tasks/answers.ts'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'

const ENDS: Record<string, string> = {
  unknown: 'unreachable',
  'moved-away': 'not-eligible',
  deceased: 'not-eligible',
}

/** What the search for an address brought: a new one, or the end of the invitation. */
export const clarifyAddress: FormUseCase = {
  async check(deps, { task, answers }) {
    if (answers['outcome'] !== 'new') return
    const { person } = await deps.db.prisma.invitation.findUniqueOrThrow({
      where: { id: task.subject.id },
      include: { person: true },
    })
    const fault = recipientFault({ ...person, ...homeOf(answers) })
    if (fault) throw invalid([{ path: 'street', message: fault }])
  },
  async apply(tx, deps, { task, answers, actorId, at }) {
    const id = task.subject.id
    const outcome = String(answers['outcome'])
    const { personId } = await tx.invitation.findUniqueOrThrow({
      where: { id },
      select: { personId: true },
    })
    if (outcome === 'new') {
      const { lastName, firstName } = await tx.person.findUniqueOrThrow({
        where: { id: personId },
        select: { lastName: true, firstName: true },
      })
      const home = homeOf(answers)
      await tx.person.update({
        where: { id: personId },
        data: { ...home, matchKey: matchKey({ lastName, firstName, ...home }) },
      })
    }
    if (outcome === 'deceased')
      await tx.person.update({ where: { id: personId }, data: { diedOn: dayToStore(at) } })
    if (outcome === 'moved-away')
      await tx.person.update({ where: { id: personId }, data: { movedAwayOn: dayToStore(at) } })
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

/** Forms of an older version do not say that these are lines of an address. */
const homeOf = ({ street, postcode, city }: Answers) => ({
  street: cleanText(String(street), 'address'),
  postcode: cleanText(String(postcode), 'short'),
  city: cleanText(String(city), 'address'),
})
