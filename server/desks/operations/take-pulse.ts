import { statfs } from 'node:fs/promises'
import type { Deps } from '#server/base/deps.ts'
import { recordBeat, type Beat } from '#server/base/heartbeat.ts'
import { markerName } from '#server/engine/engine/marker.ts'

/** How the pulse reaches what lies outside; the room itself knows neither engine nor folders. */
export type PulsePorts = {
  /** Each partition of the engine, with or without a leader. */
  partitions(): Promise<{ id: number; hasLeader: boolean }[]>
  sendMarker(name: string): Promise<void>
  /** Folders whose disks must not run full. */
  folders: string[]
}

const FRESH_MS = 30_000
const MEBIBYTE = 1024 * 1024
/** Below this the engine stops working, so somebody has to make room before. */
const ROOM_MIB = 1024

/**
 * Looks once at every part of the whole and notes what answers. What does not answer is not noted:
 * its last heartbeat grows old, and that is what people see. A marker sent here comes back through
 * both doors of the feed, which note it themselves.
 */
export async function takePulse(deps: Deps, ports: PulsePorts): Promise<void> {
  const note = (beat: Omit<Beat, 'at' | 'freshMs'>) =>
    recordBeat(deps.db.query, { ...beat, at: deps.clock.wallNow(), freshMs: FRESH_MS })
  const looks = [
    async () => {
      for (const { id, hasLeader } of await ports.partitions())
        await note({ part: 'engine', partitionId: id, isWell: hasLeader })
    },
    () => ports.sendMarker(markerName(deps.clock.wallNow())),
    () => note({ part: 'database' }),
    async () => {
      const free = Math.min(...(await Promise.all(ports.folders.map(freeMebibytes))))
      await note({ part: 'disk', isWell: free >= ROOM_MIB, detail: String(free) })
    },
  ]
  await Promise.allSettled(looks.map((look) => look()))
}

async function freeMebibytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return Math.floor((bavail * bsize) / MEBIBYTE)
}
