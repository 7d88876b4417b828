import { deadlineFrom } from '#server/procedure/calendar/deadline.ts'
import { ruleFor } from '#server/procedure/settings/settings-defaults.ts'
import { localDate } from '#server/procedure/calendar/working-days.ts'
import { queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Person } from '#server/generated/prisma/client.ts'
import {
  composeLetter,
  salutationSchema,
  type DocumentType,
  type LetterData,
} from '#server/procedure/letters/letter-data.ts'
import { officeOf } from '#server/procedure/letters/office.ts'
import { paperFacts } from '#server/procedure/documents/paper-facts.ts'
import { endingFacts, mayCall } from './ending-facts.ts'
import { planFacts } from './plan-facts.ts'
import { talkFacts } from './talk-facts.ts'
import { readAmounts } from '#server/procedure/settings/read-amounts.ts'

export type LetterSource = {
  person: Person
  agency: string
  caseId: string | null
  invitationId: string | null
}

const PERIODS: Partial<Record<DocumentType, string>> = {
  INVITATION_1: 'response-period',
  REMINDER: 'response-period-reminder',
  INVITATION_2: 'response-period-second',
}
/** Letters that speak of the end of a case. */
const OF_THE_END: readonly DocumentType[] = ['CLOSING_LETTER', 'CLOSING_REPORT']
/** Answers after which an invitation goes on. */
const HEARD = ['question', 'later']

/** Whom a letter is for; null when neither case nor invitation is there. */
export async function findSource(
  tx: Tx,
  { caseId, invitationId }: { caseId: string | null; invitationId: string | null },
): Promise<LetterSource | null> {
  const found = caseId
    ? await tx.case.findUnique({ where: { id: caseId }, include: { person: true } })
    : null
  if (found) return { person: found.person, agency: found.agencyId, caseId, invitationId: null }
  const invitation = invitationId
    ? await tx.invitation.findUnique({ where: { id: invitationId }, include: { person: true } })
    : null
  return invitation
    ? {
        person: invitation.person,
        agency: invitation.agencyId ?? 'zentral',
        caseId: null,
        invitationId,
      }
    : null
}

/** What the template gets, frozen with the letter. */
export async function composeFor(
  tx: Tx,
  deps: Deps,
  { source, documentType }: { source: LetterSource; documentType: DocumentType },
): Promise<LetterData> {
  const { person, agency } = source
  const dated = localDate(deps.clock.now())
  const office = officeOf(agency, deps.city)
  const answerBy = await answerDay(tx, deps, { source, documentType, dated })
  const contact = await contactOf(tx, source.caseId, office.name)
  return composeLetter({
    documentType,
    person: {
      firstName: person.firstName,
      lastName: person.lastName,
      salutation: salutationSchema.parse(person.salutation),
      street: person.street,
      postcode: person.postcode,
      city: person.city,
      language: person.language,
      representative: person.representative,
      representativeStreet: person.representativeStreet,
      representativePostcode: person.representativePostcode,
      representativeCity: person.representativeCity,
      representativeArea: person.representativeArea,
    },
    office,
    reference: person.reference,
    dated,
    sample: deps.watermark,
    ...(contact ? { contact } : {}),
    ...(answerBy ? { answerBy } : {}),
    ...(source.caseId && OF_THE_END.includes(documentType)
      ? await endingFacts(tx, source.caseId)
      : {}),
    ...(source.caseId && documentType === 'REVIEW_INVITATION'
      ? { mayCall: await mayCall(tx, source.caseId) }
      : {}),
    ...(await paperFacts(tx, { caseId: source.caseId, documentType })),
    ...(await talkFacts(tx, { caseId: source.caseId, documentType })),
    ...(await planFacts(tx, { caseId: source.caseId, documentType })),
    ...(await silenceFacts(tx, { invitationId: source.invitationId, documentType })),
  })
}

async function answerDay(
  tx: Tx,
  _deps: Deps,
  {
    source,
    documentType,
    dated,
  }: { source: LetterSource; documentType: DocumentType; dated: string },
): Promise<string | null> {
  const key = PERIODS[documentType]
  if (!key) return null
  const amounts = await readAmounts(queryOf(tx))
  const campaign = source.invitationId
    ? await tx.campaign.findFirst({
        where: { invitations: { some: { id: source.invitationId } } },
        select: { responseDays: true },
      })
    : null
  const own =
    key === 'response-period' && campaign ? { ...amounts, [key]: campaign.responseDays } : amounts
  return deadlineFrom({
    rule: ruleFor(key, own),
    from: dated,
    posting: ruleFor('posting-time', amounts).amount + ruleFor('print-due', amounts).amount,
  }).slice(0, 10)
}

/** Whether the person has answered before, and what a second invitation follows on. */
async function silenceFacts(
  tx: Tx,
  { invitationId, documentType }: { invitationId: string | null; documentType: DocumentType },
): Promise<{ occasion?: 'silent' | 'later'; heard?: boolean }> {
  if (documentType !== 'INVITATION_2' && documentType !== 'NO_CONTACT_LETTER') return {}
  const invitation = invitationId
    ? await tx.invitation.findUnique({
        where: { id: invitationId },
        select: { lastResponse: true },
      })
    : null
  const last = invitation?.lastResponse ?? ''
  const heard = HEARD.includes(last)
  if (documentType === 'NO_CONTACT_LETTER') return { heard }
  return { heard, occasion: last === 'later' ? 'later' : 'silent' }
}

/** The case's own caseworker, once there is one. */
async function contactOf(tx: Tx, caseId: string | null, unit: string) {
  const found = caseId
    ? await tx.case.findUnique({ where: { id: caseId }, select: { caseworkerId: true } })
    : null
  const staff = found?.caseworkerId
    ? await tx.staff.findUnique({ where: { id: found.caseworkerId } })
    : null
  return staff
    ? {
        name: staff.displayName,
        role: `Fallmanagement, ${unit}`,
        unit,
        phone: staff.phone,
        email: staff.email,
        room: staff.room,
      }
    : null
}
