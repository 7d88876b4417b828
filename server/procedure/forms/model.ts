import type { TextKind } from '#server/base/texts/text-rules.ts'

/** The part of the form-js schema that we draw; English texts stand beside the German ones. */
export type FieldType =
  | 'textfield'
  | 'textarea'
  | 'number'
  | 'select'
  | 'radio'
  | 'checklist'
  | 'checkbox'
  | 'datetime'
type ComponentType = FieldType | 'text' | 'group' | 'dynamiclist'

type FieldOption = { value: string; label: string; labelEn?: string }

type FieldRules = {
  required?: boolean
  minLength?: number
  maxLength?: number
  min?: number
  max?: number
  pattern?: string
}

export type Component = {
  type: ComponentType
  id: string
  /** The name of the answer; groups, lists and texts have none. */
  key?: string
  /** The name of a list's answer. */
  path?: string
  label?: string
  dateLabel?: string
  description?: string
  text?: string
  subtype?: 'date'
  values?: FieldOption[]
  conditional?: { hide?: string }
  layout?: { row?: string; columns?: number | null }
  components?: Component[]
  appearance?: { suffixAdjacent?: string }
  decimalDigits?: number
  defaultValue?: unknown
  defaultRepetitions?: number
  validate?: FieldRules
  /** `labelEn`, `descriptionEn`, `textEn`; `choices: "server"`: the options come with the task. */
  properties?: Record<string, string>
}

export type Form = { id: string; type: 'default'; schemaVersion: number; components: Component[] }

export type Value = string | number | boolean | null | undefined | string[] | Values | Values[]
export type Values = { [key: string]: Value }
/** The answers of a whole form. */
export type Answers = Values

export type Language = 'de' | 'en'

/** The name of a field as a person reads it. */
export function labelOf(component: Component, language: Language): string {
  const german = component.label ?? component.dateLabel ?? ''
  return language === 'en' ? (component.properties?.['labelEn'] ?? german) : german
}

/** What `properties.text` of a text field may say. */
export const TEXT_KINDS: readonly TextKind[] = ['name', 'address', 'short', 'long']

/** By which rule a text is cleaned and checked: `properties.text`, else paragraphs or a line. */
export function textKindOf({ type, properties }: Component): TextKind {
  const named = TEXT_KINDS.find((kind) => kind === properties?.['text'])
  return named ?? (type === 'textarea' ? 'long' : 'short')
}

/** The options of this field come with the task, not from the form. */
export const hasServerChoices = (component: Component): boolean =>
  component.properties?.['choices'] === 'server'
