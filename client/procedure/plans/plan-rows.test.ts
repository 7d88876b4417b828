import { describe, expect, it } from 'vitest'
import { rowsIn } from '#client/forms/read-answers.ts'
import { addRow, moveGoal, removeGoal, removeRow, withoutBlankRows } from './plan-rows.ts'

const plan = {
  goals: [{ title: 'Sprache' }, { title: 'Wohnung' }, { title: 'Arbeit' }],
  measures: [
    { type: 'language', goals: ['1', '3'] },
    { type: 'housing', goals: ['2'] },
  ],
}

describe('the goals of a plan', () => {
  it('change places, and measures go on serving the same ones', () => {
    expect(moveGoal(plan, 2, 0)).toEqual({
      goals: [{ title: 'Arbeit' }, { title: 'Sprache' }, { title: 'Wohnung' }],
      measures: [
        { type: 'language', goals: ['1', '2'] },
        { type: 'housing', goals: ['3'] },
      ],
    })
  })

  it('are served by no measure once they are gone', () => {
    expect(removeGoal(plan, 1)).toEqual({
      goals: [{ title: 'Sprache' }, { title: 'Arbeit' }],
      measures: [
        { type: 'language', goals: ['1', '2'] },
        { type: 'housing', goals: [] },
      ],
    })
  })

  it('need no measure', () =>
    expect(moveGoal({ goals: [{ title: 'a' }, { title: 'b' }] }, 0, 1)).toEqual({
      goals: [{ title: 'b' }, { title: 'a' }],
    }))
})

describe('the rows of a plan', () => {
  it('are handed in without the empty ones at the end', () => {
    expect(
      withoutBlankRows({
        contributionsClient: [{ text: 'a' }, {}, { text: 'b' }, { text: '', dueOn: null }, {}],
        contributionsAgency: [{}],
      }),
    ).toEqual({ contributionsClient: [{ text: 'a' }, {}, { text: 'b' }], contributionsAgency: [] })
  })

  it('are added empty and taken away by their place', () => {
    expect(rowsIn({}, 'measures')).toEqual([])
    expect(addRow({}, 'measures')).toEqual({ measures: [{}] })
    expect(removeRow({ measures: [{ type: 'a' }, { type: 'b' }] }, 'measures', 0)).toEqual({
      measures: [{ type: 'b' }],
    })
  })
})
