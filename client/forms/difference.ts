import type { Answers, Component, Form, Language, Value } from '#server/procedure/forms/model.ts'
import { labelOf } from '#server/procedure/forms/model.ts'

export type Difference = { label: string; mine: string; theirs: string }

/** What two fillings of a form do not have in common, field by field, in words. */
export function differencesOf(
  form: Form,
  { mine, theirs }: { mine: Answers; theirs: Answers },
  language: Language,
): Difference[] {
  return fieldsOf(form.components).flatMap((field) => {
    const name = field.key ?? field.path ?? ''
    const words = (answers: Answers): string => wordsOf(answers[name], field, language)
    return words(mine) === words(theirs)
      ? []
      : [{ label: labelOf(field, language), mine: words(mine), theirs: words(theirs) }]
  })
}

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
