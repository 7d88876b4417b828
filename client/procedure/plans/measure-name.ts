import * as m from '#client/generated/messages/messages.js'

const TYPES: Record<string, () => string> = {
  language: m.measureLanguage,
  training: m.measureTraining,
  'work-trial': m.measureWorkTrial,
  debt: m.measureDebt,
  addiction: m.measureAddiction,
  childcare: m.measureChildcare,
  housing: m.measureHousing,
  health: m.measureHealth,
  other: m.measureOther,
}

/** What kind of measure it is, in words. */
export const measureName = (type: string): string => TYPES[type]?.() ?? type
