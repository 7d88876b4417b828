import { expect, test } from 'vitest'
import { sayHowLong } from './start-patience.ts'

test('whoever waits for a start is told every twenty seconds, once', () => {
  // given
  const told: number[] = []
  const ask = sayHowLong(performance.now() - 45_000, (seconds) => told.push(seconds))
  // when
  ask()
  ask()
  // then
  expect(told).toEqual([40])
})
