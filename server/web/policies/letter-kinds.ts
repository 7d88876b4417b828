/**
 * Who works on a case reads all of its letters; this says what becomes of a kind and who else comes
 * near it. `post`: goes through the print room, which sees it while it is being printed; it contains
 * no goal, no measure and no third party. `desk`: printed, handed over or posted by who works on the
 * case, and never in the print room. `lead`: whether the team lead reads it, too.
 */
type KindRule = { way: 'post' | 'desk'; lead: boolean }

/** Every kind of letter and paper; policy, print room, papers, privacy notice and docs follow it. */
export const LETTER_KINDS = {
  INVITATION_1: { way: 'post', lead: true },
  REMINDER: { way: 'post', lead: true },
  INVITATION_2: { way: 'post', lead: true },
  DECLINE_CONFIRMATION: { way: 'post', lead: true },
  NO_CONTACT_LETTER: { way: 'post', lead: true },
  CLOSING_LETTER: { way: 'post', lead: true },
  PRIVACY_NOTICE: { way: 'post', lead: true },
  APPOINTMENT_LETTER: { way: 'post', lead: true },
  REVIEW_INVITATION: { way: 'post', lead: true },
  HELP_PLAN: { way: 'desk', lead: true },
  REVIEW_REPORT: { way: 'desk', lead: true },
  ASSESSMENT_SHEET: { way: 'desk', lead: false },
  CONSENT_FORM: { way: 'desk', lead: true },
  CLOSING_REPORT: { way: 'desk', lead: true },
  FOLLOW_UP_NOTE: { way: 'desk', lead: false },
  REFERRAL: { way: 'desk', lead: true },
  INFO_REQUEST: { way: 'desk', lead: true },
} satisfies Record<string, KindRule>
export type LetterKind = keyof typeof LETTER_KINDS

const isLetterKind = (name: string): name is LetterKind => name in LETTER_KINDS

/** The rule of a kind; what nobody knows is kept at the desk, and from everybody else. */
export const ruleOf = (kind: string): KindRule =>
  isLetterKind(kind) ? LETTER_KINDS[kind] : { way: 'desk', lead: false }

/** True for what goes through the print room. */
export const isPost = (kind: string): boolean => ruleOf(kind).way === 'post'

/** Kinds that the print room ever sees, for SQL. */
export const POST_KINDS: readonly string[] = Object.keys(LETTER_KINDS).filter(isPost)

/** States in which a letter is being printed. */
export const IN_PRINT: readonly string[] = ['queued', 'in-run']
