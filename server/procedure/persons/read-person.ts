import { shownAddress } from '#server/base/shown-address.ts'
import { dayOf, storedDay } from '#server/base/clock.ts'
import { phoneWords } from '#server/base/texts/phone-numbers.ts'
import { fullName } from '#server/base/person-name.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { statusWords } from '#server/procedure/cases/case-words.ts'
import { caseThing, isRunning } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Case, Person } from '#server/generated/prisma/client.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { demand } from '#server/web/policies/demand.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import { personPolicy } from '#server/web/policies/person-policy.ts'
import type { PersonDetail } from './person-schema.ts'
import { presentWishes } from './talk-wishes.ts'
import { representativeAreaSchema, representativeKindSchema } from './represented-schema.ts'

/**
 * The person if the actor may read the contact data, and may change them.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function getPerson(
  deps: Deps,
  id: string,
  { actor, verb }: { actor: Actor; verb?: 'changeContact' },
): Promise<Person & { cases: Case[] }> {
  const found = await deps.db.prisma.person.findUnique({
    where: { id },
    include: { cases: { orderBy: { openedAt: 'desc' } } },
  })
  const things = found?.cases.map(caseThing) ?? []
  demand(
    found !== null && personPolicy.read(actor, things),
    verb === undefined || personPolicy[verb](actor, things),
  )
  return found
}

/**
 * One person: how to reach them and what they allowed; of cases only those that the reader may
 * open.
 */
export async function readPerson(deps: Deps, id: string, actor: Actor): Promise<PersonDetail> {
  const person = await getPerson(deps, id, { actor })
  const readable = person.cases.filter((each) => casePolicy.read(actor, caseThing(each)))
  const centre = invitationPolicy.search(actor)
  const [consents, invitations] = await Promise.all([
    deps.db.prisma.consent.findMany({
      where: { caseId: { in: readable.map((each) => each.id) } },
      orderBy: { givenOn: 'asc' },
    }),
    centre
      ? deps.db.prisma.invitation.findMany({
          where: { personId: id },
          orderBy: { createdAt: 'desc' },
        })
      : [],
  ])
  return {
    ...head(person),
    consents: consents.map(({ id: consentId, caseId, kind, state, givenOn, withdrawnAt }) => ({
      id: consentId,
      caseId,
      kind,
      state,
      givenOn: storedDay(givenOn),
      withdrawnOn: withdrawnAt ? dayOf(withdrawnAt) : null,
    })),
    cases: readable.map((each) => ({
      id: each.id,
      caseRef: each.caseRef,
      statusText: statusWords(each.status).de,
      statusTextEn: statusWords(each.status).en,
      openedOn: dayOf(each.openedAt),
    })),
    invitations: invitations.map((each) => ({
      id: each.id,
      status: each.status,
      createdOn: dayOf(each.createdAt),
    })),
    hasOpenCase: person.cases.some(({ status }) => status !== 'closed'),
    scanCaseId:
      person.cases.find((each) => isRunning(each) && casePolicy.scanIn(actor, caseThing(each)))
        ?.id ?? null,
    abilities: {
      changeContact: personPolicy.changeContact(actor, person.cases.map(caseThing)),
      openInvitation: centre,
      takeIn: invitationPolicy.recordWalkIn(actor) && !person.diedOn,
    },
  }
}

/** The address and the numbers of a person with a blocking notice (§ 51 BMG) are never shown. */
function head({ id, firstName, lastName, reference, blockingNotice: blocked, ...person }: Person) {
  const shown = (value: string | null): string => (blocked ? '' : (value ?? ''))
  return {
    id,
    displayName: fullName({ firstName, lastName }),
    reference,
    address: shownAddress({ ...person, blockingNotice: blocked }),
    blocked,
    noMoreLetters: person.noMoreLetters,
    contact: {
      phone: phoneWords(shown(person.phone)),
      email: shown(person.email),
      language: person.language,
      interpreter: person.interpreter ?? '',
      accessNeeds: person.accessNeeds ?? '',
      ...presentWishes(person),
      representative: person.representative ?? '',
      representativeKind: representativeKindSchema.parse(person.representativeKind ?? ''),
      representativeStreet: person.representativeStreet ?? '',
      representativePostcode: person.representativePostcode ?? '',
      representativeCity: person.representativeCity ?? '',
      representativeArea: representativeAreaSchema.parse(person.representativeArea ?? ''),
    },
  }
}
