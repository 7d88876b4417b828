import { expect, test } from 'vitest'
import { answers } from '#processes/answers.ts'
import { choicesOf } from './form-fields.ts'
import { findingsAfter, programme, shipped, type Change } from '#tests/support/changed-drawing.ts'

type Field = { key?: string; values?: unknown[]; validate?: object; components?: Field[] }
type Edit = (field: Field) => void

/** Changes the field of a form that has this key. */
const edited =
  (form: string, key: string, edit: Edit): NonNullable<Change['forms']> =>
  (forms) => {
    const copy = structuredClone(forms)
    const walk = (fields: Field[]): void =>
      fields.forEach((field) => {
        if (field.key === key) edit(field)
        walk(field.components ?? [])
      })
    const known = copy[form] as { components: Field[] }
    walk(known.components)
    return copy
  }
const offering =
  (value: string): Edit =>
  (field) =>
    void field.values?.push({ value, label: value, labelEn: value })
const without =
  (value: string): Edit =>
  (field) => {
    field.values = (field.values ?? []).filter(
      (option) => (option as { value: string }).value !== value,
    )
  }
const optional: Edit = (field) => void (field.validate = {})

test('every answer that steers is a field of a form that ships', () => {
  const forms = new Map([...shipped.values()].flatMap((bundle) => Object.entries(bundle.forms)))
  for (const [form, fields] of Object.entries(answers))
    for (const [key, { as }] of Object.entries(fields)) {
      const field = choicesOf(forms.get(form)).find((choice) => choice.key === key)
      expect([form, key, field?.values]).toEqual([form, key, as ? Object.keys(as) : field?.values])
      expect(field).toBeDefined()
    }
})

test.each<[what: string, change: Change, finding: string, words: string]>([
  [
    'an answer added to the form',
    { process: 'intake', forms: edited('participation-decision', 'decision', offering('maybe')) },
    'answer-taken gw-participation',
    'Die Antwort „maybe“ aus „Entscheidung aufnehmen“',
  ],
  [
    'an answer that the program does not know',
    { process: 'appointment', forms: edited('after-no-show', 'nextTry', offering('wait')) },
    'answer-known ut-after-no-show',
    'die Antwort „wait“ an; das Programm kennt sie nicht',
  ],
  [
    'an answer taken out of the form, with its way left',
    { process: 'intake', forms: edited('participation-decision', 'decision', without('thinking')) },
    'answer-offered gw-participation--st-calc-thinking-due',
    'wartet auf die Antwort „thinking“',
  ],
  [
    'an answer that becomes something else',
    { process: 'appointment', forms: edited('after-no-show', 'nextTry', without('stop')) },
    'answer-offered gw-next-try--ev-talk-not-held',
    'wartet auf die Antwort „stop“',
  ],
  [
    'an answer that one need not give',
    { process: 'intake', forms: edited('participation-decision', 'decision', optional) },
    'answer-taken gw-participation',
    'Die Antwort (keine Antwort)',
  ],
  [
    'a way taken out of the drawing',
    {
      process: 'goal-agreement',
      replace: 'agreement = &quot;wants-changes&quot;',
      by: 'agreement = &quot;no-agreement&quot;',
    },
    'answer-taken gw-agreed',
    'Die Antwort „wants-changes“ aus „Hilfeplan vereinbaren“',
  ],
])('%s is found', async (...[, change, finding, words]) => {
  // when
  const findings = await findingsAfter(change, programme)
  // then
  const told = findings.map(({ rule, elementId }) => `${rule} ${elementId}`)
  expect(told).toContain(finding)
  expect(findings.map(({ message }) => message).join(' ')).toContain(words)
})
