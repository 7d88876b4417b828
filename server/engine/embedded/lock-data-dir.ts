import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { isAlive, readProcessId, tryLock } from './file-lock.mjs'
import { SetupError } from './setup-error.ts'

const lockFile = (dataDir: string) => resolve(dataDir, 'lock')
const inUse = (dataDir: string, pid: number) =>
  new SetupError(
    `Hilfeplan already runs on the data folder ${resolve(dataDir)} (process ${pid}): stop it ` +
      'first, or set DATA_DIR to another folder.',
  )

/**
 * Claims a data folder for this process until it ends; returns how to give it back.
 * @throws SetupError when another start uses it.
 */
export function lockDataDir(dataDir: string): () => void {
  try {
    mkdirSync(resolve(dataDir), { recursive: true, mode: 0o711 })
  } catch {
    throw new SetupError(
      `The data folder ${resolve(dataDir)} cannot be created: set DATA_DIR to a folder where ` +
        'you may write.',
    )
  }
  const lock = tryLock(lockFile(dataDir))
  if (lock.held) return lock.release
  throw inUse(dataDir, lock.holder.pid)
}

/** Process that has claimed the data folder; null when it is free or ours. */
export function foreignHolder(dataDir: string): number | null {
  const holder = readProcessId(lockFile(dataDir))
  return holder && holder.pid !== process.pid && isAlive(holder) ? holder.pid : null
}

/**
 * What an earlier run left behind may be ended only where no other start uses the folder.
 * @throws SetupError when one does.
 */
export function refuseForeign(dataDir: string): void {
  const pid = foreignHolder(dataDir)
  if (pid) throw inUse(dataDir, pid)
}
