// What the drawings of a case have in common.

/** What moved a case to a new version is forgotten behind a call. */
const cleared = { resumeAt: '= null', resumeInCall: '= null' }
const ofCase = { subject: '= subject', caseId: '= caseId' }

/** A letter that must not hold up the case: a bad address leaves it out. */
export const letter = (documentType, subject = '= subject') => ({
  calls: 'document-dispatch',
  in: {
    ...ofCase,
    subject,
    documentType: `= "${documentType}"`,
    letterIsOptional: '= true',
    resumeAt: '= resumeInCall',
  },
  out: cleared,
})

/** A pause, for as long as the person needs it. */
export const pause = {
  calls: 'case-pause',
  in: { ...ofCase, resumeAt: '= resumeInCall' },
  out: cleared,
}

/** A talk, from the proposal to the day itself; `talkHeld` says whether it took place. */
export const talk = (purpose, subject = '= subject') => ({
  calls: 'appointment',
  in: { ...ofCase, subject, talkPurpose: `= "${purpose}"`, resumeAt: '= resumeInCall' },
  out: { talkHeld: '= talkHeld', ...cleared },
})

/** A phase of the case; `next` is the FEEL text that names the phase after it. */
export const phase = (process, next) => ({
  calls: process,
  in: {
    subject: '= "case:" + caseId',
    caseId: '= caseId',
    clientId: '= clientId',
    priority: '= priority',
    resumeAt: '= resumeInCall',
    resumeInCall: '= null',
  },
  out: { nextPhase: `= ${next}`, ...cleared },
})

/** The keys of every wait: its date can be moved, and it can be ended by hand. */
export const waitKeys = { DeadlineMoved: '= waitId', WaitEnded: '= waitId' }
