import { describe, expect, test } from 'vitest'
import { quantile } from './survival.ts'

const over = (...days: number[]) => days.map((each) => ({ days: each, isOver: true }))
const going = (...days: number[]) => days.map((each) => ({ days: each, isOver: false }))

describe('a median with open cases', () => {
  test('is the plain one where nothing is open', () => {
    expect(quantile(over(1, 2, 3, 4, 5), 0.5)).toBe(3)
    expect(quantile(over(1, 2, 3, 4, 5), 0.8)).toBe(4)
  })

  test('is later where many are still open', () => {
    // by hand: 1 of 6 after day 2 (5/6 left), day 4: 1 of 4 (5/8), day 9: 1 of 2 (5/16): past one
    // half at 9
    expect(quantile([...over(2, 4, 9), ...going(3, 5, 10)], 0.5)).toBe(9)
  })

  test('counts a case no longer once it has left, over or not', () => {
    // by hand: 1 of 4 after day 1 (3/4 left), two leave on day 2, day 3: 1 of 1 (nobody left)
    expect(quantile([...over(1, 3), ...going(2, 2)], 0.8)).toBe(3)
  })

  test('is not known while more than half are open', () => {
    expect(quantile([...over(2), ...going(3, 3, 3)], 0.5)).toBeNull()
  })

  test('of nothing is not known', () => {
    expect(quantile([], 0.5)).toBeNull()
  })
})
