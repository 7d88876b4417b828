import { describe, expect, it } from 'vitest'
import { officeHours } from './office-hours.ts'
import { addWorkdays, holidaysOf, isWorkday, localDate, workdaysBetween } from './working-days.ts'

describe('holidaysOf', () => {
  it('knows the eleven holidays of North Rhine-Westphalia and no others', () => {
    const dates = [
      '01-01',
      '04-03',
      '04-06',
      '05-01',
      '05-14',
      '05-25',
      '06-04',
      '10-03',
      '11-01',
      '12-25',
      '12-26',
    ].map((date) => `2026-${date}`)

    // Easter and Whit Sunday are Sundays anyway
    const weekdays = holidaysOf(2026)
      .map(({ on }) => on)
      .filter((on) => !['2026-04-05', '2026-05-24'].includes(on))

    expect(weekdays).toEqual(dates)
  })
})

describe('working days', () => {
  it('are not Saturdays, Sundays and holidays', () => {
    const week = ['2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04']

    expect(week.map(isWorkday)).toEqual([true, false, false, false, true])
  })

  it('are counted the same way forward and back', () => {
    expect(addWorkdays('2026-12-23', 3)).toBe('2026-12-29')
    expect(addWorkdays('2026-12-29', -3)).toBe('2026-12-23')
    expect(workdaysBetween('2026-12-23', '2026-12-29')).toBe(3)
    expect(workdaysBetween('2026-12-29', '2026-12-23')).toBe(-3)
    expect(workdaysBetween('2026-12-25', '2026-12-27')).toBe(0)
  })

  it('have office hours from Monday to Friday', () => {
    expect(Object.keys(officeHours)).toEqual(['1', '2', '3', '4', '5'])
  })
})

describe('localDate', () => {
  it.each([
    ['2026-11-23T22:59:59Z', '2026-11-23'],
    ['2026-11-23T23:00:00Z', '2026-11-24'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
    ['2026-10-25T00:30:00Z', '2026-10-25'],
  ])('at %s it is %s in the office', (instant, date) => {
    expect(localDate(new Date(instant))).toBe(date)
  })
})
