import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SaveTimer } from './save-timer.ts'

describe('what is written', () => {
  let saved = 0
  let timer: SaveTimer

  beforeEach(() => {
    vi.useFakeTimers()
    saved = 0
    timer = new SaveTimer(() => saved++)
  })
  afterEach(() => vi.useRealTimers())

  const write = (seconds: number) => {
    for (let tenth = 0; tenth < seconds * 10; tenth++) {
      timer.soon()
      vi.advanceTimersByTime(100)
    }
  }

  it('is saved a second after the last key', () => {
    write(0.5)
    vi.advanceTimersByTime(800)
    expect(saved).toBe(0)
    vi.advanceTimersByTime(200)

    expect(saved).toBe(1)
    expect(timer.isWaiting).toBe(false)
  })

  it('is saved every two seconds while writing goes on', () => {
    write(10)

    expect(saved).toBe(5)
  })

  it('is saved at once where the page is left, and only if something waits', () => {
    timer.soon()
    timer.flush()
    timer.flush()

    expect(saved).toBe(1)
  })

  it('is not saved once it is taken back', () => {
    timer.soon()
    timer.stop()
    vi.advanceTimersByTime(5_000)

    expect(saved).toBe(0)
  })
})
