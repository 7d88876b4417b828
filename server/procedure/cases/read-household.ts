import { fullName } from '#server/base/person-name.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Case, Person } from '#server/generated/prisma/client.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { caseThing, getCase, isRunning } from './find-case.ts'
import { householdSchema, type Household } from './household-schema.ts'

type Other = Person & { cases: Case[] }
const kindOf = householdSchema.shape.members.element.shape.kind

/**
 * The household of a case: where it is, who of our lists lives there, and who else was told of
 * (docs/procedure.md, "Household").
 * @throws AppError NOT_FOUND
 */
export async function readHousehold(deps: Deps, caseId: string, actor: Actor): Promise<Household> {
  const found = await getCase(deps, caseId, { actor })
  const { household, ...person } = await deps.db.prisma.person.findUniqueOrThrow({
    where: { id: found.personId },
    include: {
      household: {
        include: {
          persons: { include: { cases: true }, orderBy: { reference: 'asc' } },
          members: { orderBy: { place: 'asc' } },
        },
      },
    },
  })
  const { street, postcode, city } = person
  return {
    type: household.type,
    address: person.blockingNotice ? null : { street, postcode, city },
    others: household.persons
      .filter((other) => other.id !== person.id && isShown(other, actor))
      .map((other) => presentOther(other, actor)),
    members: household.members.map(({ kind, name, birthYear }) => ({
      kind: kindOf.parse(kind),
      name,
      birthYear,
    })),
    abilities: { change: isRunning(found) && casePolicy.note(actor, caseThing(found)) },
  }
}

/** Apart where a protective mark says so, and where the reader is not to know. */
const isShown = ({ id, blockingNotice, diedOn, cases }: Other, actor: Actor): boolean =>
  !blockingNotice &&
  diedOn === null &&
  !cases.some(({ restricted }) => restricted) &&
  !actor.conflicts.includes(id)

function presentOther(other: Other, actor: Actor): Household['others'][number] {
  const readable = other.cases.find(
    (each) => each.status !== 'closed' && casePolicy.read(actor, caseThing(each)),
  )
  return {
    personId: other.id,
    displayName: fullName(other),
    case: readable ? { id: readable.id, caseRef: readable.caseRef } : null,
  }
}
