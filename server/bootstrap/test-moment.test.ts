import { expect, test } from 'vitest'
import { momentLine } from './run-tests.mjs'
import { chooseMoment, MOMENTS } from './test-moment.mjs'

const NOW = Date.parse('2026-11-29T12:00:00Z')
const HOUR_MS = 3_600_000

test.each([
  ['sunday-noon', '2026-12-06T11:00:00.000Z'],
  ['monday-morning', '2026-11-30T06:00:00.000Z'],
  ['friday-evening', '2026-12-04T16:59:00.000Z'],
  ['holiday', '2026-12-25T09:00:00.000Z'],
  ['new-years-eve', '2026-12-31T22:30:00.000Z'],
  ['spring-forward', '2027-03-28T00:45:00.000Z'],
  ['fall-back', '2027-10-31T00:30:00.000Z'],
  ['leap-day', '2028-02-29T11:00:00.000Z'],
  ['month-end', '2026-11-29T23:30:00.000Z'],
  ['tuesday', '2027-09-14T08:00:00.000Z'],
])('%s is the next one to come', (name, instant) => {
  expect(new Date(chooseMoment(name, NOW).instant).toISOString()).toBe(instant)
})

test('without a wish the moments take turns, by the hour and by the day', () => {
  const names = (step: number) =>
    Object.keys(MOMENTS).map((_, i) => chooseMoment(undefined, NOW + i * step).name)
  expect(new Set(names(HOUR_MS)).size).toBe(Object.keys(MOMENTS).length)
  expect(new Set(names(24 * HOUR_MS)).size).toBe(Object.keys(MOMENTS).length)
})

test('an instant to come and real time are taken as they are; another word or the past is refused', () => {
  expect(chooseMoment('2027-03-28T00:45:00Z', NOW).instant).toBe(Date.parse('2027-03-28T00:45:00Z'))
  expect(chooseMoment('real', NOW).instant).toBe(NOW)
  expect(() => chooseMoment('2020-01-01T00:00:00Z', NOW)).toThrow('to come')
  expect(() => chooseMoment('someday', NOW)).toThrow('sunday-noon')
})

test('the line at start and end says how to have the same again', () => {
  expect(momentLine(chooseMoment('fall-back', NOW))).toBe(
    'The tests take place on Sunday, 31 October 2027 at 02:30 in Berlin. Again: ' +
      'TEST_NOW=fall-back npm test',
  )
})
