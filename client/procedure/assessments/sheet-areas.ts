import type { Answers, Component, Form } from '#server/procedure/forms/model.ts'

/** Whether an area was talked about; `open` = nobody has said yet. */
export type AreaState = 'yes' | 'no' | 'unwanted' | 'open'

const PREFIX = 'group-'
export const SUMMARY = 'summary'

/** The areas of the sheet in the order of its form; the summary is none of them. */
export const areasOf = (form: Form): Component[] =>
  form.components.filter((component) => component.type === 'group' && nameOf(component) !== SUMMARY)

/** `work` of the group `group-work`. */
export const nameOf = (group: Component): string => group.id.slice(PREFIX.length)

/** What is asked at the end: the summary, and whatever a process owner has put beside the areas. */
export const closingOf = (form: Form): Component[] =>
  form.components.flatMap((component) =>
    component.type !== 'group'
      ? [component]
      : nameOf(component) === SUMMARY
        ? (component.components ?? [])
        : [],
  )

const isFilled = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== undefined && value !== null && value !== '' && value !== false

/** Whatever is written in an area was talked about. */
export function stateOf(area: Component, answers: Answers): AreaState {
  const said = answers[`${nameOf(area)}Discussed`]
  if (said === 'yes' || said === 'no' || said === 'unwanted') return said
  return (area.components ?? []).some(({ key }) => key && isFilled(answers[key])) ? 'yes' : 'open'
}

/** The answers as they are handed in: what stayed open was not talked about. */
export const withOpenAreas =
  (form: Form) =>
  (answers: Answers): Answers => ({
    ...answers,
    ...Object.fromEntries(
      areasOf(form).map((area) => [
        `${nameOf(area)}Discussed`,
        stateOf(area, answers) === 'open' ? 'no' : stateOf(area, answers),
      ]),
    ),
  })

/** Which area holds a field; the summary where none does. */
export const placeOf = (form: Form, path: string): string => {
  const area = areasOf(form).find(({ components = [] }) =>
    components.some(({ key }) => key === path),
  )
  return area ? nameOf(area) : SUMMARY
}

/** The names of all places, in the order of the talk. */
export const placesOf = (form: Form): string[] => [...areasOf(form).map(nameOf), SUMMARY]
