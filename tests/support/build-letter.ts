import type {
  LetterData,
  LetterPerson,
  LetterRequest,
} from '#server/procedure/letters/letter-data.ts'
import { composeLetter } from '#server/procedure/letters/letter-data.ts'
import { officeOf } from '#server/procedure/letters/office.ts'
import type {
  LetterConsent,
  LetterEnding,
  LetterReport,
  LetterSheet,
} from '#server/procedure/letters/paper-data.ts'

/** An invented person a letter can be written to. */
export function buildLetterPerson(overrides: Partial<LetterPerson> = {}): LetterPerson {
  return {
    firstName: 'Rosa',
    lastName: 'Distel',
    salutation: 'frau',
    street: 'Musterpfad 42',
    postcode: '00123',
    city: 'Musterstadt',
    language: 'de',
    ...overrides,
  }
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

const slot = {
  on: '2026-12-08',
  from: '10:30',
  place: 'Sozialagentur Kinderhaus, Musterpfad 7, Zimmer 2.14',
}

const talk = {
  on: '2026-12-08',
  from: '10:30',
  minutes: 60,
  where: 'agency',
  room: 'Beratung 1, Erdgeschoss',
  occasion: 'first',
} as const

const plan = {
  guidingGoal: 'Ich möchte wieder arbeiten und Zeit für mein Kind haben.',
  goals: [
    {
      title: 'Einen Sprachkurs besuchen',
      indicator: 'Ich bekomme ein Zeugnis.',
      expected: 'Ich gehe jede Woche hin.',
      scale: {
        '-2': 'Ich suche noch.',
        '-1': 'Ich bin angemeldet.',
        '0': 'Ich gehe jede Woche hin.',
        '2': 'Ich helfe anderen.',
      },
      start: -2,
      targetOn: '2027-03-01',
    },
    {
      title: 'Die Briefe ordnen',
      indicator: 'Kein Brief liegt länger.',
      expected: 'Ich öffne jeden Brief.',
      scale: { '0': 'Ich öffne jeden Brief.' },
      start: -1,
      targetOn: null,
    },
  ],
  measures: [
    {
      type: 'language',
      provider: 'Volkshochschule Musterstadt',
      startOn: '2026-11-02',
      endOn: null,
      goals: [1],
    },
    { type: 'debt', provider: null, startOn: null, endOn: null, goals: [1, 2] },
  ],
  client: [{ text: 'Ich melde mich zum Kurs an.', dueOn: '2026-11-02' }],
  agency: [{ text: 'Wir suchen einen Platz für das Kind.', dueOn: null }],
  reviewOn: '2027-04-12',
}

const sheet: LetterSheet = {
  talkedOn: '2026-10-05',
  areas: [
    {
      area: 'work',
      discussed: 'yes',
      client: 'Ich möchte draußen arbeiten.',
      professional: 'Viel Erfahrung, kein Abschluss.',
      differs: true,
      resource: 3,
      need: 2,
      obstacles: ['Arbeitszeiten passen nicht', 'wenig Stellen'],
    },
    {
      area: 'housing',
      discussed: 'no',
      client: null,
      professional: null,
      differs: false,
      resource: null,
      need: null,
      obstacles: [],
    },
    {
      area: 'health',
      discussed: 'unwanted',
      client: null,
      professional: null,
      differs: false,
      resource: null,
      need: null,
      obstacles: [],
    },
    {
      area: 'income',
      discussed: 'yes',
      client: null,
      professional: 'Die Raten sind hoch.',
      differs: false,
      resource: null,
      need: 4,
      obstacles: [],
    },
  ],
  summary: 'Die Arbeit gibt Halt. Die Schulden drücken.',
  strengths: ['Ausdauer', 'Humor'],
  clientRemark: 'Das passt so.',
  differences: 'Wie eilig eine Stelle ist.',
}
const consents: LetterConsent[] = [
  { kind: 'third-party', state: 'open', on: null, reach: null },
  { kind: 'referral', state: 'given', on: '2026-10-03', reach: null },
  { kind: 'contact-phone', state: 'given', on: '2026-10-01', reach: '00000 4711' },
  { kind: 'contact-email', state: 'withdrawn', on: '2026-10-02', reach: 'rosa@example.org' },
  { kind: 'contact-sms', state: 'open', on: null, reach: '00000 4711' },
  { kind: 'evaluation', state: 'refused', on: '2026-10-01', reach: null },
  { kind: 'aftercare', state: 'open', on: null, reach: null },
]
const report: LetterReport = {
  openedOn: '2026-01-12',
  writtenOn: '2026-10-05',
  goals: [
    { title: 'Einen Sprachkurs besuchen', start: -2, client: 1, caseworker: 0 },
    { title: 'Die Briefe ordnen', start: -1, client: null, caseworker: null },
  ],
  whatHelped: 'Die kurzen Wege und das Zuhören.',
  openIssues: 'Ein Platz im nächsten Kurs.',
}

/** How a case ended, with nothing more known than that there was a talk. */
export const endingAs = (code: string, more: Partial<LetterEnding> = {}): LetterEnding => ({
  code,
  benefit: 'unknown',
  talked: true,
  decided: false,
  aftercare: false,
  evaluation: false,
  ...more,
})

/** Every letter there is, with every variant of its wording. */
export function buildEveryLetter(): Record<string, LetterData> {
  return {
    'first invitation': buildLetter(),
    reminder: buildLetter({ documentType: 'REMINDER' }),
    'second invitation': buildLetter({ documentType: 'INVITATION_2' }),
    'second invitation with a slot': buildLetter({ documentType: 'INVITATION_2', slot }),
    'second invitation as agreed': buildLetter({
      documentType: 'INVITATION_2',
      occasion: 'later',
      slot,
    }),
    'confirmation of a no': buildLetter({ documentType: 'DECLINE_CONFIRMATION' }),
    'farewell without an answer': buildLetter({ documentType: 'NO_CONTACT_LETTER' }),
    'closing after withdrawal': buildLetter({
      documentType: 'CLOSING_LETTER',
      ending: endingAs('C04'),
    }),
    'closing after a no': buildLetter({
      documentType: 'CLOSING_LETTER',
      ending: endingAs('C11', { decided: true }),
    }),
    'closing after one conversation': buildLetter({
      documentType: 'CLOSING_LETTER',
      ending: endingAs('C13'),
    }),
    'closing for any other end': buildLetter({ documentType: 'CLOSING_LETTER' }),
    'privacy notice': buildLetter({ documentType: 'PRIVACY_NOTICE' }),
    appointment: buildLetter({ documentType: 'APPOINTMENT_LETTER', talk }),
    'appointment after a missed one': buildLetter({
      documentType: 'APPOINTMENT_LETTER',
      talk: { ...talk, from: '09:00', minutes: 45, room: null, occasion: 'again' },
    }),
    'appointment after one that we called off': buildLetter({
      documentType: 'APPOINTMENT_LETTER',
      talk: { ...talk, occasion: 'our-fault' },
    }),
    'appointment at the phone': buildLetter({
      documentType: 'APPOINTMENT_LETTER',
      talk: { ...talk, where: 'phone', room: null },
    }),
    'appointment at home': buildLetter({
      documentType: 'APPOINTMENT_LETTER',
      talk: { ...talk, where: 'home', room: null },
    }),
    'help plan': buildLetter({ documentType: 'HELP_PLAN', plan }),
    'invitation to the review': buildLetter({ documentType: 'REVIEW_INVITATION', mayCall: true }),
    'invitation to the review without a number': buildLetter({
      documentType: 'REVIEW_INVITATION',
    }),
    'review report': buildLetter({
      documentType: 'REVIEW_REPORT',
      review: {
        withClient: true,
        ratings: [
          {
            title: 'Einen Sprachkurs besuchen',
            client: 1,
            caseworker: null,
            why: 'Der Kurs liegt nah.',
          },
        ],
        decision: 'continue',
        nextReviewOn: '2027-10-12',
      },
    }),
    'review from the file': buildLetter({
      documentType: 'REVIEW_REPORT',
      review: { withClient: false, ratings: [], decision: 're-plan', nextReviewOn: null },
    }),
    'assessment sheet': buildLetter({ documentType: 'ASSESSMENT_SHEET', sheet }),
    'consent form': buildLetter({ documentType: 'CONSENT_FORM', consents }),
    'closing report': buildLetter({
      documentType: 'CLOSING_REPORT',
      report,
      ending: endingAs('C09', { benefit: 'unchanged' }),
    }),
    'closing report without goals': buildLetter({
      documentType: 'CLOSING_REPORT',
      report: { ...report, goals: [] },
      ending: endingAs('C14'),
    }),
    'help plan that is signed': buildLetter({
      documentType: 'HELP_PLAN',
      plan: { ...plan, agreement: 'signed', signedOn: '2026-10-20' },
    }),
    'closing after work was taken up': buildLetter({
      documentType: 'CLOSING_LETTER',
      ending: endingAs('C01', { benefit: 'ended', aftercare: true, evaluation: true }),
    }),
    'letter to a representative': buildLetter({
      documentType: 'DECLINE_CONFIRMATION',
      person: buildLetterPerson({ representative: 'Ida Kranich' }),
    }),
  }
}
