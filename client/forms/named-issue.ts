import type { Issue } from '#client/api/request.ts'
import { labelOf, type Component, type Form, type Language } from '#server/procedure/forms/model.ts'

/** A refusal of the server, with the name of its field before it unless it says it itself. */
export function namedIssue(form: Form, issue: Issue, language: Language): Issue {
  const field = fieldAt(form.components, issue.path.split('.'))
  const label = field && labelOf(field, language)
  return !label || issue.message.includes(label)
    ? issue
    : { ...issue, message: `${label}: ${issue.message}` }
}

/** The last field that a path such as `goals.0.title` names. */
function fieldAt(components: readonly Component[], [name, ...rest]: string[]): Component | null {
  if (name === undefined) return null
  for (const each of components) {
    if (each.type === 'group') {
      const inside = fieldAt(each.components ?? [], [name, ...rest])
      if (inside) return inside
    } else if (each.key === name || each.path === name)
      return fieldAt(each.components ?? [], rest.slice(1)) ?? each
  }
  return null
}
