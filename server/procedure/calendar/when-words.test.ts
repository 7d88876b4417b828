import { expect, it } from 'vitest'
import { whenWords } from './when-words.ts'

it.each([
  ['2026-12-03T09:00:00Z', 'Donnerstag, 3. Dezember, 10:00 Uhr', 'Thursday 3 December, 10:00'],
  ['2026-07-01T22:30:00Z', 'Donnerstag, 2. Juli, 00:30 Uhr', 'Thursday 2 July, 00:30'],
])('the moment %s is said as the office reads it', (instant, de, en) => {
  expect(whenWords(new Date(instant))).toEqual({ de, en })
})
