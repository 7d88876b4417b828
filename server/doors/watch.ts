import { startLeaderLoop } from '#server/base/leader-loop.ts'
import type { Deps } from '#server/base/deps.ts'
import { takePulse } from '#server/desks/operations/take-pulse.ts'
import { judgeSuspects } from '#server/doors/feed/suspects.ts'
import type { Engine } from '#server/engine/engine/client.ts'

const LOCKS = { pulse: 48_611_031, suspects: 48_611_032 }

/**
 * Starts what watches the whole: whether every part is alive, and whether somebody else works the
 * engine. Each is led by one replica.
 */
export function startWatch(
  deps: Deps,
  engine: Pick<Engine, 'topology' | 'sendMarker'>,
  dataDir: string,
): { stop(): Promise<void> } {
  const ports = {
    partitions: async () => (await engine.topology()).partitions,
    sendMarker: engine.sendMarker,
    folders: [dataDir],
  }
  const loops = [
    startLeaderLoop(deps, {
      name: 'pulse',
      lock: LOCKS.pulse,
      pollMs: 5_000,
      work: () => takePulse(deps, ports),
    }),
    startLeaderLoop(deps, {
      name: 'suspects',
      lock: LOCKS.suspects,
      pollMs: 1_000,
      work: () => judgeSuspects(deps),
    }),
  ]
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))) }
}
