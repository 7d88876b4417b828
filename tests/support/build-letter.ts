import type { LetterData, LetterPerson, LetterRequest } from '#server/letters/letter-data.ts'
import { composeLetter } from '#server/letters/letter-data.ts'
import { officeOf } from '#server/letters/office.ts'

/** An invented person a letter can be written to. */
export function buildLetterPerson(overrides: Partial<LetterPerson> = {}): LetterPerson {
  return { firstName: 'Rosa', lastName: 'Distel', salutation: 'frau', street: 'Musterpfad 42', postcode: '00123', city: 'Musterstadt', language: 'de', ...overrides }
}

export function buildLetter(overrides: Partial<LetterRequest> = {}): LetterData {
  return composeLetter({
    documentType: 'INVITATION_1',
    person: buildLetterPerson(),
    office: officeOf('kinderhaus'),
    reference: 'HP-TEST-0042',
    dated: '2026-10-12',
    answerBy: '2026-11-02',
    sample: true,
    ...overrides,
  })
}

const slot = { on: '2026-12-08', from: '10:30', place: 'Sozialagentur Kinderhaus, Musterpfad 7, Zimmer 2.14' }

const talk = { on: '2026-12-08', from: '10:30', minutes: 60, where: 'agency', room: 'Beratung 1, Erdgeschoss', occasion: 'first' } as const

const plan = {
  guidingGoal: 'Ich möchte wieder arbeiten und Zeit für mein Kind haben.',
  goals: [{ title: 'Einen Sprachkurs besuchen', expected: 'Ich gehe jede Woche hin.', targetOn: '2027-03-01' }],
  client: [{ text: 'Ich melde mich zum Kurs an.', dueOn: '2026-11-02' }],
  agency: [{ text: 'Wir suchen einen Platz für das Kind.', dueOn: null }],
  reviewOn: '2027-04-12',
}

/** Every letter there is, with every variant of its wording. */
export function buildEveryLetter(): Record<string, LetterData> {
  return {
    'first invitation': buildLetter(),
    reminder: buildLetter({ documentType: 'REMINDER' }),
    'second invitation': buildLetter({ documentType: 'INVITATION_2' }),
    'second invitation with a slot': buildLetter({ documentType: 'INVITATION_2', slot }),
    'second invitation as agreed': buildLetter({ documentType: 'INVITATION_2', occasion: 'later', slot }),
    'confirmation of a no': buildLetter({ documentType: 'DECLINE_CONFIRMATION' }),
    'farewell without an answer': buildLetter({ documentType: 'NO_CONTACT_LETTER' }),
    'closing after withdrawal': buildLetter({ documentType: 'CLOSING_LETTER', closing: 'withdrew' }),
    'closing after a no': buildLetter({ documentType: 'CLOSING_LETTER', closing: 'declined' }),
    'closing after one conversation': buildLetter({ documentType: 'CLOSING_LETTER', closing: 'one-off' }),
    'closing for any other end': buildLetter({ documentType: 'CLOSING_LETTER' }),
    'privacy notice': buildLetter({ documentType: 'PRIVACY_NOTICE' }),
    appointment: buildLetter({ documentType: 'APPOINTMENT_LETTER', talk }),
    'appointment after a missed one': buildLetter({ documentType: 'APPOINTMENT_LETTER', talk: { ...talk, from: '09:00', minutes: 45, room: null, occasion: 'again' } }),
    'appointment after one that we called off': buildLetter({ documentType: 'APPOINTMENT_LETTER', talk: { ...talk, occasion: 'our-fault' } }),
    'appointment at the phone': buildLetter({ documentType: 'APPOINTMENT_LETTER', talk: { ...talk, where: 'phone', room: null } }),
    'appointment at home': buildLetter({ documentType: 'APPOINTMENT_LETTER', talk: { ...talk, where: 'home', room: null } }),
    'help plan': buildLetter({ documentType: 'HELP_PLAN', plan }),
    'invitation to the review': buildLetter({ documentType: 'REVIEW_INVITATION', plan }),
    'review report': buildLetter({ documentType: 'REVIEW_REPORT', review: { withClient: true, ratings: [{ title: 'Einen Sprachkurs besuchen', client: 1, caseworker: null }] } }),
    'letter to a representative': buildLetter({ documentType: 'DECLINE_CONFIRMATION', person: buildLetterPerson({ representative: 'Ida Kranich' }) }),
  }
}
