import { describe, expect, it } from 'vitest'
import { dayOf, dayToStore, storedDay } from './clock.ts'

describe('the day of an instant', () => {
  it.each([
    ['2026-11-24T23:30:00Z', '2026-11-25'],
    ['2026-11-24T22:59:59Z', '2026-11-24'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
  ])('is the day here: %s', (instant, day) => {
    expect(dayOf(new Date(instant))).toBe(day)
    expect(storedDay(dayToStore(new Date(instant)))).toBe(day)
  })
})
