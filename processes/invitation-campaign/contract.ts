import { code, date, flag, id } from '../variables.ts'

/** Every variable that a campaign may hold. */
export const variables = {
  campaignId: id(),
  generation: code(),
  resumeAt: code(),
  resumeInCall: code(),
  approved: flag(),
  moreWaves: flag(),
  campaignDueOn: date(),
  waitId: id(),
}

/** Keys of the forms that code reads. */
export const forms = {
  prepareCampaign: [
    'name',
    'legalBasis',
    'selectionDate',
    'dispatchMode',
    'waveSize',
    'responseDays',
    'campaignEndsOn',
  ],
  checkExclusions: ['confirmed'],
  approveCampaign: ['approved', 'comment'],
  campaignReport: ['note'],
}
