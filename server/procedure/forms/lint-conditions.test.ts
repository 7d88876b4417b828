import { describe, expect, it } from 'vitest'
import { feelNames } from './feel-names.ts'
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
const buildForm = (...components: Draft[]): Draft => ({
  id: 'sample',
  type: 'default',
  schemaVersion: 19,
  components,
})
const english = (form: Draft): string[] =>
  lintForm(form, 'sample').map(({ place, messageEn }) => `${place}: ${messageEn}`)

describe('a condition', () => {
  const TOO_COSTLY = ['sample.a: The condition is invalid or too costly.']
  const hide = (condition: unknown) =>
    english(
      buildForm(
        buildField({ conditional: { hide: condition } }),
        buildField({ id: 'b', key: 'other' }),
        buildField({
          type: 'dynamiclist',
          id: 'rows',
          key: undefined,
          path: 'rows',
          components: [buildField({ id: 'c', key: 'inRow' })],
        }),
      ),
    )

  it.each([
    '=other = "x"',
    'other = "x"',
    '=not(other = "x")',
    '=other = "x" and (a = "y" or inRow = "z")',
    '=rows = null',
    `=other = "${'x'.repeat(289)}"`,
  ])('%s is one', (condition) => expect(hide(condition)).toEqual([]))

  it.each([
    ['=for i in other return i'],
    ['=some i in other satisfies i'],
    ['=every i in other satisfies i'],
    ['=function(i) i'],
    ['=count(other) = 1'],
    ['=count (other) = 1'],
    ['=other in [1..9]'],
    ['=matches(other, "(a+)+")'],
    ['=9 ** 9 = 1'],
    ['=[1, 2][item = 1] = other'],
    [`=other = "${'x'.repeat(290)}"`],
    ['='],
    ['=('],
    [7],
  ])('%s is none', (condition) => expect(hide(condition)).toEqual(TOO_COSTLY))

  it('asks for a field that is there', () => {
    expect(hide('=other = missing')).toEqual([
      'sample.a: The condition asks for missing; there is no such field.',
    ])
  })

  it('names what it asks for, each once', () => {
    expect(feelNames(' =a = 1 and b = 2 or a = 3')).toEqual(['a', 'b'])
    expect(feelNames('count(a) = 1')).toEqual(['a'])
    expect(feelNames('  ')).toBeNull()
    expect(feelNames('a = ')).toBeNull()
  })
})

describe('a key', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'for', 'null'])(
    '%s is none of ours',
    (key) =>
      expect(english(buildForm(buildField({ key })))).toEqual([
        `sample.${key}: The key ${key} is a word of the programming language; please choose ` +
          'another.',
      ]),
  )
})

describe('a pattern', () => {
  const TOO_COSTLY = ['sample.a: The pattern is invalid, too long or too costly.']
  const pattern = (text: unknown) => english(buildForm(buildField({ validate: { pattern: text } })))

  it.each([
    '[0-9]{5}',
    '^[0-9]{5}$',
    '^a+b*$',
    '^(ab)+$',
    '^(ab|cd)$',
    'a|b',
    '^a{2,}$',
    '^[A-Z]{1,3}-[0-9]{1,4}$',
    String.raw`^[(+]\(+$`,
    '^((a)b)+$',
    `^${'x'.repeat(198)}$`,
  ])('%s is harmless', (text) => expect(pattern(text)).toEqual([]))

  it.each([
    ['^(a+)+$'],
    ['^((a+)b)+$'],
    ['^(((a|b)))*$'],
    ['^(?:(?:(a?)b)c){2,}$'],
    [`^${'a?'.repeat(30)}a$`],
    ['^(a|b)*$'],
    ['^(a{2})+$'],
    [String.raw`^(a)\1$`],
    [String.raw`^(?<x>a)\k<x>$`],
    ['^a+b+c+$'],
    ['^a+'],
    ['a+$'],
    ['^a+|b$'],
    ['^a{2,}b{2,}c{12,99}$'],
    ['('],
    [7],
    [`^${'x'.repeat(199)}$`],
  ])('%s is refused', (text) => expect(pattern(text)).toEqual(TOO_COSTLY))
})
