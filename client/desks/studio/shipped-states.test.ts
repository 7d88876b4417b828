import { expect, it } from 'vitest'
import { shippedStates } from './shipped-states.ts'

it('what changed stands below its number, line by line', () => {
  expect(
    shippedStates(
      '# Änderungen\n\n## 2\nDas Wort ist klarer.\n\n## 1\nErste Fassung.\nSie ist kurz.\n',
    ),
  ).toEqual([
    { number: '2', lines: ['Das Wort ist klarer.'] },
    { number: '1', lines: ['Erste Fassung.', 'Sie ist kurz.'] },
  ])
})

it('a process without words has none', () => {
  expect(shippedStates('')).toEqual([])
})
