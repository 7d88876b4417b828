import { labelOf, type Answers, type Component, type Form, type Language } from './model.ts'
import type { Value } from './model.ts'

export type Words = { label: string; words: string }

/** What was filled in, field by field as a person reads it; empty words for an empty field. */
export const answersInWords = (form: Form, answers: Answers, language: Language): Words[] =>
  fieldsOf(form.components).map((field) => ({
    label: labelOf(field, language),
    words: wordsOf(answers[field.key ?? field.path ?? ''], field, language),
  }))

const fieldsOf = (components: readonly Component[]): Component[] =>
  components.flatMap((each) =>
    each.type === 'group' ? fieldsOf(each.components ?? []) : each.key || each.path ? [each] : [],
  )

function wordsOf(value: Value, field: Component, language: Language): string {
  if (value === undefined || value === null || value === false) return ''
  if (value === true) return '✓'
  if (Array.isArray(value)) return value.map((each) => wordsOf(each, field, language)).join('; ')
  if (typeof value === 'object')
    return Object.values(value)
      .map((each) => wordsOf(each, field, language))
      .filter(Boolean)
      .join(', ')
  const option = field.values?.find((each) => each.value === value)
  return option
    ? language === 'en'
      ? (option.labelEn ?? option.label)
      : option.label
    : String(value)
}
