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
}

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

/** One thing that the person may allow; `reach` is the number or address it is about. */
export type LetterConsent = {
  kind: 'evaluation' | 'contact-phone' | 'contact-email' | 'contact-sms' | 'aftercare'
  state: 'given' | 'refused' | 'withdrawn' | 'open'
  on: string | null
  reach: string | null
}

/** How a case ended, as it is printed. */
export type LetterReport = {
  openedOn: string
  writtenOn: string
  /** End code of docs/procedure.md, "Ends", in words. */
  end: string
  benefit: string
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
  achieved?: string[]
}
