// @ts-check
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { withLock } from '../engine/embedded/file-lock.mjs'

/**
 * Hash over the contents and names of files and folders; folders named in `without` are left out.
 * @param {string[]} paths
 * @param {string[]} [without]
 * @returns {string}
 */
export function hashOf(paths, without = []) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesBelow(path, without)))
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @param {string[]} without
 * @returns {string[]}
 */
function filesBelow(path, without) {
  if (without.includes(path)) return []
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name), without))
}

/** @param {string} file */
function readStamp(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Does a step of the set-up when its stamp does not fit; of two starts at once the second waits and
 * finds it done.
 * @param {{ stamp: string, hash: () => string, work: () => Promise<void>, isDone?: () => boolean,
 * lock?: string }} step
 */
export async function once({
  stamp,
  hash,
  work,
  isDone = () => false,
  lock = resolve('.data', 'setup.lock'),
}) {
  if (readStamp(stamp) === hash()) return
  mkdirSync(dirname(lock), { recursive: true, mode: 0o711 })
  await withLock(
    lock,
    async () => {
      const wanted = hash()
      if (readStamp(stamp) === wanted) return
      if (!isDone()) await work()
      mkdirSync(dirname(stamp), { recursive: true })
      writeFileSync(stamp, wanted)
    },
    () => process.stdout.write('Waiting for another start that is setting things up …\n'),
  )
}
