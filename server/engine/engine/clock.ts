import { EngineRefused } from './errors.ts'
import { callRest } from './rest.ts'

/**
 * Moves the engine's own time; `read` is its present in milliseconds since 1970. It starts anew
 * with real time whenever the broker starts.
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
  return { read: () => ask(''), add: (ms) => ask('/add', { offsetMilli: Math.round(ms) }) }
}
