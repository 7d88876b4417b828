import { afterEach, expect, it, vi } from 'vitest'
import { isInUse, watchUse } from './in-use.ts'

afterEach(() => void vi.useRealTimers())

it('counts a minute after somebody typed as use, and nothing else', () => {
  // given
  vi.useFakeTimers()
  const page = new EventTarget()
  watchUse(page)
  const atFirst = isInUse()
  // when
  page.dispatchEvent(new Event('keydown'))
  const typing = isInUse()
  vi.advanceTimersByTime(59_000)
  const stillThere = isInUse()
  vi.advanceTimersByTime(1_000)
  const gone = isInUse()
  // then
  expect([atFirst, typing, stillThere, gone]).toEqual([false, true, true, false])
})
