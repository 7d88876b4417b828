import { describe, expect, it } from 'vitest'
import { deadlineFrom } from './deadline.ts'
import { ruleFor } from '#server/procedure/settings/settings-defaults.ts'

// § 37 (2) SGB X since 1.1.2025: received on the fourth day after posting, whatever day of the
// week that is
const byPost: [key: string, posted: string, end: string, why: string][] = [
  [
    'response-period',
    '2026-11-23',
    '2026-12-11T13:00:00+01:00',
    'received 27 November, + 14 days = Friday 11 December',
  ],
  [
    'response-period',
    '2026-10-12',
    '2026-10-30T13:00:00+01:00',
    'received 16 October, + 14 days = Friday 30 October',
  ],
  [
    'response-period',
    '2026-11-25',
    '2026-12-14T16:00:00+01:00',
    'received Sunday 29 November (not moved), + 14 days = Sunday 13: Monday 14',
  ],
  [
    'response-period',
    '2026-12-07',
    '2026-12-28T16:00:00+01:00',
    'received 11 December, + 14 days = Christmas Day: Monday 28',
  ],
  [
    'response-period',
    '2026-12-14',
    '2027-01-04T16:00:00+01:00',
    'received 18 December, + 14 days = New Year: Monday 4 January',
  ],
  [
    'response-period',
    '2026-12-22',
    '2027-01-11T16:00:00+01:00',
    'received 26 December, a holiday (not moved), + 14 days = Saturday 9: Monday 11',
  ],
  [
    'response-period-reminder',
    '2026-11-23',
    '2026-12-07T16:00:00+01:00',
    'received 27 November, + 10 days = Monday 7 December',
  ],
  [
    'response-period-reminder',
    '2027-03-12',
    '2027-03-30T16:00:00+02:00',
    'received 16 March, + 10 days = Good Friday: Tuesday after Easter',
  ],
  [
    'response-period-second',
    '2027-04-29',
    '2027-05-18T16:00:00+02:00',
    'received 3 May, + 14 days = Whit Monday: Tuesday 18',
  ],
  [
    'response-period-second',
    '2026-10-07',
    '2026-10-26T16:00:00+01:00',
    'received Sunday 11, + 14 days = Sunday 25, the day summer time ends: Monday 26',
  ],
]

describe('the deadline of a setting', () => {
  it.each(byPost.map(([key, posted, end, why]) => ({ key, posted, end, why })))(
    '$key, posted on $posted, ends $end: $why',
    ({ key, posted, end }) => {
      const rule = ruleFor(key)

      const deadline = deadlineFrom({ rule, from: posted, posting: ruleFor('posting-time').amount })

      expect(deadline).toBe(end)
    },
  )

  it('takes the changed amount of a setting', () => {
    const rule = ruleFor('response-period', { 'response-period': 21 })

    expect(deadlineFrom({ rule, from: '2026-11-23' })).toBe('2026-12-14T16:00:00+01:00')
  })
})
