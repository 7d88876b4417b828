import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getuid } from 'node:process'
import { isAlive, readProcessId } from './file-lock.mjs'
import { writePidFile } from './survivors.ts'

const PREFIX = 'hilfeplan-temporary-'
const folders = new Set<string>()

/** A folder that goes when this process ends. What killed processes left behind goes now. */
export function temporaryFolder(): string {
  const root = getuid?.() === 0 ? '/var/tmp' : tmpdir() // as root the database's user must be able to enter it
  if (folders.size === 0) {
    sweep(root)
    process.once('exit', () => folders.forEach(remove))
  }
  const folder = mkdtempSync(join(root, PREFIX))
  chmodSync(folder, 0o711)
  writePidFile(join(folder, 'owner.pid'), process.pid)
  folders.add(folder)
  return folder
}

function sweep(root: string): void {
  for (const name of readdirSync(root).filter((each) => each.startsWith(PREFIX))) {
    const owner = readProcessId(join(root, name, 'owner.pid'))
    if (owner && !isAlive(owner)) remove(join(root, name))
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
