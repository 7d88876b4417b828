import type { Sentence } from '#server/base/errors.ts'

/** Words for notes in the timeline. */
export const noteEventTexts: Record<string, Sentence> = {
  'note-phone': { de: 'Telefonat', en: 'Phone call' },
  'note-counter': { de: 'Gespräch am Schalter', en: 'Talk at the counter' },
  'note-mail': { de: 'Post oder E-Mail', en: 'Letter or e-mail' },
  'note-visit': { de: 'Besuch', en: 'Visit' },
  'note-note': { de: 'Notiz', en: 'Note' },
}
