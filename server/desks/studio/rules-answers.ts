import { calledBy } from '#server/procedure/deployments/walk-moddle.ts'
import { choicesOf, type ChoiceField } from './form-fields.ts'
import type { Known, Rule } from './rule.ts'
import { isTaken, steeringIn, takes, type Answer, type Steering } from './steering-answers.ts'

type Report = Parameters<Rule>[2]

/** Form and drawing belong together: whatever one can answer is asked for, and the reverse. */
export const answerRules: Record<string, Rule> = {
  'answer-known': ({ processId }, { forms, programme }, report) => {
    for (const [form, read] of programme?.formKeys.get(processId) ?? []) {
      if (!Object.hasOwn(forms, form)) continue
      const shipped = choicesOf(programme?.forms.get(processId)?.[form])
      for (const field of choicesOf(forms[form]))
        if (read.includes(field.key)) reportUnknown(form, { field, shipped }, report)
    }
  },

  'answer-taken': (drawing, known, report) => {
    for (const steering of steeringIn(drawing, known)) reportUntaken(steering, report)
  },

  'answer-offered': (drawing, known: Known, report) => {
    const all = steeringIn(drawing, known)
    for (const steering of all) reportNotOffered(steering, all, report)
  },
}

function reportUnknown(
  form: string,
  { field, shipped }: { field: ChoiceField; shipped: ChoiceField[] },
  report: Report,
): void {
  const known = shipped.find(({ key }) => key === field.key)?.values
  for (const value of known ? field.values.filter((answer) => !known.includes(answer)) : [])
    report(
      `ut-${form}`,
      `Das Formular ${form} bietet bei „${field.label}“ die Antwort „${value}“ an; das ` +
        'Programm kennt sie nicht.',
      `The form ${form} offers the answer "${value}" at "${field.label}"; the program does ` +
        'not know it.',
    )
}

function reportUntaken(steering: Steering, report: Report): void {
  const { task, form, variable, field, shipped, gateways } = steering
  const isNewlyEmpty = field.mayBeEmpty && shipped?.mayBeEmpty === false
  const asked: [words: string, value: Answer | undefined][] = [
    ...field.values.map((value): [string, Answer | undefined] => [
      `„${value}“`,
      steering.valueOf(value),
    ]),
    ...(isNewlyEmpty ? [['(keine Antwort)', null] as [string, null]] : []),
  ]
  for (const [words, value] of asked)
    for (const gateway of value === undefined ? [] : gateways)
      if (!isTaken(gateway, { variable, value }))
        report(
          gateway.id,
          `Die Antwort ${words} aus „${calledBy(task.element)}“ (Formular ${form}, Feld ` +
            `${field.key}) nimmt hier kein Pfeil.`,
          `The answer ${words} of "${calledBy(task.element)}" (form ${form}, field ` +
            `${field.key}) is taken by no flow here.`,
        )
}

/** Ways that only an answer takes which the form no longer has. */
function reportNotOffered(steering: Steering, all: Steering[], report: Report): void {
  const { task, variable, field, shipped, valueOf, gateways } = steering
  const offered = all
    .filter((other) => other.variable === variable)
    .flatMap((other) => other.field.values.map(other.valueOf))
  const flows = gateways
    .flatMap(({ outgoing }) => outgoing)
    .filter(({ condition }) => !offered.some((value) => takes(condition, { variable, value })))
  for (const answer of (shipped?.values ?? []).filter((value) => !field.values.includes(value)))
    for (const { id, condition, element } of flows)
      if (takes(condition, { variable, value: valueOf(answer) ?? answer }))
        report(
          id,
          `Der Pfeil „${calledBy(element)}“ wartet auf die Antwort „${answer}“ aus ` +
            `„${calledBy(task.element)}“; das Formular bietet sie nicht mehr an.`,
          `The flow "${calledBy(element)}" waits for the answer "${answer}" of ` +
            `"${calledBy(task.element)}"; the form no longer offers it.`,
        )
}
