import { EngineRefused } from './errors.ts'
import { callRest } from './rest.ts'
import { untilAvailable } from './until-available.ts'

/**
 * Moves the engine's own time; `read` is its present in milliseconds since 1970. It starts anew
 * with real time whenever the broker starts. `add` waits for an engine that is away, and moves once
 * even where the answer to the move was lost: it looks first how far time has come.
 */
export type EngineClock = { read(): Promise<number>; add(ms: number): Promise<number> }

/**
 * The clock of an engine that was started with a controlled one. Its methods throw EngineRefused
 * UNIMPLEMENTED where there is none.
 */
export function engineClock(managementAddress: string | undefined): EngineClock {
  const ask = async (path: string, body?: unknown): Promise<number> => {
    if (!managementAddress)
      throw new EngineRefused('UNIMPLEMENTED', 'the clock of this engine cannot be moved')
    const answer = await callRest({
      url: `${managementAddress}/actuator/clock${path}`,
      ...(body ? { method: 'POST', body } : {}),
    })
    if (!answer)
      throw new EngineRefused('UNIMPLEMENTED', 'the clock of this engine cannot be moved')
    return (answer.body as { epochMilli: number }).epochMilli
  }
  const read = () => ask('')
  const moveTo = async (target: number): Promise<number> => {
    const now = await read()
    return now >= target ? now : await ask('/add', { offsetMilli: target - now })
  }
  return {
    read,
    async add(ms) {
      const target = (await untilAvailable(read)) + Math.round(ms)
      return await untilAvailable(() => moveTo(target))
    },
  }
}
