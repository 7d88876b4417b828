import { setTimeout as pause } from 'node:timers/promises'
import { EngineUnavailable } from './errors.ts'

const FIRST_PAUSE_MS = 50
const LAST_PAUSE_MS = 5_000

type Patience = {
  /** Told before each further try, with the engine's reason: a code, no values. */
  onWait?(reason: string): void
  /** Gives up waiting; the engine's last reason is thrown then. */
  signal?: AbortSignal
}

/**
 * Asks again for as long as the engine is away, overloaded or too slow: whoever starts or sets
 * something up has nothing better to do than to wait. The action has to be one that may be sent
 * twice. @throws whatever else it throws, and EngineUnavailable once `signal` is aborted
 */
export async function untilAvailable<T>(
  action: () => Promise<T>,
  { onWait = () => {}, signal }: Patience = {},
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await action()
    } catch (error) {
      if (!(error instanceof EngineUnavailable) || signal?.aborted) throw error
      onWait(error.message)
      const ms = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LAST_PAUSE_MS)
      await pause(ms * (1 + Math.random() / 2), undefined, { signal }).catch(() => {})
    }
  }
}
