import { describe, expect, it } from 'vitest'
import { checkField, isFault } from './check-field.ts'
import type { Component } from './model.ts'

const VALUES = [
  { value: 'yes', label: 'ja' },
  { value: 'no', label: 'nein' },
]
const field = (type: Component['type'], overrides: Partial<Component> = {}): Component => ({
  type,
  id: 'a',
  key: 'a',
  ...overrides,
})
const required = { validate: { required: true } }
const choice = (type: Component['type']) => field(type, { values: VALUES })

describe('an answer as it is stored', () => {
  it.each<[string, Component, unknown, unknown]>([
    ['a tick', field('checkbox'), true, true],
    ['a tick that must be', field('checkbox', required), true, true],
    ['no tick', field('checkbox'), false, false],
    ['a box that nobody touched', field('checkbox'), undefined, false],
    ['a choice', choice('radio'), 'yes', 'yes'],
    ['some of a list', choice('checklist'), ['no', 'yes'], ['no', 'yes']],
    ['none of a list', choice('checklist'), [], undefined],
    ['a day', field('datetime'), '2028-02-29', '2028-02-29'],
    ['a number with many decimals', field('number'), '1,2345', 1.2345],
    ['a number below nothing', field('number'), '-7', -7],
    [
      'letters as the pattern wants them',
      field('textfield', { validate: { pattern: String.raw`^\p{L}+$` } }),
      'Ärger',
      'Ärger',
    ],
    ['an empty text', field('textfield'), '  ', undefined],
  ])('is %s', (...[, component, answer, value]) => {
    expect(checkField(component, answer)).toEqual({ value })
  })
})

describe('an answer is refused', () => {
  it.each<[string, Component, unknown, string]>([
    ['a tick that is missing', field('checkbox', required), undefined, 'confirm'],
    ['a tick in words', field('checkbox'), 'yes', 'confirm'],
    ['a missing choice', field('select', required), '', 'choose'],
    ['a missing choice of one', field('radio', required), null, 'choose'],
    ['a missing choice of some', field('checklist', required), [], 'choose'],
    ['a missing day', field('datetime', required), undefined, 'date'],
    ['a missing text', field('textarea', required), undefined, 'fill'],
    ['a missing number', field('number', required), undefined, 'fill'],
    ['a choice that is not offered', choice('select'), 'maybe', 'choose'],
    [
      'a choice that is no text',
      field('select', { properties: { choices: 'server' } }),
      7,
      'choose',
    ],
    ['a choice where none is offered', field('radio'), 'yes', 'choose'],
    ['a list where one is asked for', choice('radio'), ['yes'], 'choose'],
    ['one where a list is asked for', choice('checklist'), 'yes', 'choose'],
    ['a list with one that is not offered', choice('checklist'), ['yes', 'maybe'], 'choose'],
    ['the last of February in another year', field('datetime'), '2027-02-29', 'realDate'],
    ['a day with something before it', field('datetime'), 'x2027-04-30', 'realDate'],
    ['a day that is a number', field('datetime'), 20_270_430, 'realDate'],
  ])('for %s', (...[, component, answer, code]) => {
    const checked = checkField(component, answer)

    expect(isFault(checked)).toBe(true)
    expect(checked).toEqual({ code })
  })
})
