import { describe, expect, it } from 'vitest'
import { deadlineFrom } from '#server/procedure/calendar/deadline.ts'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
import { ruleFor } from '#server/procedure/settings/settings-defaults.ts'
import { earliestDay } from './earliest-day.ts'

const earliest = (today: string, more: Partial<Parameters<typeof earliestDay>[0]> = {}): string =>
  earliestDay({ today, isByLetter: true, wishedOn: null, amounts: {}, ...more })
const days = Array.from({ length: 800 }, (_, n) => plusDays('2026-01-01', n))

describe('the first day for a talk', () => {
  it('by letter comes ten days ahead at the earliest', () => {
    expect(days.filter((today) => earliest(today) < plusDays(today, 10))).toEqual([])
    expect(earliest('2026-11-30')).toBe('2026-12-10')
  })

  it('by letter always lies after the day by which an answer is asked for', () => {
    // given
    const answerBy = (today: string): string =>
      deadlineFrom({ rule: ruleFor('appointment-proposal'), from: today }).slice(0, 10)
    // then
    expect(days.filter((today) => earliest(today) <= answerBy(today))).toEqual([])
    // a week after Christmas ends on the first working day of the year
    expect([answerBy('2026-12-25'), earliest('2026-12-25')]).toEqual(['2027-01-04', '2027-01-05'])
  })

  it('moves with the setting', () => {
    expect(earliest('2026-11-30', { amounts: { 'appointment-proposal': 14 } })).toBe('2026-12-15')
  })

  it('of who is here is the next working day, and a later wish counts', () => {
    expect(earliest('2026-12-24', { isByLetter: false })).toBe('2026-12-28')
    expect(earliest('2026-11-30', { wishedOn: '2027-02-01' })).toBe('2027-02-01')
    expect(earliest('2026-11-30', { wishedOn: '2026-12-01' })).toBe('2026-12-10')
  })
})
