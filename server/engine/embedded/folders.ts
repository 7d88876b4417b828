import { accessSync, constants, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Folder for what is fetched or made once per user (broker, caches); inside the data folder where
 * the user's own cannot be written.
 */
export function cacheFolder(dataDir: string, env: NodeJS.ProcessEnv = process.env): string {
  const own = join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'hilfeplan')
  for (const folder of [own, resolve(dataDir, 'cache')]) {
    if (isWritable(folder)) return folder
  }
  return own
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}
