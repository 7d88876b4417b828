import { expect, test } from 'vitest'
import type { Component } from '#server/procedure/forms/model.ts'
import { rowsOf, setAt, withPresets } from './answers.ts'

const field = (key: string, more: Partial<Component> = {}): Component => ({
  type: 'textfield',
  id: key,
  key,
  ...more,
})

test('an answer inside a row of a list is replaced and all others stay', () => {
  // given
  const answers = { name: 'x', helpers: [{ who: 'a' }, { who: 'b', since: '2026' }] }

  // when
  const next = setAt(answers, ['helpers', '1', 'who'], 'c')

  // then
  expect(next).toEqual({ name: 'x', helpers: [{ who: 'a' }, { who: 'c', since: '2026' }] })
  expect(answers.helpers[1]).toEqual({ who: 'b', since: '2026' })
})

test('presets fill only what was not answered, also inside groups', () => {
  // given
  const components: Component[] = [
    {
      type: 'group',
      id: 'g',
      components: [field('place', { defaultValue: 'agency' }), field('days', { defaultValue: 14 })],
    },
    { type: 'dynamiclist', id: 'l', path: 'helpers', components: [field('who')] },
  ]

  // when
  const filled = withPresets(components, { place: 'phone' })

  // then
  expect(filled).toEqual({ place: 'phone', days: 14, helpers: [{}] })
})

test('components with the same row stand side by side', () => {
  // given
  const components = [
    field('a', { layout: { row: 'r' } }),
    field('b'),
    field('c', { layout: { row: 'r' } }),
  ]

  // when
  const rows = rowsOf(components)

  // then
  expect(rows.map((row) => row.map(({ key }) => key))).toEqual([['a', 'c'], ['b']])
})
