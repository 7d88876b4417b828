import { shownAddress } from '#server/base/shown-address.ts'
import { storedDay } from '#server/base/clock.ts'
import { phoneWords } from '#server/base/texts/phone-numbers.ts'
import { fullName } from '#server/base/person-name.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { agencyNames } from '#server/procedure/cases/case-words.ts'
import type { Sentence } from '#server/base/errors.ts'
import type { Person } from '#server/generated/prisma/client.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import { invitationThing, type FoundInvitation } from './find-invitation.ts'
import type { InvitationView } from './schema.ts'

const STATES: Record<string, Sentence> = {
  staged: { de: 'noch nicht versandt', en: 'not sent yet' },
  excluded: { de: 'ausgeschlossen', en: 'excluded' },
  opening: { de: 'wird versandt', en: 'being sent' },
  open: { de: 'wartet auf Antwort', en: 'waits for an answer' },
  accepted: { de: 'angenommen', en: 'accepted' },
  declined: { de: 'abgelehnt', en: 'declined' },
  'no-contact': { de: 'keine Rückmeldung', en: 'no answer' },
  unreachable: { de: 'nicht gefunden', en: 'not found' },
  'not-eligible': { de: 'nicht teilnahmeberechtigt', en: 'not eligible' },
  'contact-forbidden': { de: 'keine weiteren Briefe', en: 'no more letters' },
  stopped: { de: 'gestoppt', en: 'stopped' },
}
const ASKED: Record<string, Sentence> = {
  question: { de: 'hat eine Frage', en: 'has a question' },
  later: { de: 'möchte sich später entscheiden', en: 'wants to decide later' },
}
const OPEN = ['opening', 'open']
const FINAL = ['accept', 'decline']

/** What is shown of an invitation beside its row. */
type About = Pick<InvitationView, 'letters' | 'tasks' | 'answer'> & {
  dueAt: Date | null
  hasCase: boolean
}

/** A yes or a no settles an invitation; a question or "later" leaves it open. */
export const isFinal = (response = ''): boolean => FINAL.includes(response)

/** An invitation as the actor may see it. */
export function presentInvitation(
  found: FoundInvitation,
  about: About,
  actor: Actor,
): InvitationView {
  const { id, person, campaign, agencyId, status } = found
  const words = wordsOf(found)
  return {
    id,
    reference: person.reference,
    person: presentPerson(person),
    campaignName: campaign?.name ?? null,
    agencyName: agencyId ? (agencyNames[agencyId] ?? agencyId) : null,
    state: status,
    stateText: words.de,
    stateTextEn: words.en,
    sentOn: found.firstPostedOn && storedDay(found.firstPostedOn),
    responseDueOn: about.dueAt?.toISOString() ?? null,
    answer: about.answer,
    letters: about.letters,
    tasks: about.tasks,
    abilities: abilitiesOf(found, about, actor),
  }
}

function wordsOf({ status, lastResponse }: FoundInvitation): Sentence {
  const asked = status === 'open' ? ASKED[lastResponse ?? ''] : undefined
  return asked ?? STATES[status] ?? { de: status, en: status }
}

const presentPerson = (person: Person): InvitationView['person'] => ({
  id: person.id,
  displayName: fullName(person),
  address: shownAddress(person),
  blocked: person.blockingNotice,
  language: person.language,
  representative: person.representative,
  phone: person.blockingNotice || !person.phone ? null : phoneWords(person.phone),
})

function abilitiesOf(
  found: FoundInvitation,
  { letters, answer, hasCase }: About,
  actor: Actor,
): InvitationView['abilities'] {
  const thing = invitationThing(found)
  const isOpen = OPEN.includes(found.status)
  const isOver = !isOpen && found.status !== 'staged'
  const isAnswered = isFinal(found.answers[0]?.response)
  const hasPosted = letters.some(({ state }) => state === 'posted')
  const hasDied = found.person.diedOn !== null
  return {
    answer: isOpen && !isAnswered && invitationPolicy.answer(actor, thing),
    correct: answer?.correctable ?? false,
    mailReturned: isOpen && hasPosted && invitationPolicy.mailReturned(actor, thing),
    forbidContact: !found.person.noMoreLetters && invitationPolicy.forbidContact(actor, thing),
    recordDeath: !hasDied && invitationPolicy.recordDeath(actor, thing),
    takeIn: isOver && !hasCase && !hasDied && invitationPolicy.recordWalkIn(actor),
    recordMove: isOpen && invitationPolicy.recordMove(actor, thing),
  }
}
