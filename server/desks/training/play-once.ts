import type { Deps } from '#server/base/deps.ts'
import type { Mover } from './mover.ts'
import { playScene } from './play-scene.ts'
import { findTraining, writeTraining } from '#server/engine/embedded/training-folder.ts'

/**
 * Plays the scene in a training folder that has none yet. A folder in which it was broken off stays
 * as it is, since time has moved there.
 */
export async function playOnce({
  mover,
  deps,
  url,
  dataDir,
}: {
  mover: Mover
  deps: Deps
  url: string
  dataDir: string
}): Promise<void> {
  const isStarted = (await deps.db.prisma.campaign.count()) > 0
  if (findTraining(dataDir)?.isScenePlayed || isStarted) return
  const stories = await playScene({
    deps,
    url,
    rest: () => mover.settle(),
    async moveBy(ms) {
      mover.start(new Date(deps.clock.now().getTime() + ms))
      await mover.rest()
      const failed = mover.status().last?.failed
      if (failed) throw new Error(failed)
    },
  })
  writeTraining(dataDir, { offsetMs: deps.clock.offsetMs(), isScenePlayed: true, stories })
}
