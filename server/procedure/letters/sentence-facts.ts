import type { LetterConsent } from './paper-data.ts'
import type { LetterData } from './letter-data.ts'

const CODES = Array.from({ length: 15 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`)

/**
 * What a sentence of a letter may depend on, with the values that there are. What is not known of a
 * letter is `none`, `no` or `unknown`: a sentence that claims something never stands on that.
 */
export const FACTS = {
  /** End code of the case (docs/procedure.md, "Ends"). */
  ending: ['none', ...CODES],
  benefit: ['unknown', 'unchanged', 'reduced', 'ended'],
  /** Whether a talk took place, and whether the person said themselves that they stop. */
  talked: ['no', 'yes'],
  decided: ['no', 'yes'],
  /** Whether we ask later on how things are, and whether data go into the evaluation. */
  aftercare: ['no', 'yes'],
  evaluation: ['no', 'yes'],
  /** Whether the person was there at the review. */
  attendance: ['unknown', 'with', 'without'],
  decision: ['none', 'continue', 'lighter', 're-plan', 're-assess', 'close'],
  nextReview: ['no', 'yes'],
  agreement: ['draft', 'signed', 'agreed-not-signed', 'no-agreement', 'replaced'],
  goals: ['no', 'yes'],
  mayCall: ['no', 'yes'],
  /** What an invitation follows on, or a letter about a talk. */
  occasion: ['none', 'silent', 'later', 'first', 'again', 'our-fault'],
  heard: ['no', 'yes'],
  slot: ['no', 'yes'],
  place: ['none', 'agency', 'phone', 'home'],
  consent: [
    'none',
    'contact-phone',
    'contact-email',
    'contact-sms',
    'third-party',
    'referral',
    'evaluation',
    'aftercare',
  ],
  /** Whether a number or an address stands with it. */
  reach: ['no', 'yes'],
  consentState: ['open', 'given', 'refused', 'withdrawn'],
} satisfies Record<string, readonly string[]>

type FactName = keyof typeof FACTS
export type SentenceFacts = Record<FactName, string>

const yes = (isSo: boolean | undefined): string => (isSo === true ? 'yes' : 'no')

/** The facts of one letter, from what was frozen with it. */
export function factsOf(data: LetterData): SentenceFacts {
  const { plan, talk, slot, occasion, heard, mayCall } = data
  return {
    ...factsOfEnding(data),
    ...factsOfReview(data),
    agreement: plan?.agreement ?? 'draft',
    mayCall: yes(mayCall),
    occasion: occasion ?? talk?.occasion ?? 'none',
    heard: yes(heard),
    slot: yes(slot !== undefined),
    place: talk?.where ?? 'none',
    consent: 'none',
    reach: 'no',
    consentState: 'open',
  }
}

const factsOfEnding = ({ ending }: LetterData) => ({
  ending: ending?.code ?? 'none',
  benefit: ending?.benefit ?? 'unknown',
  talked: yes(ending?.talked),
  decided: yes(ending?.decided),
  aftercare: yes(ending?.aftercare),
  evaluation: yes(ending?.evaluation),
})

const factsOfReview = ({ review, report }: LetterData) => ({
  attendance: review ? (review.withClient ? 'with' : 'without') : 'unknown',
  decision: review?.decision ?? 'none',
  nextReview: yes(Boolean(review?.nextReviewOn)),
  goals: yes(Boolean(report?.goals.length ?? review?.ratings.length)),
})

/** The facts of one point that the person may allow. */
export const factsOfConsent = ({
  kind,
  state,
  reach,
}: LetterConsent): Pick<SentenceFacts, 'consent' | 'consentState' | 'reach'> => ({
  consent: kind,
  consentState: state,
  reach: yes(reach !== null),
})
