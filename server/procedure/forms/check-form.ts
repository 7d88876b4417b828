import { checkField, isEmpty, isFault } from './check-field.ts'
import {
  labelOf,
  type Component,
  type Form,
  type Language,
  type Value,
  type Values,
} from './model.ts'
import { sentenceFor, type Fault } from './sentences.ts'

/** Most rows of a list. */
const ROW_LIMIT = 50

/**
 * `errors`: a sentence by place (`measures.0.what`); `values`: what may be stored; `unknown`:
 * places that the form does not have.
 */
export type CheckedAnswers = { errors: Record<string, string>; values: Values; unknown: string[] }

type Hides = (expression: string, values: Values) => boolean
type Walk = { all: Values; language: Language; hides: Hides; result: CheckedAnswers }
type Scope = { answers: Values; into: Values; at: string }

/**
 * Checks answers against their form. What a condition hides is left out of `values`, whatever was
 * sent. Client and server call the same function; the FEEL engine is loaded for forms with
 * conditions only.
 */
export async function checkAnswers(
  form: Form,
  answers: Record<string, unknown>,
  { language }: { language: Language },
): Promise<CheckedAnswers> {
  const hides: Hides = hasConditions(form.components)
    ? (await import('./conditions.ts')).isHidden
    : () => false
  const all = answers as Values
  const result: CheckedAnswers = { errors: {}, values: {}, unknown: [] }
  const walk: Walk = { all: { ...blanks(form.components), ...all }, language, hides, result }
  checkScope(walk, form.components, { answers: all, into: result.values, at: '' })
  return result
}

/** Whether any field of a form is shown only sometimes. */
export const hasConditions = (components: readonly Component[]): boolean =>
  components.some(
    (component) =>
      Boolean(component.conditional?.hide) || hasConditions(component.components ?? []),
  )

const nameOf = (component: Component): string | undefined =>
  component.type === 'dynamiclist' ? component.path : component.key

/**
 * Fields of one scope: those of groups belong to the scope around them, rows of a list have one of
 * their own.
 */
const fieldsOf = (components: readonly Component[]): Component[] =>
  components.flatMap((component) =>
    component.type === 'group'
      ? fieldsOf(component.components ?? [])
      : nameOf(component)
        ? [component]
        : [],
  )

const blanks = (components: readonly Component[]): Values =>
  Object.fromEntries(fieldsOf(components).map((component) => [nameOf(component)!, null]))

function checkScope(walk: Walk, components: readonly Component[], scope: Scope): void {
  const known = new Set(fieldsOf(components).map(nameOf))
  walk.result.unknown.push(
    ...Object.keys(scope.answers)
      .filter((name) => !known.has(name))
      .map((name) => scope.at + name),
  )
  checkComponents(walk, components, scope)
}

function checkComponents(walk: Walk, components: readonly Component[], scope: Scope): void {
  for (const component of components) {
    const hide = component.conditional?.hide
    if (hide && walk.hides(hide, { ...walk.all, ...scope.answers })) continue
    if (component.type === 'group') checkComponents(walk, component.components ?? [], scope)
    else if (component.type === 'dynamiclist') checkRows(walk, component, scope)
    else if (component.key) checkOne(walk, component, scope)
  }
}

function checkOne(walk: Walk, component: Component, { answers, into, at }: Scope): void {
  const key = component.key!
  const checked = checkField(component, answers[key])
  if (isFault(checked))
    walk.result.errors[at + key] = sentenceFor(
      checked,
      labelOf(component, walk.language),
      walk.language,
    )
  else if (checked.value !== undefined) into[key] = checked.value
}

function checkRows(walk: Walk, component: Component, { answers, into, at }: Scope): void {
  const name = component.path!
  const rows = answers[name]
  const fail = (fault: Fault) =>
    (walk.result.errors[at + name] = sentenceFor(
      fault,
      labelOf(component, walk.language),
      walk.language,
    ))
  if (isEmpty(rows)) {
    if (component.validate?.required) fail({ code: 'fill' })
    return
  }
  if (!Array.isArray(rows) || !rows.every(isRow)) return void fail({ code: 'fill' })
  if (rows.length > ROW_LIMIT) return void fail({ code: 'tooMany', limit: ROW_LIMIT })
  into[name] = rows.map((row, index) => {
    const values: Values = {}
    checkScope(walk, component.components ?? [], {
      answers: { ...blanks(component.components ?? []), ...row },
      into: values,
      at: `${at}${name}.${index}.`,
    })
    return values
  })
}

const isRow = (row: Value | Values | string): row is Values =>
  typeof row === 'object' && row !== null && !Array.isArray(row)
