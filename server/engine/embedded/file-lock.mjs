// @ts-check
import { readFileSync, renameSync, rmSync, linkSync, writeFileSync } from 'node:fs'

/** @typedef {{ pid: number, startTime: string }} ProcessId */

/**
 * Start time of a process in clock ticks since boot; null when it does not run. With the pid it
 * names a process for good.
 * @param {number} pid
 * @returns {string | null}
 */
export function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state] = fields
    return state === 'Z' || state === 'X' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** @param {ProcessId} id */
export const isAlive = (id) => startTimeOf(id.pid) === id.startTime

/**
 * Reads a pid file; null when there is none or it is not readable.
 * @param {string} file
 * @returns {ProcessId | null}
 */
export function readProcessId(file) {
  try {
    const { pid, startTime } = JSON.parse(readFileSync(file, 'utf8'))
    return typeof pid === 'number' && typeof startTime === 'string' ? { pid, startTime } : null
  } catch {
    return null
  }
}

/**
 * Takes the lock that `file` stands for. A lock whose holder no longer runs is taken over; of two
 * who try, one gets it.
 * @param {string} file
 * @returns {{ held: true, release: () => void } | { held: false, holder: ProcessId }}
 */
export function tryLock(file) {
  const own = { pid: process.pid, startTime: startTimeOf(process.pid) ?? '' }
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 })
  try {
    for (;;) {
      if (link(draft, file)) return { held: true, release: () => release(file, own) }
      const holder = readProcessId(file)
      if (holder && isAlive(holder)) return { held: false, holder }
      dropStale(file, draft)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Moves a stale lock aside. Between reading and moving another start may have taken the lock over:
 * then it is put back.
 * @param {string} file
 * @param {string} draft
 */
function dropStale(file, draft) {
  const aside = `${draft}.stale`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readProcessId(aside)
  if (moved && isAlive(moved)) link(aside, file)
  rmSync(aside, { force: true })
}

/**
 * @param {string} from
 * @param {string} to
 */
function link(from, to) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {string} file
 * @param {ProcessId} own
 */
function release(file, own) {
  const holder = readProcessId(file)
  if (holder?.pid === own.pid && holder.startTime === own.startTime) rmSync(file, { force: true })
}

/**
 * Does `work` while holding the lock; waits for another holder, `onWait` is called once when that
 * is the case.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  let lock = tryLock(file)
  if (!lock.held) onWait?.()
  while (!lock.held) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    lock = tryLock(file)
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}
