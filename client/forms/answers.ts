import type { Answers, Component, Value } from '#server/procedure/forms/model.ts'
import { isRow, isValue, rowsIn } from './read-answers.ts'

/**
 * The answers with one of them replaced; rows of a list are named by their number:
 * `['measures', '0', 'what']`.
 */
export function setAt(answers: Answers, [head = '', ...rest]: string[], value: Value): Answers {
  const now = answers[head]
  if (rest.length === 0) return { ...answers, [head]: value }
  if (!Array.isArray(now)) return { ...answers, [head]: setAt(isRow(now) ? now : {}, rest, value) }
  const [index = '0', ...inner] = rest
  const rows = rowsIn(answers, head).map((row, at) =>
    at === Number(index) ? setAt(row, inner, value) : row,
  )
  return { ...answers, [head]: rows }
}

/** Preset values and the first rows of lists, where nothing was answered yet. */
export function withPresets(components: readonly Component[], answers: Answers): Answers {
  let filled = answers
  for (const component of components) {
    const { key, path, defaultValue, defaultRepetitions = 1 } = component
    if (component.type === 'group') filled = withPresets(component.components ?? [], filled)
    if (component.type === 'dynamiclist' && path && filled[path] === undefined)
      filled = { ...filled, [path]: Array.from({ length: defaultRepetitions }, () => ({})) }
    if (key && filled[key] === undefined && isValue(defaultValue) && defaultValue !== undefined)
      filled = { ...filled, [key]: defaultValue }
  }
  return filled
}

/** Components with the same row id stand side by side, on a grid of 16. */
export function rowsOf(components: readonly Component[]): Component[][] {
  const rows: Component[][] = []
  const byId = new Map<string, Component[]>()
  for (const component of components) {
    const id = component.layout?.row
    const known = id ? byId.get(id) : undefined
    if (known) {
      known.push(component)
      continue
    }
    const row = [component]
    rows.push(row)
    if (id) byId.set(id, row)
  }
  return rows
}
