type LetterContribution = { text: string; dueOn: string | null }
type LetterGoal = {
  title: string
  indicator?: string
  expected: string
  /** Words by level, `"-2"` … `"2"`. */
  scale?: Record<string, string>
  start?: number
  targetOn: string | null
}
type LetterMeasure = {
  type: string
  provider: string | null
  startOn: string | null
  endOn: string | null
  goals: number[]
}

/** A help plan as it is printed. */
export type LetterPlan = {
  guidingGoal: string
  goals: LetterGoal[]
  client: LetterContribution[]
  agency: LetterContribution[]
  measures?: LetterMeasure[]
  reviewOn: string
  /** What the person said to it; a draft where nobody has asked yet. */
  agreement?: PlanAgreement
  signedOn?: string | null
}
export type PlanAgreement = 'draft' | 'signed' | 'agreed-not-signed' | 'no-agreement' | 'replaced'

/** A review as it is printed; levels −2 … +2, null = not rated. */
export type LetterReview = {
  withClient: boolean
  ratings: {
    title: string
    client: number | null
    caseworker: number | null
    why?: string | null
  }[]
  decision?: string | null
  nextReviewOn?: string | null
}

type SheetArea = {
  area: string
  discussed: string
  client: string | null
  professional: string | null
  differs: boolean
  resource: number | null
  need: number | null
  obstacles: string[]
}

/** The assessment sheet as it is printed; scales 0 … 4, null = left out. */
export type LetterSheet = {
  talkedOn: string
  areas: SheetArea[]
  summary: string
  strengths: string[]
  clientRemark: string | null
  differences: string | null
}

/** Everything that a consent exists for, in the order of the form. */
export const CONSENT_KINDS = [
  'contact-phone',
  'contact-email',
  'contact-sms',
  'third-party',
  'referral',
  'evaluation',
  'aftercare',
] as const
export type ConsentKind = (typeof CONSENT_KINDS)[number]

/** One thing that the person may allow; `reach` is the number or address it is about. */
export type LetterConsent = {
  kind: ConsentKind
  state: 'given' | 'refused' | 'withdrawn' | 'open'
  on: string | null
  reach: string | null
}

/**
 * How a case ended, as far as letters speak of it. What is not known is false or `unknown`: nothing
 * is claimed then.
 */
export type LetterEnding = {
  /** End code of docs/procedure.md, "Ends". */
  code: string
  benefit: 'ended' | 'reduced' | 'unchanged' | 'unknown'
  /** A talk took place. */
  talked: boolean
  /** The person said themselves that they do not go on. */
  decided: boolean
  /** We ask later on how things are. */
  aftercare: boolean
  /** Data go into the evaluation. */
  evaluation: boolean
}

/** What was worked on, as it is printed. */
export type LetterReport = {
  openedOn: string
  writtenOn: string
  goals: { title: string; start: number; client: number | null; caseworker: number | null }[]
  whatHelped: string | null
  openIssues: string | null
}

/**
 * What the papers about a case print beyond what every letter has; each template asks for its own.
 */
export type PaperFacts = {
  plan?: LetterPlan
  review?: LetterReview
  sheet?: LetterSheet
  consents?: LetterConsent[]
  report?: LetterReport
  ending?: LetterEnding
}
