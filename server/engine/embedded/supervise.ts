import { setTimeout as pause } from 'node:timers/promises'

type Child = { exited: Promise<number>; stop(): Promise<void> }
export type Supervised<C> = { current(): C; stop(): Promise<void> }

const FIRST_PAUSE_MS = 200
const LAST_PAUSE_MS = 10_000

/**
 * Keeps an embedded server running: when it ends without being asked to, it is started again by
 * `start` (on the same ports, so that everything connected finds it), with growing pauses if that
 * fails.
 */
export function supervise<C extends Child>(
  first: C,
  start: (last: C) => Promise<C>,
  onRestart: (exitCode: number) => void,
): Supervised<C> {
  let child = first
  let isStopping = false
  const watch = async (): Promise<void> => {
    const code = await child.exited
    if (isStopping) return
    onRestart(code)
    for (let wait = FIRST_PAUSE_MS; !isStopping; wait = Math.min(wait * 2, LAST_PAUSE_MS)) {
      await pause(wait)
      const started = await start(child).catch(() => null)
      if (!started) continue
      child = started
      break
    }
    if (isStopping) await child.stop()
    else await watch()
  }
  void watch()
  return {
    current: () => child,
    async stop() {
      isStopping = true
      await child.stop()
    },
  }
}
