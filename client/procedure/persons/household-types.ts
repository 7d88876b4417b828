import * as m from '#client/generated/messages/messages.js'

/** The kinds of household that a list knows, in words. */
export const householdTypes = (): Record<string, string> => ({
  single: m.householdSingle(),
  'lone-parent': m.householdLoneParent(),
  'couple-children': m.householdCoupleChildren(),
  couple: m.householdCouple(),
  other: m.householdOther(),
})
