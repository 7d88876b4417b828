import { describe, expect, it } from 'vitest'
import { talkStep } from './talk-step.ts'

const amounts = { 'appointment-proposal': 7, 'appointment-reminder': 2 }
/**
 * Proposed on a Monday (offices close at 16:00) for the Thursday of the week after next, 10:00 in
 * Berlin.
 */
const talk = {
  status: 'provisional',
  bookedAt: new Date('2026-11-30T09:00:00Z'),
  startsAt: new Date('2026-12-17T09:00:00Z'),
  silentAt: null,
}
const confirmed = { ...talk, status: 'confirmed' }
const noted = { ...talk, silentAt: new Date('2026-12-07T15:00:00Z') }
const SILENT = '2026-12-07T15:00:00.000Z'
const REMIND = '2026-12-15T07:00:00.000Z'
const DUE = '2026-12-17T09:15:00.000Z'

const at = (one: typeof talk | typeof noted, now: string) => {
  const { isSilent, isForReminder, isDue, nextAt } = talkStep(one, { amounts, now: new Date(now) })
  return [
    [isSilent && 'silent', isForReminder && 'reminder', isDue && 'due'].filter(Boolean).join(' '),
    nextAt.toISOString(),
  ] as const
}

describe('the next step of a talk', () => {
  it.each([
    {
      title: 'that was just proposed is the end of the proposal',
      one: talk,
      now: '2026-11-30T09:00:00Z',
      holds: '',
      next: SILENT,
    },
    {
      title: 'that nobody answered in time is to note that it stands',
      one: talk,
      now: SILENT,
      holds: 'silent',
      next: REMIND,
    },
    {
      title: 'whose silence is noted is the reminder',
      one: noted,
      now: SILENT,
      holds: '',
      next: REMIND,
    },
    {
      title: 'that was confirmed is the reminder',
      one: confirmed,
      now: '2026-11-30T09:00:00Z',
      holds: '',
      next: REMIND,
    },
    {
      title: 'whose reminder has come is its beginning',
      one: confirmed,
      now: REMIND,
      holds: 'reminder',
      next: DUE,
    },
    {
      title: 'that has not quite begun is still its beginning',
      one: confirmed,
      now: '2026-12-17T09:14:59Z',
      holds: 'reminder',
      next: DUE,
    },
    {
      title: 'that has begun is to say whether it takes place',
      one: confirmed,
      now: DUE,
      holds: 'due',
      next: DUE,
    },
    {
      title: 'that has begun without an answer is nothing else',
      one: talk,
      now: DUE,
      holds: 'due',
      next: DUE,
    },
  ])('$title', ({ one, now, holds, next }) => {
    expect(at(one, now)).toEqual([holds, next])
  })

  it('of one for tomorrow skips what would come after it', () => {
    // given
    const soon = { ...talk, bookedAt: new Date('2026-12-16T09:00:00Z') }
    // when
    const step = at(soon, '2026-12-16T09:00:00Z')
    // then
    expect(step).toEqual(['reminder', DUE])
  })

  it.each(['declined', 'cancelled', 'held', 'no-show'])(
    'of one that is %s is none for a month',
    (status) => {
      expect(at({ ...talk, status }, REMIND)).toEqual(['', '2027-01-14T07:00:00.000Z'])
    },
  )

  it('always has come when the time to look again has', () => {
    // given
    const starts = [talk, noted, confirmed].flatMap((one) =>
      ['2026-11-30T09:00:00Z', '2026-12-07T14:59:00Z', '2026-12-16T00:00:00Z'].map((now) => ({
        one,
        now,
      })),
    )
    // when
    const idle = starts.filter(({ one, now }) => at(one, at(one, now)[1])[0] === '')
    // then
    expect(idle).toEqual([])
  })
})
