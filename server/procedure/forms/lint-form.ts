import { TEXT_LIMIT } from './check-field.ts'
import { feelNames } from './feel-names.ts'
import { findCostly } from './find-costly.ts'
import { isSlowPattern } from './is-slow-pattern.ts'
import { hasServerChoices, TEXT_KINDS, type Component, type Form } from './model.ts'

export type FormFinding = { place: string; message: string; messageEn: string }

const FIELDS = [
  'textfield',
  'textarea',
  'number',
  'select',
  'radio',
  'checklist',
  'checkbox',
  'datetime',
]
const TYPES = [...FIELDS, 'text', 'group', 'dynamiclist']
const CHOICES = ['select', 'radio', 'checklist']
const NAME = /^[a-z][A-Za-z0-9]*$/
const PATTERN_LIMIT = 200
const COMPONENT_LIMIT = 100
const DEPTH_LIMIT = 4
const SIZE_LIMIT = 100_000
const CONDITION_LIMIT = 300
/** What may repeat without a bound is tried from one place only. */
const UNBOUNDED = /[*+]|\{\d+,(?:\d{2,})?\}/

/**
 * What is wrong with a `.form`: only what we draw, unique names, both languages, bounded texts and
 * patterns. Accepts anything that JSON can say.
 */
export function lintForm(form: unknown, id: string): FormFinding[] {
  const findings: FormFinding[] = []
  const report: Report = (place, message, messageEn) =>
    void findings.push({ place, message, messageEn })
  const {
    id: ownId,
    type,
    schemaVersion,
    components,
  } = (isRecord(form) ? form : {}) as Partial<Form>
  if (ownId !== id)
    report(
      id,
      `Das Formular muss ${id} heißen, nicht ${String(ownId)}.`,
      `The form must be named ${id}, not ${String(ownId)}.`,
    )
  if (type !== 'default' || schemaVersion !== 19)
    report(
      id,
      'Das Formular braucht type "default" und schemaVersion 19.',
      'The form needs type "default" and schemaVersion 19.',
    )
  if (!Array.isArray(components) || components.length === 0)
    report(id, 'Das Formular hat keine Felder.', 'The form has no fields.')
  else if (JSON.stringify(form).length > SIZE_LIMIT || countOf(components) > COMPONENT_LIMIT)
    report(id, 'Das Formular ist zu groß.', 'The form is too big.')
  else
    lintScope({ report, ids: new Set(), known: new Set(namesIn(components)) }, components, {
      at: id,
      names: new Set(),
      depth: 1,
    })
  return findings
}

/** What every object has already, and what is a word of FEEL, cannot name an answer. */
const WORDS = [
  'for',
  'if',
  'then',
  'else',
  'in',
  'return',
  'some',
  'every',
  'satisfies',
  'and',
  'or',
]
const LITERALS = ['null', 'true', 'false', 'function', 'between', 'instance', 'of', 'not', 'item']
const isReserved = (name: string): boolean =>
  name in Object.prototype || [...WORDS, ...LITERALS].includes(name)

type Report = (place: string, message: string, messageEn: string) => void
type Shared = { report: Report; ids: Set<string>; known: Set<string> }
type Scope = { at: string; names: Set<string>; depth: number }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const countOf = (components: readonly Component[]): number =>
  components.reduce(
    (sum, component) =>
      sum + 1 + (Array.isArray(component?.components) ? countOf(component.components) : 0),
    0,
  )

const namesIn = (components: readonly Component[]): string[] =>
  components.flatMap((component) =>
    isRecord(component)
      ? [
          component.key ?? '',
          component.path ?? '',
          ...namesIn(Array.isArray(component.components) ? component.components : []),
        ]
      : [],
  )

function lintScope(shared: Shared, components: readonly Component[], scope: Scope): void {
  for (const [index, component] of components.entries()) {
    if (!isRecord(component))
      shared.report(scope.at, `Feld ${index + 1} ist kein Feld.`, `Field ${index + 1} is no field.`)
    else
      lintComponent(shared, component, {
        ...scope,
        at: `${scope.at}.${component.key ?? component.path ?? component.id}`,
      })
  }
}

function lintComponent(shared: Shared, component: Component, { at, names, depth }: Scope): void {
  const { report, ids } = shared
  if (!TYPES.includes(component.type))
    return report(
      at,
      `Die Feldart ${String(component.type)} zeichnen wir nicht.`,
      `We do not draw the field type ${String(component.type)}.`,
    )
  if (!component.id || ids.has(component.id))
    report(at, 'Die id fehlt oder kommt zweimal vor.', 'The id is missing or occurs twice.')
  ids.add(component.id)
  lintName(report, component, { at, names, depth })
  lintTexts(report, component, at)
  lintCondition(shared, component, at)
  if (FIELDS.includes(component.type)) lintField(report, component, at)
  if (!Array.isArray(component.components)) return
  if (depth >= DEPTH_LIMIT)
    return report(at, 'Gruppen sind zu tief verschachtelt.', 'Groups are nested too deep.')
  const inner = component.type === 'dynamiclist' ? new Set<string>() : names
  lintScope(shared, component.components, { at, names: inner, depth: depth + 1 })
}

function lintName(report: Report, component: Component, { at, names }: Scope): void {
  const isNamed = FIELDS.includes(component.type) || component.type === 'dynamiclist'
  if (!isNamed) return
  const name = component.type === 'dynamiclist' ? component.path : component.key
  if (typeof name !== 'string' || !NAME.test(name))
    return report(at, 'Der Schlüssel muss in camelCase stehen.', 'The key must be camelCase.')
  if (isReserved(name))
    return report(
      at,
      `Der Schlüssel ${name} ist ein Wort der Programmiersprache; bitte wählen Sie einen anderen.`,
      `The key ${name} is a word of the programming language; please choose another.`,
    )
  if (names.has(name))
    report(at, `Der Schlüssel ${name} kommt zweimal vor.`, `The key ${name} occurs twice.`)
  names.add(name)
}

function lintCondition({ report, known }: Shared, component: Component, at: string): void {
  const hide = component.conditional?.hide
  if (hide === undefined) return
  const names =
    typeof hide === 'string' && hide.length <= CONDITION_LIMIT && findCostly(hide).length === 0
      ? feelNames(hide)
      : null
  if (!names)
    return report(
      at,
      'Die Bedingung ist ungültig oder zu aufwendig.',
      'The condition is invalid or too costly.',
    )
  const unknown = names.find((name) => !known.has(name))
  if (unknown)
    report(
      at,
      `Die Bedingung fragt nach ${unknown}; das Feld gibt es nicht.`,
      `The condition asks for ${unknown}; there is no such field.`,
    )
}

function lintTexts(report: Report, component: Component, at: string): void {
  const { properties = {}, values = [] } = component
  const pairs: [string | undefined, string, boolean][] = [
    [component.label ?? component.dateLabel, 'labelEn', component.type !== 'text'],
    [component.description, 'descriptionEn', false],
    [component.text, 'textEn', component.type === 'text'],
  ]
  for (const [german, name, isNeeded] of pairs) {
    if (isNeeded && !german) report(at, 'Der deutsche Text fehlt.', 'The German text is missing.')
    if (german && !properties[name])
      report(
        at,
        `Der englische Text fehlt (properties.${name}).`,
        `The English text is missing (properties.${name}).`,
      )
  }
  for (const option of values)
    if (!option.label || !option.labelEn)
      report(
        at,
        `Die Auswahl ${option.value} braucht label und labelEn.`,
        `The option ${option.value} needs label and labelEn.`,
      )
}

function lintField(report: Report, component: Component, at: string): void {
  const { type, values = [], validate = {}, subtype } = component
  if (type === 'datetime' && subtype !== 'date')
    report(
      at,
      'Nur Tage werden gezeichnet (subtype "date").',
      'Only days are drawn (subtype "date").',
    )
  if (
    CHOICES.includes(type) &&
    !hasServerChoices(component) &&
    (values.length === 0 || new Set(values.map(({ value }) => value)).size !== values.length)
  ) {
    report(
      at,
      'Die Auswahl ist leer oder enthält einen Wert zweimal.',
      'The options are empty or contain a value twice.',
    )
  }
  if ((validate.maxLength ?? 0) > TEXT_LIMIT)
    report(
      at,
      `Texte haben höchstens ${TEXT_LIMIT} Zeichen.`,
      `Texts have at most ${TEXT_LIMIT} characters.`,
    )
  lintTextKind(report, component, at)
  if (validate.pattern !== undefined && !isHarmless(validate.pattern))
    report(
      at,
      'Das Muster ist ungültig, zu lang oder zu aufwendig.',
      'The pattern is invalid, too long or too costly.',
    )
}

function lintTextKind(report: Report, { properties }: Component, at: string): void {
  const kind = properties?.['text']
  if (kind !== undefined && !TEXT_KINDS.some((known) => known === kind))
    report(at, `Die Textart ${kind} gibt es nicht.`, `There is no kind of text ${kind}.`)
}

function isHarmless(pattern: string): boolean {
  if (typeof pattern !== 'string' || pattern.length > PATTERN_LIMIT || isSlowPattern(pattern))
    return false
  const isAnchored = pattern.startsWith('^') && pattern.endsWith('$') && !pattern.includes('|')
  if (UNBOUNDED.test(pattern) && !isAnchored) return false
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}
