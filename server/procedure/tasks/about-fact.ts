import type { Sentence } from '#server/base/errors.ts'
import type { AboutFact } from './form-use-case.ts'

/** One thing that a task is about; `href` where there is more to see. */
export const aboutFact = (
  label: Sentence,
  value: Sentence,
  href: string | null = null,
): AboutFact => ({ label: label.de, labelEn: label.en, value: value.de, valueEn: value.en, href })
