import { describe, expect, it } from 'vitest'
import {
  freeSlotsOn,
  instantOf,
  isInOfficeHours,
  proposeSlots,
  timeOf,
  type SlotQuestion,
  type Taken,
} from './propose-slots.ts'
import { localDate } from './working-days.ts'

const buildQuestion = (overrides: Partial<SlotQuestion> = {}): SlotQuestion => ({
  from: '2026-11-23', // a Monday
  to: '2026-12-31',
  notBefore: instantOf('2026-11-23', '00:00'),
  minutes: 60,
  taken: [],
  absences: [],
  rooms: [
    { id: 'a', taken: [] },
    { id: 'b', taken: [] },
  ],
  dayTime: 'any',
  ...overrides,
})

const between = (on: string, from: string, to: string): Taken => ({
  from: instantOf(on, from),
  to: instantOf(on, to),
})
const said = (question: SlotQuestion): string[] =>
  proposeSlots(question).map(
    ({ startsAt, roomId }) =>
      `${localDate(new Date(startsAt))} ${timeOf(startsAt)} ${roomId ?? '-'}`,
  )

const whole = (on: string): Taken => between(on, '00:00', '23:59')

describe('proposeSlots', () => {
  it.each<[why: string, over: Partial<SlotQuestion>, expected: string[]]>([
    [
      'three days, the second in the afternoon',
      {},
      ['2026-11-23 08:00 a', '2026-11-24 12:00 a', '2026-11-25 08:00 a'],
    ],
    [
      'mornings for households with children',
      { dayTime: 'morning' },
      ['2026-11-23 08:00 a', '2026-11-24 08:00 a', '2026-11-25 08:00 a'],
    ],
    [
      'evenings for who works by day',
      { dayTime: 'late' },
      ['2026-11-26 16:00 a', '2026-12-03 16:00 a', '2026-12-10 16:00 a'],
    ],
    [
      'no weekend',
      { from: '2026-11-28' },
      ['2026-11-30 08:00 a', '2026-12-01 12:00 a', '2026-12-02 08:00 a'],
    ],
    [
      'no public holiday',
      { from: '2026-12-24' },
      ['2026-12-24 08:00 a', '2026-12-28 12:00 a', '2026-12-29 08:00 a'],
    ],
    [
      'no day of absence',
      { absences: [{ fromOn: '2026-11-23', toOn: '2026-11-25' }] },
      ['2026-11-26 08:00 a', '2026-11-27 12:00 a', '2026-11-30 08:00 a'],
    ],
    [
      'not while the caseworker has another talk',
      { taken: [between('2026-11-23', '08:00', '09:15')] },
      ['2026-11-23 09:30 a', '2026-11-24 12:00 a', '2026-11-25 08:00 a'],
    ],
    [
      'right after another talk',
      { taken: [between('2026-11-23', '08:00', '09:00')] },
      ['2026-11-23 09:00 a', '2026-11-24 12:00 a', '2026-11-25 08:00 a'],
    ],
    [
      'another day when one is full',
      { taken: [whole('2026-11-23')] },
      ['2026-11-24 08:00 a', '2026-11-25 12:00 a', '2026-11-26 08:00 a'],
    ],
    [
      'the other room',
      {
        rooms: [
          { id: 'a', taken: [between('2026-11-23', '08:00', '09:00')] },
          { id: 'b', taken: [] },
        ],
      },
      ['2026-11-23 08:00 b', '2026-11-24 12:00 a', '2026-11-25 08:00 a'],
    ],
    [
      'later when no room is free',
      { rooms: [{ id: 'a', taken: [between('2026-11-23', '08:00', '10:00')] }] },
      ['2026-11-23 10:00 a', '2026-11-24 12:00 a', '2026-11-25 08:00 a'],
    ],
    [
      'no room for a call',
      { rooms: [] },
      ['2026-11-23 08:00 -', '2026-11-24 12:00 -', '2026-11-25 08:00 -'],
    ],
    [
      'nothing that is over',
      { notBefore: instantOf('2026-11-23', '10:10') },
      ['2026-11-23 10:30 a', '2026-11-24 12:00 a', '2026-11-25 08:00 a'],
    ],
    ['as many as there are', { to: '2026-11-24' }, ['2026-11-23 08:00 a', '2026-11-24 12:00 a']],
    [
      'none where nobody is there',
      { absences: [{ fromOn: '2026-11-01', toOn: '2026-12-31' }] },
      [],
    ],
  ])('proposes %s', (_why, over, expected) => {
    expect(said(buildQuestion(over))).toEqual(expected)
  })

  it('ends every talk within office hours, on Friday by one and on Thursday by six', () => {
    const lastOf = (on: string) =>
      freeSlotsOn(on, buildQuestion())
        .map(({ endsAt }) => timeOf(endsAt))
        .at(-1)

    expect(
      ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'].map((on) =>
        freeSlotsOn(on, buildQuestion()).length ? lastOf(on) : null,
      ),
    ).toEqual(['16:00', '18:00', '13:00', null])
  })

  it('keeps the time of day when the clocks change', () => {
    expect(freeSlotsOn('2027-03-29', buildQuestion())).toEqual([]) // Easter Monday
    expect(freeSlotsOn('2027-03-30', buildQuestion())[0]).toMatchObject({
      startsAt: '2027-03-30T06:00:00.000Z',
    })
  })
})

describe('isInOfficeHours', () => {
  it.each([
    ['2026-11-26', '17:00', '18:00', true],
    ['2026-11-26', '17:30', '18:30', false],
    ['2026-11-25', '07:30', '08:30', false],
    ['2026-11-28', '10:00', '11:00', false],
    ['2026-12-25', '10:00', '11:00', false],
  ])('%s from %s to %s: %s', (...[on, from, to, expected]) => {
    expect(isInOfficeHours(between(on, from, to))).toBe(expected)
  })
})
