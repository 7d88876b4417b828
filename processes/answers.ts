/** Which variable an answer becomes, and as what; without `as` just as it was chosen. */
export type AnswerVariable = { variable: string; as?: Record<string, string | boolean> }

const yesNo = (variable: string): AnswerVariable => ({ variable, as: { yes: true, no: false } })

/**
 * Answers that steer a process: form → key → what the use case of the form makes of it. The check
 * of drawings follows each of them to the gateways that ask for it.
 */
export const answers: Record<string, Record<string, AnswerVariable>> = {
  'participation-decision': { decision: { variable: 'participation' } },
  'ask-again': { decision: { variable: 'participation' } },
  'confirm-assessment': { outcome: { variable: 'assessmentOutcome' } },
  'phone-contact': { agreed: { variable: 'response' } },
  'clarify-address': { outcome: { variable: 'addressOutcome' } },
  'clarify-letter': { decision: { variable: 'letterDecision' } },
  'follow-up-contact': { course: { variable: 'course' } },
  'sign-plan': { outcome: { variable: 'agreement' } },
  mediate: { outcome: { variable: 'mediation' } },
  'approve-plan': {
    decision: { variable: 'planApproved', as: { ok: true, talk: false, no: false } },
  },
  'agree-slot': { result: { variable: 'appointmentMode' } },
  'arrange-talk': { result: { variable: 'appointmentMode' } },
  'after-no-show': {
    nextTry: {
      variable: 'nextTry',
      as: { letter: 'again', call: 'again', outreach: 'again', stop: 'stop' },
    },
  },
  'confirm-closure': { confirmed: yesNo('closureConfirmed') },
  'approve-campaign': { approved: yesNo('approved') },
}
