import { expect, test, vi } from 'vitest'
import { EngineRefused, EngineUnavailable } from './errors.ts'
import { untilAvailable } from './until-available.ts'

const failing = (errors: Error[]) =>
  vi.fn<() => Promise<string>>(async () => {
    const error = errors.shift()
    if (error) throw error
    return 'done'
  })

test('an engine that is away is asked again until it is there, and each wait is told', async () => {
  const action = failing([new EngineUnavailable('HTTP_500'), new EngineUnavailable('INTERNAL')])
  const told: string[] = []

  expect(await untilAvailable(action, { onWait: (reason) => told.push(reason) })).toBe('done')
  expect(told).toEqual(['HTTP_500', 'INTERNAL'])
})

test.each([new EngineRefused('INVALID_ARGUMENT', 'no'), new TypeError('ours')])(
  '%s is not asked again',
  async (error) => {
    const action = failing([error])

    await expect(untilAvailable(action)).rejects.toBe(error)
    expect(action).toHaveBeenCalledTimes(1)
  },
)

test('who gives up waiting is told what was the matter last', async () => {
  const giveUp = new AbortController()
  const action = vi.fn<() => Promise<never>>(async () => {
    giveUp.abort()
    throw new EngineUnavailable('NO_ANSWER')
  })

  await expect(untilAvailable(action, { signal: giveUp.signal })).rejects.toThrow('NO_ANSWER')
  expect(action).toHaveBeenCalledTimes(1)
})
