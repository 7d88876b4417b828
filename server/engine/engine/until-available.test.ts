import { expect, test } from 'vitest'
import { EngineRefused, EngineUnavailable } from './errors.ts'
import { untilAvailable } from './until-available.ts'

/** Throws these one after another, then is done; `tried` counts. */
function failing(errors: Error[]) {
  const asked = { tried: 0 }
  const action = async (): Promise<string> => {
    asked.tried++
    const error = errors.shift()
    if (error) throw error
    return 'done'
  }
  return { asked, action }
}

test('an engine that is away is asked again until it is there, and each wait is told', async () => {
  const { action } = failing([new EngineUnavailable('HTTP_500'), new EngineUnavailable('INTERNAL')])
  const told: string[] = []

  expect(await untilAvailable(action, { onWait: (reason) => told.push(reason) })).toBe('done')
  expect(told).toEqual(['HTTP_500', 'INTERNAL'])
})

test.each([new EngineRefused('INVALID_ARGUMENT', 'no'), new TypeError('ours')])(
  '%s is not asked again',
  async (error) => {
    const { action, asked } = failing([error])

    await expect(untilAvailable(action)).rejects.toBe(error)
    expect(asked.tried).toBe(1)
  },
)

test('who gives up waiting is told what was the matter last', async () => {
  const giveUp = new AbortController()
  let tried = 0
  const action = async () => {
    tried++
    giveUp.abort()
    throw new EngineUnavailable('NO_ANSWER')
  }

  await expect(untilAvailable(action, { signal: giveUp.signal })).rejects.toThrow('NO_ANSWER')
  expect(tried).toBe(1)
})
