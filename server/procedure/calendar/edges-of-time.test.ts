import { describe, expect, it } from 'vitest'
import { deadlineFrom } from './deadline.ts'
import { freeBetween } from './office-day.ts'
import { endOfOfficeDay } from './office-hours.ts'
import { freeSlotsOn, isInOfficeHours, overlaps, proposeSlots } from './propose-slots.ts'
import { addWorkdays, holidaysOf, plusMonths, workdaysBetween } from './working-days.ts'

const at = (time: string, on = '2026-12-03') => new Date(`${on}T${time}:00+01:00`)
const stretch = (from: string, to: string, on?: string) => ({ from: at(from, on), to: at(to, on) })
const buildQuestion = (overrides: Partial<Parameters<typeof proposeSlots>[0]> = {}) => ({
  from: '2026-12-03',
  to: '2026-12-03',
  notBefore: at('00:00'),
  minutes: 60,
  taken: [],
  absences: [],
  rooms: [],
  dayTime: 'any' as const,
  ...overrides,
})

describe('a deadline', () => {
  it('that comes before a date counts months back, to the working day before', () => {
    const rule = { key: 'x', amount: 2, unit: 'months', direction: 'before' } as const

    expect(deadlineFrom({ rule, from: '2026-12-15' })).toBe('2026-10-15T18:00:00+02:00')
    expect(deadlineFrom({ rule, from: '2026-12-18' })).toBe('2026-10-16T13:00:00+02:00')
    expect(deadlineFrom({ rule, from: '2027-01-01' })).toBe('2026-10-30T13:00:00+01:00')
  })
})

describe('working days', () => {
  it('none from a day without work is the next working day, none from a working day itself', () => {
    expect(addWorkdays('2026-12-05', 0)).toBe('2026-12-07')
    expect(addWorkdays('2026-12-03', 0)).toBe('2026-12-03')
  })

  it('are counted from the day after, whether that day is one or not', () => {
    expect(addWorkdays('2026-12-05', 1)).toBe('2026-12-07')
    expect(addWorkdays('2026-12-05', -1)).toBe('2026-12-04')
  })

  it('between a day and itself are none, and backwards negative', () => {
    expect(Object.is(workdaysBetween('2026-12-03', '2026-12-03'), 0)).toBe(true)
    expect(workdaysBetween('2026-12-07', '2026-12-03')).toBe(-2)
  })

  it('know a month without such a day', () => {
    expect(plusMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(plusMonths('2027-03-31', -1)).toBe('2027-02-28')
  })

  it('leave out the holidays of the state, in the order of the year and in German', () => {
    const days = holidaysOf(2027)

    expect(days.map(({ on }) => on)).toEqual(days.map(({ on }) => on).toSorted())
    expect(days.map(({ name }) => name)).toEqual([
      'Neujahrstag',
      'Karfreitag',
      'Ostermontag',
      'Tag der Arbeit',
      'Christi Himmelfahrt',
      'Pfingstmontag',
      'Fronleichnam',
      'Tag der Deutschen Einheit',
      'Allerheiligen',
      '1. Weihnachtstag',
      '2. Weihnachtstag',
    ])
  })
})

describe('the office day', () => {
  it('ends with the hours of its weekday, a Sunday with those of Monday', () => {
    expect(endOfOfficeDay('2026-12-03')).toBe('2026-12-03T18:00:00+01:00')
    expect(endOfOfficeDay('2026-12-06')).toBe('2026-12-07T16:00:00+01:00')
  })

  it('is in hours from the minute it opens to the minute it closes, on one day', () => {
    expect(isInOfficeHours(stretch('08:00', '18:00'))).toBe(true)
    expect(isInOfficeHours(stretch('07:59', '09:00'))).toBe(false)
    expect(isInOfficeHours(stretch('17:00', '18:01'))).toBe(false)
    expect(isInOfficeHours({ from: at('09:00'), to: at('10:00', '2026-12-04') })).toBe(false)
    expect(isInOfficeHours({ from: at('09:00', '2026-12-04'), to: at('10:00') })).toBe(false)
    expect(isInOfficeHours(stretch('09:00', '10:00', '2026-12-05'))).toBe(false)
    expect(isInOfficeHours(stretch('09:00', '10:00', '2026-12-25'))).toBe(false)
  })
})

describe('what is taken', () => {
  it('leaves the rest of the day, and nothing behind its end', () => {
    const day = stretch('08:00', '16:00')

    expect(freeBetween(day, [])).toEqual([day])
    expect(freeBetween(day, [stretch('15:00', '17:00')])).toEqual([stretch('08:00', '15:00')])
    expect(freeBetween(day, [stretch('16:00', '17:00')])).toEqual([day])
    expect(freeBetween(day, [stretch('17:00', '18:00')])).toEqual([day])
    expect(freeBetween(day, [stretch('07:00', '08:00')])).toEqual([day])
    expect(freeBetween(day, [stretch('08:00', '16:00')])).toEqual([])
    expect(freeBetween(day, [stretch('08:00', '12:00'), stretch('09:00', '10:00')])).toEqual([
      stretch('12:00', '16:00'),
    ])
  })

  it('may end where the next begins', () => {
    expect(overlaps(stretch('08:00', '09:00'), stretch('09:00', '10:00'))).toBe(false)
    expect(overlaps(stretch('09:00', '10:00'), stretch('08:00', '09:00'))).toBe(false)
    expect(overlaps(stretch('08:00', '09:01'), stretch('09:00', '10:00'))).toBe(true)
    expect(overlaps(stretch('09:00', '10:00'), stretch('08:00', '09:01'))).toBe(true)
  })
})

describe('free times', () => {
  const startsOf = (overrides: Parameters<typeof buildQuestion>[0], on = '2026-12-03') =>
    freeSlotsOn(on, buildQuestion(overrides)).map(({ startsAt }) => new Date(startsAt))

  it('may begin at the very moment from which on they are asked for', () => {
    expect(startsOf({ notBefore: at('16:30') })).toEqual([at('16:30'), at('17:00')])
    expect(startsOf({ notBefore: at('16:31') })).toEqual([at('17:00')])
  })

  it('are none on a day of absence, its first and last included', () => {
    const away = (fromOn: string, toOn: string) => startsOf({ absences: [{ fromOn, toOn }] }).length

    expect(away('2026-12-03', '2026-12-03')).toBe(0)
    expect(away('2026-12-01', '2026-12-03')).toBe(0)
    expect(away('2026-12-03', '2026-12-09')).toBe(0)
    expect(away('2026-12-04', '2026-12-09')).toBeGreaterThan(0)
    expect(away('2026-12-01', '2026-12-02')).toBeGreaterThan(0)
  })

  it('end by noon where children are at school, and with the office on a short day', () => {
    expect(startsOf({ dayTime: 'morning' }).at(-1)).toEqual(at('11:00'))
    expect(startsOf({}, '2026-12-04').at(-1)).toEqual(at('12:00', '2026-12-04'))
  })

  it('are offered up to the last day asked for', () => {
    const slots = proposeSlots(buildQuestion({ from: '2026-12-03', to: '2026-12-04' }))

    expect(slots.map(({ startsAt }) => new Date(startsAt))).toEqual([
      at('08:00'),
      at('12:00', '2026-12-04'),
    ])
  })
})
