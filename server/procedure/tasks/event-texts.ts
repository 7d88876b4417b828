import type { Sentence } from '#server/base/errors.ts'

/** Words for the timeline codes of tasks. */
export const taskEventTexts: Record<string, Sentence> = {
  'task-moved-client-wish': {
    de: 'Aufgabe verschoben: Die Person möchte einen späteren Tag',
    en: 'Task put off: the person wishes a later day',
  },
  'task-moved-not-reached': {
    de: 'Aufgabe verschoben: nicht erreicht',
    en: 'Task put off: not reached',
  },
  'task-moved-papers-missing': {
    de: 'Aufgabe verschoben: Es fehlen noch Angaben oder Unterlagen',
    en: 'Task put off: details or papers are still missing',
  },
  'task-moved-no-time': {
    de: 'Aufgabe verschoben: in der Stelle nicht früher möglich',
    en: 'Task put off: not possible earlier in the agency',
  },
}
