import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The secret that signs session cookies: the setting, else one drawn once and kept in the data
 * folder (readable by the owner alone).
 */
export function readSessionSecret({
  SESSION_SECRET,
  DATA_DIR,
}: {
  SESSION_SECRET?: string | undefined
  DATA_DIR: string
}): string {
  if (SESSION_SECRET) return SESSION_SECRET
  const file = join(DATA_DIR, 'session-secret')
  mkdirSync(DATA_DIR, { recursive: true })
  try {
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32)
    throw new Error(
      `The file ${file} is damaged: delete it and start again (everybody signs in anew).`,
    )
  return secret
}
