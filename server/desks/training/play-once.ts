import type { Deps } from '#server/base/deps.ts'
import type { Mover } from './mover.ts'
import { playScene } from './play-scene.ts'
import { findTraining, writeTraining } from '#server/engine/embedded/training-folder.ts'

/**
 * Plays the scene in a training folder that has none yet. It is marked as begun first: where it is
 * broken off, the next start sets the folder up anew (`discardBrokenScene`).
 */
export async function playOnce({
  mover,
  deps,
  url,
  dataDir,
  say,
}: {
  mover: Mover
  deps: Deps
  url: string
  dataDir: string
  say(line: string): void
}): Promise<void> {
  if (findTraining(dataDir)?.isScenePlayed) return
  if ((await deps.db.prisma.campaign.count()) > 0)
    return say(
      'Somebody has worked in this practice already: its first weeks are not played. Delete its ' +
        'data folder to begin anew.',
    )
  say('Playing the first weeks of the practice (about a minute, the first time only) …')
  writeTraining(dataDir, {
    offsetMs: deps.clock.offsetMs(),
    isSceneBegun: true,
    isScenePlayed: false,
  })
  const stories = await playScene({
    deps,
    url,
    rest: () => mover.settle(),
    say,
    async moveBy(ms) {
      mover.start(new Date(deps.clock.now().getTime() + ms))
      await mover.rest()
      const failed = mover.status().last?.failed
      if (failed) throw new Error(failed)
    },
  })
  writeTraining(dataDir, {
    offsetMs: deps.clock.offsetMs(),
    isSceneBegun: true,
    isScenePlayed: true,
    stories,
  })
}
