import { expect, it, test } from 'vitest'
import { rounded } from './rounded.ts'

test.each([
  [0, 0],
  [1, null],
  [4, null],
  [5, 5],
  [7, 5],
  [8, 10],
  [412, 410],
])('%i is published as %j', (count, published) => {
  expect(rounded(count)).toBe(published)
})

it('tells nothing of one household more or less, as a rule', () => {
  // given
  const counts = Array.from({ length: 500 }, (_, n) => n + 5)
  // when
  const telling = counts.filter((count) => rounded(count) !== rounded(count + 1))
  // then
  expect(telling.length / counts.length).toBeCloseTo(1 / 5, 2)
})
