import { presentWishes } from '#server/procedure/persons/talk-wishes.ts'
import { shownAddress } from '#server/base/shown-address.ts'
import { phoneWords } from '#server/base/texts/phone-numbers.ts'
import { fullName } from '#server/base/person-name.ts'
import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Case, Person } from '#server/generated/prisma/client.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import type { CaseWait } from './find-wait.ts'
import { agencyNames, statusWords, waitWords } from './case-words.ts'
import { endText } from './end-codes.ts'
import { caseThing, isRunning } from './find-case.ts'
import { caseStatusSchema, type CaseDetail } from './schema.ts'
import { SIGNALS } from './signal-case.ts'

export const dayOrNull = (instant: Date | null): string | null => instant && dayOf(instant)

/** What the head of the page says. */
export function presentHead(found: Case) {
  const words = statusWords(found.status, found.pausedUntil)
  const end = endText(found.endCode)
  return {
    id: found.id,
    caseRef: found.caseRef,
    status: caseStatusSchema.parse(found.status),
    statusText: words.de,
    statusTextEn: words.en,
    priority: found.priority,
    origin: found.origin,
    agency: found.agencyId,
    agencyName: agencyNames[found.agencyId] ?? found.agencyId,
    openedOn: dayOf(found.openedAt),
    closedOn: dayOrNull(found.closedAt),
    endCode: found.endCode,
    endText: end?.de ?? null,
    endTextEn: end?.en ?? null,
    pausedUntil: dayOrNull(found.pausedUntil),
    deletionOn: dayOrNull(found.deletionOn),
  }
}

/** The address of a person with a blocking notice is never shown. */
export function presentPerson(person: Person): CaseDetail['person'] {
  const {
    id,
    firstName,
    lastName,
    salutation,
    blockingNotice: blocked,
    language,
    representative,
  } = person
  return {
    id,
    displayName: fullName({ firstName, lastName }),
    salutation,
    address: shownAddress(person),
    blocked,
    language,
    representative,
    phone: blocked || !person.phone ? null : phoneWords(person.phone),
    email: blocked ? null : person.email,
    ...presentWishes(person),
  }
}

/** What is waited for; the moves of its deadline come beside it. */
export function presentWait(
  { id, rule, until }: CaseWait,
  moves: NonNullable<CaseDetail['waitingFor']>['moves'],
): CaseDetail['waitingFor'] {
  const { de: text, en: textEn } = waitWords(rule)
  return { text, textEn, until: until.toISOString(), waitId: id, moves }
}

/** What the reader may do with the case as it stands; `rule` is what it waits for. */
export function abilitiesOf(
  found: Case,
  actor: Actor,
  rule: string | null,
): CaseDetail['abilities'] {
  const thing = caseThing(found)
  const running = isRunning(found)
  const is = (rules: readonly string[]): boolean => rule !== null && rules.includes(rule)
  const decides = casePolicy.decide(actor, thing)
  return {
    withdraw: running && casePolicy.withdraw(actor, thing),
    recordDeath: running && casePolicy.recordDeath(actor, thing),
    withdrawConsent: casePolicy.withdrawConsent(actor, thing),
    note: casePolicy.note(actor, thing),
    pause: found.status === 'open' && decides,
    resume: found.status === 'paused' && decides,
    concern: is(SIGNALS.concern.rules) && decides,
    review: running && is(SIGNALS.review.rules) && decides,
    decide: running && rule === 'thinking-time' && decides,
    ...waitAbilitiesOf(thing, actor, rule),
    declareConflict:
      running && casePolicy.declareConflict(actor, thing, actor.id) && hasRole(actor, 'caseworker'),
  }
}

function waitAbilitiesOf(thing: ReturnType<typeof caseThing>, actor: Actor, rule: string | null) {
  return {
    moveDeadline:
      rule !== null && rule !== 'appointment-step' && casePolicy.moveDeadline(actor, thing),
    endWait: rule !== null && casePolicy.endWait(actor, thing),
  }
}
