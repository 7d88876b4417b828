import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { SetupError } from './setup-error.ts'

const stateSchema = z.strictObject({
  offsetMs: z.number().nonnegative(),
  /** Its first weeks are being played: one that was broken off there is worth nothing. */
  isSceneBegun: z.boolean().default(false),
  isScenePlayed: z.boolean(),
  stories: z.record(z.string(), z.string()).default({}),
})
/**
 * What training keeps beside its database: how far its time is ahead of real time, whether its
 * households have been made, and whom its stories are about (subjects).
 */
export type TrainingState = z.infer<typeof stateSchema>

const fileOf = (dataDir: string): string => join(resolve(dataDir), 'training.json')

/** Null in a folder that is not for training. */
export function findTraining(dataDir: string): TrainingState | null {
  const file = fileOf(dataDir)
  return existsSync(file) ? stateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}

/** Written beside and renamed, so that a crash leaves the old or the new state. */
export function writeTraining(dataDir: string, state: z.input<typeof stateSchema>): void {
  const file = fileOf(dataDir)
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * Keeps training and real work in folders of their own: time that was moved never comes back.
 * @throws SetupError when the folder is the other's
 */
export function demandOwnFolder(dataDir: string, isTraining: boolean): void {
  const isUsed = existsSync(join(resolve(dataDir), 'database-passwords.json'))
  const isTrainingFolder = findTraining(dataDir) !== null
  if (isTraining && isUsed && !isTrainingFolder)
    throw new SetupError(
      `The data folder ${resolve(dataDir)} holds data that are not from training: set DATA_DIR ` +
        'to another folder, or leave it away.',
    )
  if (!isTraining && isTrainingFolder)
    throw new SetupError(
      `The data folder ${resolve(dataDir)} belongs to training: start it with "npm run ` +
        'training", or set DATA_DIR to another folder.',
    )
  if (isTraining && !isTrainingFolder) writeTraining(dataDir, { offsetMs: 0, isScenePlayed: false })
}

/**
 * A practice whose first weeks were broken off while they were played goes, so that it is set up
 * anew from its beginning: nobody has worked in it yet. True where that was so. Only for who has
 * claimed the folder (`lockDataDir`).
 */
export function discardBrokenScene(dataDir: string): boolean {
  const state = findTraining(dataDir)
  if (!state?.isSceneBegun || state.isScenePlayed) return false
  for (const name of readdirSync(resolve(dataDir)))
    if (name !== 'training.json' && !name.startsWith('lock'))
      rmSync(join(resolve(dataDir), name), { recursive: true })
  writeTraining(dataDir, { offsetMs: 0, isScenePlayed: false })
  return true
}
