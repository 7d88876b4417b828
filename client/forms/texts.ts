import type { Option } from '#client/ui/choice-fields.tsx'
import { inLanguage } from '#client/ui/language.ts'
import { getLocale } from '#client/generated/messages/runtime.js'
import { labelOf as labelIn, type Component } from '#server/procedure/forms/model.ts'

const english = (component: Component, name: string, german: string): string =>
  inLanguage(german, component.properties?.[name] ?? german)

export const labelOf = (component: Component): string => labelIn(component, getLocale())
export const textOf = (component: Component): string =>
  english(component, 'textEn', component.text ?? '')
export const descriptionOf = (component: Component): string | undefined =>
  component.description ? english(component, 'descriptionEn', component.description) : undefined

/** Options that the server fills in, in the language of the page. */
export const choicesInLanguage = (
  choices: Record<string, { value: string; label: string; labelEn?: string | undefined }[]>,
): Record<string, Option[]> =>
  Object.fromEntries(
    Object.entries(choices).map(([key, options]) => [
      key,
      options.map(({ value, label, labelEn }) => ({
        value,
        label: inLanguage(label, labelEn ?? label),
      })),
    ]),
  )

/** The options of a choice; their English names stand beside the German ones. */
export const optionsOf = (component: Component): Option[] =>
  (component.values ?? []).map(({ value, label, labelEn }) => ({
    value,
    label: inLanguage(label, labelEn ?? label),
  }))
