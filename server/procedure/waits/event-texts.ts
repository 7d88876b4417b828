import type { Sentence } from '#server/base/errors.ts'

/** Words for the timeline codes of waits. */
export const waitEventTexts: Record<string, Sentence> = {
  'deadline-moved': { de: 'Frist verschoben', en: 'Deadline moved' },
  'wait-ended': { de: 'Warten von Hand beendet', en: 'Wait ended by hand' },
}
