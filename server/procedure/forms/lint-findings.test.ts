import { describe, expect, it } from 'vitest'
import { lintForm } from './lint-form.ts'

type Draft = Record<string, unknown>
const buildField = (overrides: Draft = {}): Draft => ({
  type: 'textfield',
  id: 'field-a',
  key: 'a',
  label: 'Angabe',
  properties: { labelEn: 'Entry' },
  ...overrides,
})
const buildForm = (...components: unknown[]): Draft => ({
  id: 'sample',
  type: 'default',
  schemaVersion: 19,
  components,
})
const english = (form: unknown): string[] =>
  lintForm(form, 'sample').map(({ place, messageEn }) => `${place}: ${messageEn}`)
/** What is found in a form of one field. */
const found = (overrides: Draft): string[] => english(buildForm(buildField(overrides)))
const option = (value: string) => ({ value, label: value, labelEn: value })
const list = (...components: unknown[]) =>
  buildField({ type: 'dynamiclist', id: 'rows', key: undefined, path: 'rows', components })
const group = (id: string, ...components: unknown[]) =>
  buildField({ type: 'group', id, key: undefined, components })

describe('a form', () => {
  it('of every kind of field that we draw is fine', () => {
    const fields = ['textfield', 'textarea', 'number', 'checkbox'].map((type) =>
      buildField({ type, id: type, key: type }),
    )
    const choices = ['select', 'radio', 'checklist'].map((type) =>
      buildField({ type, id: type, key: type, values: [option('x'), option('y')] }),
    )
    const others = [
      buildField({ type: 'datetime', id: 'on', key: 'on', subtype: 'date' }),
      buildField({ type: 'text', id: 'words', key: undefined, label: undefined, text: 'Hinweis' }),
      list(buildField({ id: 'row-a' })),
      group('more', buildField({ id: 'b', key: 'b' })),
    ]
    const hint = { ...others[1], properties: { textEn: 'Hint' } }

    const form = buildForm(...fields, ...choices, others[0], hint, ...others.slice(2))
    expect(english(form)).toEqual([])
  })

  it('says in both languages what is wrong with it as a whole', () => {
    expect(lintForm('text', 'sample')).toEqual([
      {
        place: 'sample',
        message: 'Das Formular muss sample heißen, nicht undefined.',
        messageEn: 'The form must be named sample, not undefined.',
      },
      {
        place: 'sample',
        message: 'Das Formular braucht type "default" und schemaVersion 19.',
        messageEn: 'The form needs type "default" and schemaVersion 19.',
      },
      {
        place: 'sample',
        message: 'Das Formular hat keine Felder.',
        messageEn: 'The form has no fields.',
      },
    ])
  })

  it.each([
    ['nothing', null],
    ['a list', []],
    ['a number', 7],
  ])('that is %s is none', (_, form) => expect(lintForm(form, 'sample')).toHaveLength(3))

  it.each([
    ['another type', { type: 'other' }, 'schemaVersion 19'],
    ['another version', { schemaVersion: 18 }, 'schemaVersion 19'],
    ['fields that are no list', { components: {} }, 'no fields'],
    ['no field', { components: [] }, 'no fields'],
  ])('of %s is refused', (_, overrides, words) => {
    const findings = english({ ...buildForm(buildField()), ...overrides })

    expect(findings).toEqual([expect.stringContaining(words)])
  })

  it('takes a hundred fields, those in lists and groups counted, and not one more', () => {
    const many = (length: number) =>
      Array.from({ length }, (_, n) => buildField({ id: `f${n}`, key: `f${n}` }))

    expect(english(buildForm(...many(100)))).toEqual([])
    expect(english(buildForm(...many(101)))).toEqual(['sample: The form is too big.'])
    expect(english(buildForm(group('g', ...many(99))))).toEqual([])
    expect(english(buildForm(group('g', ...many(100))))).toEqual(['sample: The form is too big.'])
  })

  it('of too many characters is refused', () => {
    const sized = (length: number) => {
      const rest = JSON.stringify(buildForm(buildField({ label: '' }))).length
      return buildForm(buildField({ label: 'x'.repeat(length - rest) }))
    }

    expect(english(sized(100_000))).toEqual([])
    expect(lintForm(sized(100_001), 'sample')).toEqual([
      {
        place: 'sample',
        message: 'Das Formular ist zu groß.',
        messageEn: 'The form is too big.',
      },
    ])
  })

  it('names what is no field by its number', () => {
    expect(lintForm(buildForm(buildField(), null, 'x'), 'sample')).toEqual([
      {
        place: 'sample',
        message: 'Feld 2 ist kein Feld.',
        messageEn: 'Field 2 is no field.',
      },
      {
        place: 'sample',
        message: 'Feld 3 ist kein Feld.',
        messageEn: 'Field 3 is no field.',
      },
    ])
  })
})

describe('a field', () => {
  it.each([
    ['a type that we do not draw', { type: 'html' }, 'a: We do not draw the field type html.'],
    ['no id', { id: '' }, 'a: The id is missing or occurs twice.'],
    ['no key', { key: undefined }, 'field-a: The key must be camelCase.'],
    ['a number as key', { key: 7 }, '7: The key must be camelCase.'],
    ['a key that begins big', { key: 'Abc' }, 'Abc: The key must be camelCase.'],
    ['a key with a sign in it', { key: 'a-b' }, 'a-b: The key must be camelCase.'],
    ['no German text', { label: undefined }, 'a: The German text is missing.'],
    ['no English text', { properties: {} }, 'a: The English text is missing (properties.labelEn).'],
    [
      'no English text and no properties',
      { properties: undefined },
      'a: The English text is missing (properties.labelEn).',
    ],
    [
      'a description in one language',
      { description: 'Hilfe' },
      'a: The English text is missing (properties.descriptionEn).',
    ],
    [
      'a longer text than we store',
      { validate: { maxLength: 2001 } },
      'a: Texts have at most 2000 characters.',
    ],
    [
      'a time of day',
      { type: 'datetime', subtype: 'time' },
      'a: Only days are drawn (subtype "date").',
    ],
    [
      'an option twice',
      { type: 'radio', values: [option('x'), option('x')] },
      'a: The options are empty or contain a value twice.',
    ],
    [
      'no options',
      { type: 'checklist', values: undefined },
      'a: The options are empty or contain a value twice.',
    ],
    [
      'an option without a German name',
      { type: 'select', values: [{ value: 'x', label: '', labelEn: 'x' }] },
      'a: The option x needs label and labelEn.',
    ],
    [
      'an option without an English name',
      { type: 'select', values: [{ value: 'x', label: 'x' }] },
      'a: The option x needs label and labelEn.',
    ],
  ])('with %s is named at its place', (_, overrides, finding) =>
    expect(found(overrides)).toEqual([`sample.${finding}`]),
  )

  it.each([
    ['the longest text that we store', { validate: { maxLength: 2000 } }],
    ['a date label alone', { label: undefined, dateLabel: 'Tag' }],
    [
      'options of the server',
      { type: 'select', values: [], properties: { labelEn: 'x', choices: 'server' } },
    ],
    [
      'a description in both languages',
      { description: 'Hilfe', properties: { labelEn: 'x', descriptionEn: 'Help' } },
    ],
  ])('with %s is fine', (_, overrides) => expect(found(overrides)).toEqual([]))

  it.each([
    [{ type: 'html' }, 'Die Feldart html zeichnen wir nicht.'],
    [{ id: undefined }, 'Die id fehlt oder kommt zweimal vor.'],
    [{ key: '1a' }, 'Der Schlüssel muss in camelCase stehen.'],
    [{ label: '' }, 'Der deutsche Text fehlt.'],
    [{ properties: {} }, 'Der englische Text fehlt (properties.labelEn).'],
    [{ type: 'radio', values: [] }, 'Die Auswahl ist leer oder enthält einen Wert zweimal.'],
    [{ type: 'radio', values: [{ value: 'x' }] }, 'Die Auswahl x braucht label und labelEn.'],
    [{ type: 'datetime' }, 'Nur Tage werden gezeichnet (subtype "date").'],
    [{ validate: { maxLength: 9999 } }, 'Texte haben höchstens 2000 Zeichen.'],
    [{ validate: { pattern: '(' } }, 'Das Muster ist ungültig, zu lang oder zu aufwendig.'],
    [{ conditional: { hide: '=(' } }, 'Die Bedingung ist ungültig oder zu aufwendig.'],
    [{ conditional: { hide: '=x' } }, 'Die Bedingung fragt nach x; das Feld gibt es nicht.'],
  ])('%j is told in German, too', (overrides, sentence) => {
    const findings = lintForm(buildForm(buildField(overrides)), 'sample')

    expect(findings.map(({ message }) => message)).toEqual([sentence])
  })

  it('that only shows a text needs that text in both languages', () => {
    const words = (overrides: Draft) =>
      found({ type: 'text', id: 'words', key: undefined, label: undefined, ...overrides })

    expect(words({ properties: {} })).toEqual(['sample.words: The German text is missing.'])
    expect(words({ text: 'Hinweis', properties: {} })).toEqual([
      'sample.words: The English text is missing (properties.textEn).',
    ])
  })

  it('stands once by id and by key, in a list by the keys of its row', () => {
    const twice = buildForm(buildField(), buildField({ id: 'field-b' }))
    const sameId = buildForm(buildField(), buildField({ key: 'b' }))
    const inGroup = buildForm(buildField(), group('g', buildField({ id: 'b' })))
    const inList = buildForm(buildField(), list(buildField({ id: 'b' })))

    expect(lintForm(twice, 'sample').map(({ message }) => message)).toEqual([
      'Der Schlüssel a kommt zweimal vor.',
    ])
    expect(english(twice)).toEqual(['sample.a: The key a occurs twice.'])
    expect(english(sameId)).toEqual(['sample.b: The id is missing or occurs twice.'])
    expect(english(inGroup)).toEqual(['sample.g.a: The key a occurs twice.'])
    expect(english(inList)).toEqual([])
  })

  it('of a list needs the path of the list', () => {
    const nameless = { ...list(buildField({ id: 'b' })), path: undefined }

    expect(english(buildForm(nameless))).toEqual(['sample.rows: The key must be camelCase.'])
  })

  it('stands at most four deep', () => {
    const nest = (depth: number): Draft =>
      depth === 0 ? buildField() : group(`g${depth}`, nest(depth - 1))

    expect(english(buildForm(nest(3)))).toEqual([])
    expect(lintForm(buildForm(nest(4)), 'sample').map(({ message }) => message)).toEqual([
      'Gruppen sind zu tief verschachtelt.',
    ])
    expect(english(buildForm(nest(4)))).toEqual(['sample.g4.g3.g2.g1: Groups are nested too deep.'])
  })
})
