import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { tryLock } from './file-lock.mjs'
import { SetupError } from './setup-error.ts'

/**
 * Claims a data folder for this process until it ends; returns how to give it back.
 * @throws SetupError when another start uses it.
 */
export function lockDataDir(dataDir: string): () => void {
  const folder = resolve(dataDir)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
  } catch {
    throw new SetupError(`The data folder ${folder} cannot be created: set DATA_DIR to a folder where you may write.`)
  }
  const lock = tryLock(resolve(folder, 'lock'))
  if (lock.held) return lock.release
  throw new SetupError(`Hilfeplan already runs on the data folder ${folder} (process ${lock.holder.pid}): stop it first, or set DATA_DIR to another folder.`)
}
