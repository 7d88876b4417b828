import { z } from 'zod'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { until, type Send } from './application.ts'
import type { Row } from './scenario.ts'

/** Makes one print run of all open letters and waits for its PDF. */
export async function printAll(send: Send): Promise<Row & { id: string }> {
  const run = z
    .looseObject({ id: z.string() })
    .parse(await send('/api/print-runs', { method: 'POST', body: {} }))
  return await until('the print run is ready', async () => {
    const now = (await send(`/api/print-runs/${run.id}`)) as Row & { id: string }
    return now['state'] === 'ready' && now
  })
}

/**
 * Prints the letters named, or all that are open, and records that they were posted today. Only for
 * people of the print room.
 */
export async function post(deps: Deps, send: Send, letterIds?: string[]): Promise<void> {
  const run = z.looseObject({ id: z.string() }).parse(
    await send('/api/print-runs', {
      method: 'POST',
      body: letterIds ? { letterIds } : {},
    }),
  )
  await until(
    'the print run is ready',
    async () => (await send(`/api/print-runs/${run.id}`))['state'] === 'ready',
  )
  await send(`/api/print-runs/${run.id}/posting`, {
    method: 'POST',
    body: { postedOn: dayOf(deps.clock.now()) },
  })
}
