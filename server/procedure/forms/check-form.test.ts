import { expect, test } from 'vitest'
import { checkAnswers } from './check-form.ts'
import { lintForm } from './lint-form.ts'
import type { Component, Form } from './model.ts'

const buildForm = (...components: Partial<Component>[]): Form => ({
  id: 'sample',
  type: 'default',
  schemaVersion: 19,
  components: components.map((component, index) => ({
    id: `field-${index}`,
    label: 'Angabe',
    properties: { labelEn: 'Entry' },
    ...component,
  })) as Component[],
})
const YES_NO = [
  { value: 'yes', label: 'ja', labelEn: 'yes' },
  { value: 'no', label: 'nein', labelEn: 'no' },
]
const check = async (form: Form, answers: Record<string, unknown>) =>
  await checkAnswers(form, answers, { language: 'de' })

test('a missing answer is named in both languages by a sentence that says what to do', async () => {
  // given
  const form = buildForm({
    type: 'textfield',
    key: 'street',
    label: 'Straße',
    properties: { labelEn: 'Street' },
    validate: { required: true },
  })
  // when
  const german = await checkAnswers(form, { street: '  ' }, { language: 'de' })
  const english = await checkAnswers(form, {}, { language: 'en' })
  // then
  expect(german.errors).toEqual({ street: 'Füllen Sie aus: Straße.' })
  expect(english.errors).toEqual({ street: 'Fill in: Street.' })
})

test('what a condition hides is neither asked nor stored', async () => {
  // given
  const form = buildForm(
    { type: 'radio', key: 'decision', values: YES_NO, validate: { required: true } },
    {
      type: 'textarea',
      key: 'comment',
      validate: { required: true },
      conditional: { hide: '=decision != "no"' },
    },
  )
  // when
  const hidden = await check(form, { decision: 'yes', comment: 'left over' })
  const shown = await check(form, { decision: 'no' })
  const unanswered = await check(form, {})
  // then
  expect(hidden).toEqual({ errors: {}, values: { decision: 'yes' }, unknown: [] })
  expect(Object.keys(shown.errors)).toEqual(['comment'])
  expect(Object.keys(unanswered.errors)).toEqual(['decision'])
})

test('answers that the form does not know are reported and left out', async () => {
  // given
  const form = buildForm({ type: 'textfield', key: 'note' })
  // when
  const { values, unknown } = await check(form, { note: 'x', admin: true })
  // then
  expect(values).toEqual({ note: 'x' })
  expect(unknown).toEqual(['admin'])
})

test.each([
  [{ type: 'checkbox', validate: { required: true } }, false, 'Bestätigen Sie: Angabe.'],
  [
    { type: 'datetime', subtype: 'date' },
    '2027-02-29',
    'Geben Sie ein Datum ein, das es im Kalender gibt, zum Beispiel 14.03.2027.',
  ],
  [
    { type: 'datetime', subtype: 'date' },
    20270301,
    'Geben Sie ein Datum ein, das es im Kalender gibt, zum Beispiel 14.03.2027.',
  ],
  [{ type: 'number' }, 'viel', 'Geben Sie eine Zahl ein, zum Beispiel 14.'],
  [{ type: 'number', decimalDigits: 0 }, 1.5, 'Geben Sie eine ganze Zahl ein, zum Beispiel 14.'],
  [{ type: 'number', validate: { min: 10 } }, 9, 'Geben Sie mindestens 10 ein.'],
  [{ type: 'number', validate: { max: 28 } }, '29', 'Geben Sie höchstens 28 ein.'],
  [
    { type: 'textfield', validate: { maxLength: 3 } },
    'long',
    'Kürzen Sie den Text auf höchstens 3 Zeichen.',
  ],
  [{ type: 'textarea' }, 'x'.repeat(2001), 'Kürzen Sie den Text auf höchstens 2000 Zeichen.'],
  [
    { type: 'textfield', validate: { minLength: 5 } },
    'long',
    'Schreiben Sie mindestens 5 Zeichen.',
  ],
  [
    { type: 'textfield', validate: { pattern: '^[0-9]{5}$' } },
    '4815',
    'Prüfen Sie die Schreibweise: Angabe.',
  ],
  [{ type: 'textfield' }, { text: 'x' }, 'Schreiben Sie einen Text: Angabe.'],
  [{ type: 'select', values: YES_NO }, 'maybe', 'Wählen Sie aus: Angabe.'],
  [{ type: 'checklist', values: YES_NO }, ['yes', 'yes'], 'Wählen Sie aus: Angabe.'],
  [
    { type: 'checklist', values: YES_NO, validate: { required: true } },
    [],
    'Wählen Sie aus: Angabe.',
  ],
] as [Partial<Component>, unknown, string][])(
  '%j refuses %j',
  async (component, answer, sentence) => {
    // given
    const form = buildForm({ ...component, key: 'entry' })
    // when
    const { errors, values } = await check(form, { entry: answer })
    // then
    expect(errors).toEqual({ entry: sentence })
    expect(values).toEqual({})
  },
)

test('a label that ends with its own mark gets no second one', async () => {
  // given
  const form = buildForm({
    type: 'radio',
    key: 'entry',
    label: 'Haben Sie die Person erreicht?',
    values: YES_NO,
    validate: { required: true },
  })
  // when
  const { errors } = await check(form, {})
  // then
  expect(errors['entry']).toBe('Wählen Sie aus: Haben Sie die Person erreicht?')
})

test('good answers are kept: a typed number as a number, a day, a choice of the server', async () => {
  // given
  const form = buildForm(
    { type: 'number', key: 'size' },
    { type: 'datetime', subtype: 'date', key: 'on' },
    {
      type: 'select',
      key: 'caseworkerId',
      values: [],
      properties: { choices: 'server', labelEn: 'x' },
    },
  )
  // when
  const { errors, values } = await check(form, {
    size: '12,5',
    on: '2028-02-29',
    caseworkerId: 'somebody',
  })
  // then
  expect(errors).toEqual({})
  expect(values).toEqual({ size: 12.5, on: '2028-02-29', caseworkerId: 'somebody' })
})

test('each row of a list is checked at its own place', async () => {
  // given
  const form = buildForm({
    type: 'dynamiclist',
    path: 'helpers',
    components: [
      { type: 'textfield', id: 'name', key: 'name', label: 'Name', validate: { required: true } },
    ],
  })
  // when
  const { errors, values, unknown } = await check(form, {
    helpers: [{ name: 'Beratung' }, { other: 1 }],
  })
  // then
  expect(errors).toEqual({ 'helpers.1.name': 'Füllen Sie aus: Name.' })
  expect(values).toEqual({ helpers: [{ name: 'Beratung' }, {}] })
  expect(unknown).toEqual(['helpers.1.other'])
})

test.each([
  ['a type that we do not draw', buildForm({ type: 'html' as 'text' })],
  [
    'two fields of one name',
    buildForm({ type: 'textfield', key: 'a' }, { type: 'textfield', key: 'a' }),
  ],
  ['a missing English label', buildForm({ type: 'textfield', key: 'a', properties: {} })],
  [
    'an option without an English name',
    buildForm({ type: 'radio', key: 'a', values: [{ value: 'x', label: 'x' }] }),
  ],
  ['a choice without options', buildForm({ type: 'radio', key: 'a', values: [] })],
  ['a time of day', buildForm({ type: 'datetime', key: 'a', subtype: 'time' as 'date' })],
  [
    'a pattern that may run for hours',
    buildForm({ type: 'textfield', key: 'a', validate: { pattern: '^(a+)+$' } }),
  ],
  [
    'a pattern that tries too many ways',
    buildForm({ type: 'textfield', key: 'a', validate: { pattern: '^a*a*a*b$' } }),
  ],
  [
    'a pattern that begins anywhere',
    buildForm({ type: 'textfield', key: 'a', validate: { pattern: 'a+b' } }),
  ],
  [
    'a condition that computes',
    buildForm({
      type: 'textfield',
      key: 'a',
      conditional: { hide: '=count(for i in 1..9 return i) = 9' },
    }),
  ],
  [
    'a condition that asks for a field that is not there',
    buildForm({ type: 'textfield', key: 'a', conditional: { hide: '=other = "x"' } }),
  ],
  [
    'a condition that is no FEEL',
    buildForm({ type: 'textfield', key: 'a', conditional: { hide: '=(' } }),
  ],
  [
    'a pattern that is none',
    buildForm({ type: 'textfield', key: 'a', validate: { pattern: '(' } }),
  ],
  [
    'a text without a bound we keep',
    buildForm({ type: 'textarea', key: 'a', validate: { maxLength: 5000 } }),
  ],
  ['an id that is not its own', { ...buildForm({ type: 'textfield', key: 'a' }), id: 'other' }],
  ['something that is no form', 'text'],
])('the lint refuses %s', (_, form) => {
  // when
  const findings = lintForm(form, 'sample')
  // then
  expect(findings).toHaveLength(typeof form === 'string' ? 3 : 1)
})
