import { hasServerChoices, type Component } from '#server/procedure/forms/model.ts'

/** A field with a fixed set of answers. */
export type ChoiceField = { key: string; label: string; values: string[]; mayBeEmpty: boolean }

const CHOICES = ['radio', 'select']

/** The fields of a form that offer one of several answers; lists in the form are left out. */
export function choicesOf(form: unknown): ChoiceField[] {
  return componentsOf(form).flatMap((component) => {
    const { type, key, label, values = [], validate, conditional, components } = component
    const inner = type === 'dynamiclist' ? [] : choicesOf({ components })
    if (key === undefined || !CHOICES.includes(type) || hasServerChoices(component)) return inner
    const mayBeEmpty = validate?.required !== true || conditional?.hide !== undefined
    return [
      { key, label: label ?? key, values: values.map(({ value }) => value), mayBeEmpty },
      ...inner,
    ]
  })
}

const componentsOf = (form: unknown): Component[] =>
  typeof form === 'object' &&
  form !== null &&
  'components' in form &&
  Array.isArray(form.components)
    ? form.components
    : []
