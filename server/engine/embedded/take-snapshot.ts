import { setTimeout as pause } from 'node:timers/promises'

type Partition = {
  snapshotId?: string | null
  processedPosition?: number
  processedPositionInSnapshot?: number | null
}

const BOUND_MS = 2500

/**
 * Asks the broker for a snapshot and waits for it, a few seconds at most: what lies behind a
 * snapshot is not exported again after a restart.
 */
export async function takeSnapshot(managementAddress: string): Promise<void> {
  try {
    const before = await readPartitions(managementAddress)
    if (before.every(isCurrent)) return
    await fetch(`${managementAddress}/actuator/partitions/takeSnapshot`, {
      method: 'POST',
      signal: AbortSignal.timeout(BOUND_MS),
    })
    const end = performance.now() + BOUND_MS
    while (performance.now() < end) {
      const now = await readPartitions(managementAddress)
      if (now.every((partition, i) => partition.snapshotId !== before[i]?.snapshotId)) return
      await pause(50)
    }
  } catch {
    // without a snapshot more is exported again, nothing is lost
  }
}

const isCurrent = ({ processedPosition, processedPositionInSnapshot }: Partition): boolean =>
  processedPosition === (processedPositionInSnapshot ?? -1)

async function readPartitions(managementAddress: string): Promise<Partition[]> {
  const answer = await fetch(`${managementAddress}/actuator/partitions`, {
    signal: AbortSignal.timeout(BOUND_MS),
  })
  return Object.values((await answer.json()) as Record<string, Partition>)
}
