import { CONSENT_KINDS, type PaperFacts } from '#server/procedure/letters/paper-data.ts'

const GOAL = 'Einen Sprachkurs besuchen'

/**
 * What stands on papers about a plan, a sheet, a review, a closing: about nobody real. `day` is
 * `YYYY-MM-DD`.
 */
export const samplePapers = (day: string): Required<PaperFacts> => ({
  plan: samplePlan(day),
  review: {
    withClient: true,
    ratings: [{ title: GOAL, client: 1, caseworker: 0, why: null }],
    decision: 'continue',
    nextReviewOn: day,
  },
  sheet: sampleSheet(day),
  consents: CONSENT_KINDS.map((kind) => ({ kind, state: 'open', on: null, reach: null })),
  report: sampleReport(day),
  ending: {
    code: 'C09',
    benefit: 'unchanged',
    talked: true,
    decided: false,
    aftercare: false,
    evaluation: false,
  },
})

const samplePlan = (day: string): Required<PaperFacts>['plan'] => ({
  guidingGoal: 'Ich möchte wieder arbeiten und Zeit für mein Kind haben.',
  goals: [
    {
      title: GOAL,
      indicator: 'Ich bekomme ein Zeugnis.',
      expected: 'Ich gehe jede Woche hin.',
      scale: {
        '-2': 'Ich suche noch.',
        '-1': 'Ich bin angemeldet.',
        '0': 'Ich gehe jede Woche hin.',
      },
      start: -2,
      targetOn: day,
    },
  ],
  client: [{ text: 'Ich melde mich zum Kurs an.', dueOn: day }],
  agency: [{ text: 'Wir suchen einen Platz für das Kind.', dueOn: null }],
  measures: [
    {
      type: 'language',
      provider: 'Volkshochschule Musterstadt',
      startOn: day,
      endOn: null,
      goals: [1],
    },
  ],
  reviewOn: day,
})

const sampleSheet = (day: string): Required<PaperFacts>['sheet'] => ({
  talkedOn: day,
  areas: [
    {
      area: 'work',
      discussed: 'yes',
      client: 'Ich möchte draußen arbeiten.',
      professional: 'Viel Erfahrung.',
      differs: false,
      resource: 3,
      need: 2,
      obstacles: ['Arbeitszeiten passen nicht'],
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
  ],
  summary: 'Die Arbeit gibt Halt.',
  strengths: ['Ausdauer'],
  clientRemark: null,
  differences: null,
})

const sampleReport = (day: string): Required<PaperFacts>['report'] => ({
  openedOn: day,
  writtenOn: day,
  goals: [{ title: GOAL, start: -2, client: 1, caseworker: 0 }],
  whatHelped: 'Die kurzen Wege.',
  openIssues: null,
})
