import { describe, expect, it } from 'vitest'
import { checkAnswers } from './check-form.ts'
import type { Component, Form, Values } from './model.ts'

const buildForm = (...components: Omit<Component, 'id'>[]): Form => ({
  id: 'sample',
  type: 'default',
  schemaVersion: 19,
  components: components.map((component, index) => ({
    id: `field-${index}`,
    label: 'Angabe',
    ...component,
  })),
})
const check = async (form: Form, answers: Values) =>
  await checkAnswers(form, answers, { language: 'de' })
/** The sentence about one field, undefined where the answer is kept. */
const said = async (component: Omit<Component, 'id'>, entry: Values[string]) =>
  (await check(buildForm({ ...component, key: 'entry' }), { entry })).errors['entry']

describe('a bound of a field', () => {
  it.each([
    ['the smallest number', { type: 'number', validate: { min: 10 } }, 10],
    ['the biggest number', { type: 'number', validate: { max: 28 } }, '28'],
    ['nothing as the smallest number', { type: 'number', validate: { min: 0 } }, 0],
    ['as many decimals as are drawn', { type: 'number', decimalDigits: 1 }, '1,5'],
    ['the shortest text', { type: 'textfield', validate: { minLength: 4 } }, 'four'],
    ['the longest text', { type: 'textfield', validate: { maxLength: 4 } }, 'four'],
    ['the longest text of all', { type: 'textarea' }, 'x'.repeat(2000)],
    ['the first day that we know', { type: 'datetime' }, '1900-01-01'],
    ['the last day of a year', { type: 'datetime' }, '1999-12-31'],
  ] as const)('lets in %s', async (_, component, answer) => {
    expect(await said(component, answer)).toBeUndefined()
  })

  it.each([
    ['a number below nothing', [{ type: 'number', validate: { min: 0 } }, -1], 'mindestens 0'],
    ['a number above nothing', [{ type: 'number', validate: { max: 0 } }, 1], 'höchstens 0'],
    ['one decimal too many', [{ type: 'number', decimalDigits: 1 }, '1,55'], '1'],
    ['a text that is one short', [{ type: 'textfield', validate: { minLength: 5 } }, 'four'], '5'],
    ['a text that is one over', [{ type: 'textfield', validate: { maxLength: 3 } }, 'four'], '3'],
    [
      'a text beyond what we store, whatever the form allows',
      [{ type: 'textarea', validate: { maxLength: 5000 } }, 'x'.repeat(2001)],
      '2000',
    ],
    ['a day before 1900', [{ type: 'datetime' }, '1899-12-31'], 'Datum'],
    ['a thirteenth month', [{ type: 'datetime' }, '2027-13-01'], 'Datum'],
    ['the thirty-first of April', [{ type: 'datetime' }, '2027-04-31'], 'Datum'],
    ['a day with something behind it', [{ type: 'datetime' }, '2027-04-30T10:00'], 'Datum'],
    ['a number with something before it', [{ type: 'number' }, 'x12'], 'Zahl'],
    ['a number with something behind it', [{ type: 'number' }, '12x'], 'Zahl'],
    ['a list in place of a number', [{ type: 'number' }, ['12']], 'Zahl'],
  ] as const)('keeps out %s', async (_, [component, answer], words) => {
    expect(await said(component, answer as Values[string])).toContain(words)
  })
})

describe('a list', () => {
  const helpers = (validate: Component['validate'] = {}): Form =>
    buildForm({
      type: 'dynamiclist',
      path: 'helpers',
      validate,
      components: [
        {
          type: 'radio',
          id: 'known',
          key: 'known',
          label: 'Bekannt',
          values: [
            { value: 'yes', label: 'ja' },
            { value: 'no', label: 'nein' },
          ],
        },
        {
          type: 'textfield',
          id: 'name',
          key: 'name',
          label: 'Name',
          validate: { required: true },
          conditional: { hide: '=known != "yes"' },
        },
      ],
    })
  const rows = (length: number): Values[] => Array.from({ length }, () => ({ known: 'no' }))

  it('shows a field by what stands in its own row', async () => {
    // when
    const { errors, values } = await check(helpers(), {
      helpers: [{ known: 'yes' }, { known: 'no', name: 'left over' }, { name: 'never asked' }],
    })
    // then
    expect(errors).toEqual({ 'helpers.0.name': 'Füllen Sie aus: Name.' })
    expect(values).toEqual({ helpers: [{ known: 'yes' }, { known: 'no' }, {}] })
  })

  it('takes fifty rows and says so at the fifty-first', async () => {
    // when
    const full = await check(helpers(), { helpers: rows(50) })
    const over = await check(helpers(), { helpers: rows(51) })
    // then
    expect(full).toEqual({ errors: {}, values: { helpers: rows(50) }, unknown: [] })
    expect(over.errors['helpers']).toContain('50')
    expect(over.values).toEqual({})
  })

  it('is asked for only where it must be filled', async () => {
    expect((await check(helpers({ required: true }), { helpers: [] })).errors).toEqual({
      helpers: 'Füllen Sie aus: Angabe.',
    })
    expect(await check(helpers(), { helpers: [] })).toEqual({ errors: {}, values: {}, unknown: [] })
    expect(await check(helpers(), {})).toEqual({ errors: {}, values: {}, unknown: [] })
  })

  it.each([
    ['a word', 'Beratung'],
    ['words in place of rows', ['Beratung']],
    ['lists in place of rows', [['Beratung']]],
    ['a row that is none', [{ known: 'no' }, null]],
  ])('refuses %s', async (_, sent) => {
    expect(await check(helpers(), { helpers: sent as Values[] })).toEqual({
      errors: { helpers: 'Füllen Sie aus: Angabe.' },
      values: {},
      unknown: [],
    })
  })
})

describe('a group', () => {
  const form = (hide: string): Form =>
    buildForm(
      { type: 'checkbox', key: 'more' },
      {
        type: 'group',
        conditional: { hide },
        components: [
          {
            type: 'textfield',
            id: 'why',
            key: 'why',
            label: 'Grund',
            validate: { required: true },
          },
        ],
      },
    )

  it('is asked as a whole, at the places of its fields', async () => {
    // when
    const { errors, unknown } = await check(form('=more != true'), { more: true })
    // then
    expect(errors).toEqual({ why: 'Füllen Sie aus: Grund.' })
    expect(unknown).toEqual([])
  })

  it('that is hidden asks nothing and keeps nothing, and its fields are still known', async () => {
    // when
    const checked = await check(form('=more != true'), { more: false, why: 'left over' })
    // then
    expect(checked).toEqual({ errors: {}, values: { more: false }, unknown: [] })
  })

  it('shows its fields by conditions of their own', async () => {
    // given
    const nested = buildForm({
      type: 'group',
      components: [
        { type: 'textfield', id: 'a', key: 'a', label: 'A' },
        { type: 'textfield', id: 'b', key: 'b', label: 'B', conditional: { hide: '=a = null' } },
      ],
    })
    // when
    const checked = await check(nested, { b: 'left over' })
    // then
    expect(checked).toEqual({ errors: {}, values: {}, unknown: [] })
  })

  it('whose condition cannot be read is shown', async () => {
    expect((await check(form('=('), {})).errors).toEqual({ why: 'Füllen Sie aus: Grund.' })
  })
})
