import { describe, expect, it } from 'vitest'
import { freeBetween, officeDay, weekOf } from './office-day.ts'

const at = (time: string): Date => new Date(`2026-12-03T${time}:00Z`)
type Times = [from: string, to: string]
const stretch = ([from, to]: Times) => ({ from: at(from), to: at(to) })

describe('the office day', () => {
  it.each([
    ['a Thursday in winter', '2026-12-03', ['07:00', '17:00']],
    ['a Friday in summer', '2026-07-03', ['06:00', '11:00']],
  ])('of %s follows the office hours', (_, on, hours) => {
    const [from, to] = hours.map((time) => new Date(`${on}T${time}:00Z`))

    expect(officeDay(on)).toEqual({ from, to })
  })

  it.each(['2026-11-28', '2026-11-29', '2026-12-25', '2026-05-14'])('is none on %s', (on) => {
    expect(officeDay(on)).toBeNull()
  })

  it('belongs to a week from Monday to Friday, also across the turn of the year', () => {
    expect(weekOf('2027-01-03')).toEqual({ from: '2026-12-28', to: '2027-01-01' })
    expect(weekOf('2026-11-30').from).toBe('2026-11-30')
  })
})

describe('what is free', () => {
  it.each<[title: string, taken: Times[], free: Times[]]>([
    ['a day without talks', [], [['08:00', '16:00']]],
    [
      'a talk in the middle',
      [['10:00', '11:00']],
      [
        ['08:00', '10:00'],
        ['11:00', '16:00'],
      ],
    ],
    [
      'talks that follow one another',
      [
        ['08:00', '09:00'],
        ['09:00', '10:00'],
      ],
      [['10:00', '16:00']],
    ],
    [
      'talks over the edges',
      [
        ['07:00', '08:30'],
        ['15:00', '17:00'],
      ],
      [['08:30', '15:00']],
    ],
    [
      'one inside the other',
      [
        ['09:00', '12:00'],
        ['10:00', '11:00'],
      ],
      [
        ['08:00', '09:00'],
        ['12:00', '16:00'],
      ],
    ],
    ['a talk of the whole day', [['08:00', '16:00']], []],
  ])('beside %s', (_, taken, free) => {
    const found = freeBetween(stretch(['08:00', '16:00']), taken.map(stretch))

    expect(found).toEqual(free.map(stretch))
  })
})
