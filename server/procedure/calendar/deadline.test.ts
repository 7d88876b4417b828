import { describe, expect, it } from 'vitest'
import { deadlineFrom, deadlineOn } from './deadline.ts'

const days = (amount: number) => ({ key: 'days', amount, unit: 'days' as const })
const workdays = (amount: number) => ({ key: 'workdays', amount, unit: 'workdays' as const })
const months = (amount: number) => ({ key: 'months', amount, unit: 'months' as const })
const ahead = (amount: number, unit: 'days' | 'workdays') => ({
  key: 'ahead',
  amount,
  unit,
  direction: 'before' as const,
})

// worked out by hand with a calendar; each line cites the rule that decides it
const withoutPost: [
  rule:
    | ReturnType<typeof days>
    | ReturnType<typeof workdays>
    | ReturnType<typeof months>
    | ReturnType<typeof ahead>,
  from: string,
  end: string,
  why: string,
][] = [
  [
    days(7),
    '2026-11-23',
    '2026-11-30T16:00:00+01:00',
    '§ 187 (1) BGB: the first day is not counted; Monday to Monday',
  ],
  [
    days(14),
    '2026-11-26',
    '2026-12-10T18:00:00+01:00',
    'ends on a Thursday, the office closes at 18',
  ],
  [
    days(14),
    '2026-11-27',
    '2026-12-11T13:00:00+01:00',
    'ends on a Friday, the office closes at 13',
  ],
  [
    days(7),
    '2026-11-28',
    '2026-12-07T16:00:00+01:00',
    '§ 26 (3) SGB X: Saturday 5 December moves to Monday',
  ],
  [
    days(7),
    '2026-11-29',
    '2026-12-07T16:00:00+01:00',
    '§ 26 (3) SGB X: Sunday 6 December moves to Monday',
  ],
  [
    days(10),
    '2026-12-15',
    '2026-12-28T16:00:00+01:00',
    '25 December is a Friday: 26 Saturday, 27 Sunday, so Monday 28',
  ],
  [
    days(9),
    '2026-12-15',
    '2026-12-24T18:00:00+01:00',
    'Christmas Eve is a working Thursday, no public holiday in NRW',
  ],
  [
    days(14),
    '2026-12-18',
    '2027-01-04T16:00:00+01:00',
    'New Year 2027 is a Friday, so Monday 4 January',
  ],
  [days(14), '2026-12-17', '2026-12-31T18:00:00+01:00', "New Year's Eve is a working Thursday"],
  [days(4), '2027-01-02', '2027-01-06T16:00:00+01:00', 'Epiphany is no holiday in NRW'],
  [
    days(14),
    '2027-03-12',
    '2027-03-30T16:00:00+02:00',
    'Good Friday 26 March, Easter Monday 29 March 2027: Tuesday 30',
  ],
  [days(17), '2027-03-12', '2027-03-30T16:00:00+02:00', 'Easter Monday moves to Tuesday'],
  [
    days(1),
    '2027-04-30',
    '2027-05-03T16:00:00+02:00',
    'Labour Day 2027 is a Saturday: Monday 3 May',
  ],
  [days(7), '2026-04-24', '2026-05-04T16:00:00+02:00', 'Labour Day 2026 is a Friday: Monday 4 May'],
  [
    days(7),
    '2027-04-29',
    '2027-05-07T13:00:00+02:00',
    'Ascension Day 6 May 2027, a Thursday: Friday 7',
  ],
  [days(14), '2027-05-03', '2027-05-18T16:00:00+02:00', 'Whit Monday 17 May 2027: Tuesday 18'],
  [days(14), '2027-05-13', '2027-05-28T13:00:00+02:00', 'Corpus Christi 27 May 2027: Friday 28'],
  [
    days(1),
    '2026-10-02',
    '2026-10-05T16:00:00+02:00',
    'German Unity Day 2026 is a Saturday: Monday 5 October',
  ],
  [
    days(1),
    '2028-10-02',
    '2028-10-04T16:00:00+02:00',
    'German Unity Day 2028 is a Tuesday: Wednesday 4 October',
  ],
  [
    days(7),
    '2026-10-24',
    '2026-11-02T16:00:00+01:00',
    'Reformation Day is no holiday in NRW, but 31 October 2026 is a Saturday',
  ],
  [
    days(10),
    '2026-10-22',
    '2026-11-02T16:00:00+01:00',
    "All Saints' Day 2026 is a Sunday: Monday 2 November",
  ],
  [
    days(7),
    '2027-10-25',
    '2027-11-02T16:00:00+01:00',
    "All Saints' Day 2027 is a Monday: Tuesday 2 November",
  ],
  [
    days(3),
    '2026-10-23',
    '2026-10-26T16:00:00+01:00',
    'summer time ends on 25 October 2026: 16:00 is +01:00 again',
  ],
  [days(1), '2026-10-22', '2026-10-23T13:00:00+02:00', 'the last Friday of summer time'],
  [
    days(3),
    '2027-03-24',
    '2027-03-30T16:00:00+02:00',
    'Saturday before Easter, then the clocks change on 28 March 2027',
  ],
  [
    days(1),
    '2028-02-28',
    '2028-02-29T16:00:00+01:00',
    '2028 is a leap year, 29 February is a Tuesday',
  ],
  [
    days(0),
    '2026-11-22',
    '2026-11-23T16:00:00+01:00',
    'a period of no days from a Sunday ends on Monday',
  ],
  [
    workdays(1),
    '2026-11-27',
    '2026-11-30T16:00:00+01:00',
    'one working day after a Friday is Monday',
  ],
  [
    workdays(2),
    '2026-12-23',
    '2026-12-28T16:00:00+01:00',
    '24 December is the first, Monday 28 the second working day',
  ],
  [workdays(5), '2026-12-23', '2026-12-31T18:00:00+01:00', '24, 28, 29, 30, 31 December'],
  [
    workdays(5),
    '2027-03-24',
    '2027-04-02T13:00:00+02:00',
    '25 March, then 30, 31 March, 1 and 2 April around Easter',
  ],
  [
    workdays(10),
    '2026-04-27',
    '2026-05-12T16:00:00+02:00',
    'Labour Day on a Friday is not counted: the tenth is Tuesday 12 May',
  ],
  [workdays(20), '2026-11-23', '2026-12-21T16:00:00+01:00', 'four whole weeks'],
  [
    workdays(0),
    '2026-11-21',
    '2026-11-23T16:00:00+01:00',
    'the same day; a Saturday counts as Monday',
  ],
  [workdays(0), '2026-11-26', '2026-11-26T18:00:00+01:00', 'the same day, a Thursday'],
  [
    months(6),
    '2026-08-31',
    '2027-03-01T16:00:00+01:00',
    '§ 188 (3) BGB: 28 February 2027, a Sunday, so Monday 1 March',
  ],
  [
    months(1),
    '2027-01-31',
    '2027-03-01T16:00:00+01:00',
    '§ 188 (3) BGB: no 31 February, 28 is a Sunday: 1 March',
  ],
  [
    months(1),
    '2028-01-31',
    '2028-02-29T16:00:00+01:00',
    '§ 188 (3) BGB: the last day of February in a leap year',
  ],
  [
    months(1),
    '2026-11-23',
    '2026-12-23T16:00:00+01:00',
    '§ 188 (2) BGB: the day with the same number',
  ],
  [months(3), '2026-09-25', '2026-12-28T16:00:00+01:00', 'Christmas Day moves to Monday 28'],
  [
    months(6),
    '2026-11-23',
    '2027-05-24T16:00:00+02:00',
    '23 May 2027 is a Sunday; and it is summer time by then',
  ],
  [
    ahead(2, 'workdays'),
    '2026-12-07',
    '2026-12-03T18:00:00+01:00',
    'two working days before a Monday: Thursday',
  ],
  [
    ahead(2, 'workdays'),
    '2027-03-30',
    '2027-03-24T16:00:00+01:00',
    'before Easter: Thursday 25 is the first, Wednesday 24 the second',
  ],
  [
    ahead(14, 'days'),
    '2026-12-20',
    '2026-12-04T13:00:00+01:00',
    'a hint on Sunday 6 December comes on the Friday before',
  ],
]

describe('deadlineFrom', () => {
  it.each(withoutPost.map(([rule, from, end, why]) => ({ rule, from, end, why })))(
    'counts $rule.amount $rule.unit from $from to $end: $why',
    ({ rule, from, end }) => {
      expect(deadlineFrom({ rule, from })).toBe(end)
    },
  )

  it('refuses a date that does not exist', () => {
    expect(() => deadlineFrom({ rule: days(1), from: '2027-02-30' })).toThrow(RangeError)
  })
})

describe('deadlineOn', () => {
  it('moves a chosen holiday to the next working day', () => {
    expect(deadlineOn('2026-12-25')).toBe('2026-12-28T16:00:00+01:00')
    expect(deadlineOn('2026-12-03')).toBe('2026-12-03T18:00:00+01:00')
  })
})
