import { recordAudit } from '#server/base/audit/record-audit.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { dayOf } from '#server/base/clock.ts'
import { invalid, type Issue } from '#server/base/errors.ts'
import { caseSubject } from '#server/base/subject.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { matchKey } from '#server/procedure/campaigns/recipients-match.ts'
import { recipientFault } from '#server/procedure/letters/fit-letter.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { demandRunning, getCase } from './find-case.ts'
import type { HouseholdChange } from './household-schema.ts'

/**
 * Where the person lives and with whom, as they say it; others of the household keep their address.
 * Trace and timeline say that it changed, never what.
 * @throws AppError NOT_FOUND, CASE_CLOSED, INVALID with the field's path
 */
export async function changeHousehold(
  deps: Deps,
  { id, change }: { id: string; change: HouseholdChange },
  actor: Actor,
): Promise<void> {
  const found = await getCase(deps, id, { actor, verb: 'note' })
  demandRunning(found)
  const person = await deps.db.prisma.person.findUniqueOrThrow({ where: { id: found.personId } })
  const { address, members, type } = change
  const issues = unborn(members, Number(dayOf(deps.clock.now()).slice(0, 4)))
  const fault = address && recipientFault({ ...person, ...address })
  if (fault) issues.push({ path: 'address.street', message: fault })
  if (issues.length > 0) throw invalid(issues)
  await deps.db.tx(async (tx) => {
    const { householdId, lastName, firstName } = person
    await tx.household.update({ where: { id: householdId }, data: { type } })
    if (address)
      await tx.person.update({
        where: { id: person.id },
        data: { ...address, matchKey: matchKey({ lastName, firstName, ...address }) },
      })
    await tx.householdMember.deleteMany({ where: { householdId } })
    await tx.householdMember.createMany({
      data: members.map((member, place) => ({
        householdId,
        place,
        kind: member.kind,
        name: member.name,
        birthYear: yearOf(member),
      })),
    })
    const subject = caseSubject(id)
    await recordEvent(tx, deps, {
      subject,
      kind: 'change',
      code: 'household-changed',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'case.household', subject })
    announce(tx, 'cases')
  })
}

type Member = HouseholdChange['members'][number]

const yearOf = (member: Member): number | null =>
  member.kind === 'child' && member.birthYear.trim() !== '' ? Number(member.birthYear) : null

const unborn = (members: Member[], year: number): Issue[] =>
  members.flatMap((member, place) =>
    (yearOf(member) ?? year) > year
      ? [
          {
            path: `members.${place}.birthYear`,
            message: {
              de: 'Das Geburtsjahr liegt in der Zukunft.',
              en: 'The year of birth lies in the future.',
            },
          },
        ]
      : [],
  )
