import { expect, test } from 'vitest'
import { inBoth } from './run-ledger.ts'

test('only what differs in both snapshots is a difference', () => {
  // given
  const first = [
    { name: 'tasks', found: ['1', '2'] },
    { name: 'timers', found: ['3'] },
  ]
  const second = [
    { name: 'tasks', found: ['2', '4'] },
    { name: 'timers', found: [] },
  ]
  // when / then
  expect(inBoth(first, second)).toEqual([
    { name: 'tasks', found: ['2'] },
    { name: 'timers', found: [] },
  ])
})
