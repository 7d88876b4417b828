import { expect, it, test } from 'vitest'
import { openingPeriod, periodOf, PERIOD_KEY } from './period.ts'

test.each([
  ['2026-05', '2027-01-15', ['2026-05-01', '2026-05-31'], ['2026-04-01', '2026-04-30']],
  ['2026-Q1', '2027-01-15', ['2026-01-01', '2026-03-31'], ['2025-10-01', '2025-12-31']],
  ['2026', '2027-01-01', ['2026-01-01', '2026-12-31'], ['2025-01-01', '2025-12-31']],
  // what runs counts its months that are over, and as many of the period before
  ['2028-Q1', '2028-03-31', ['2028-01-01', '2028-02-29'], ['2027-10-01', '2027-11-30']],
  ['2026', '2026-02-01', ['2026-01-01', '2026-01-31'], ['2025-01-01', '2025-01-31']],
])('%s as seen on %s', (...[key, today, period, before]) => {
  const { period: found, before: foundBefore } = periodOf(key, today) ?? {}
  expect([found?.from, found?.to]).toEqual(period)
  expect([foundBefore?.from, foundBefore?.to]).toEqual(before)
})

it('is the same on every day of a month: no two answers differ by a day', () => {
  // given
  const days = Array.from({ length: 31 }, (_, n) => `2026-08-${String(n + 1).padStart(2, '0')}`)
  // when
  const seen = days.flatMap((today) =>
    ['2026', '2026-Q3', '2026-07', openingPeriod(today)].map((key) =>
      JSON.stringify(periodOf(key, today)),
    ),
  )
  // then
  expect(new Set(seen).size).toBe(3)
})

test.each([
  ['2026-08', '2026-08-31'],
  ['2026-Q4', '2026-10-31'],
  ['2027', '2026-12-31'],
])('%s has nothing to show on %s', (key, today) => {
  expect(periodOf(key, today)).toBeNull()
})

test.each([
  ['2026-04-30', '2026-Q1'],
  ['2026-05-01', '2026-Q2'],
  ['2026-01-31', '2025-Q4'],
])('on %s the page opens with %s', (today, key) => {
  expect(openingPeriod(today)).toBe(key)
})

test.each(['2026-13', '2026-Q5', '2026-5', '2026-05-01', '26', '9999'])(
  '%s is no period',
  (key) => {
    expect(PERIOD_KEY.test(key)).toBe(false)
  },
)
