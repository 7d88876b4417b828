import { describe, expect, it } from 'vitest'
import { rowsOf, textOf, textsOf } from './answers.ts'

describe('answers of a form', () => {
  it.each([
    ['Anruf am Dienstag', 'Anruf am Dienstag'],
    [' mit Rand ', ' mit Rand '],
    ['', null],
    [' \n ', null],
    [undefined, null],
    [null, null],
    [7, null],
  ])('read %j as the text %j', (answer, expected) => {
    expect(textOf(answer)).toBe(expected)
  })

  it.each([
    [
      ['rent', 'food'],
      ['rent', 'food'],
    ],
    [
      [1, 2],
      ['1', '2'],
    ],
    [[], []],
    [undefined, []],
    ['rent', []],
  ])('read %j as the choices %j', (answer, expected) => {
    expect(textsOf(answer)).toEqual(expected)
  })

  it('have rows only where a part of the form repeats', () => {
    // given
    const goals = [{ title: 'Ausbildung' }, { title: 'Wohnung' }]
    // when
    const read = [rowsOf(goals), rowsOf(undefined), rowsOf('Ausbildung')]
    // then
    expect(read).toEqual([goals, [], []])
  })
})
