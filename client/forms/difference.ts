import { answersInWords } from '#server/procedure/forms/answers-in-words.ts'
import type { Answers, Form, Language } from '#server/procedure/forms/model.ts'

export type Difference = { label: string; mine: string; theirs: string }

/** What two fillings of a form do not have in common, field by field, in words. */
export function differencesOf(
  form: Form,
  { mine, theirs }: { mine: Answers; theirs: Answers },
  language: Language,
): Difference[] {
  const there = answersInWords(form, theirs, language)
  return answersInWords(form, mine, language).flatMap(({ label, words }, n) => {
    const other = there[n]?.words ?? ''
    return words === other ? [] : [{ label, mine: words, theirs: other }]
  })
}
