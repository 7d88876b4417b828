import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive, readProcessId, startTimeOf } from './file-lock.mjs'

const POLL_MS = 20

/** Notes which process serves a data folder, so that the next start can end it if we do not. */
export function writePidFile(file: string, pid: number): void {
  writeFileSync(file, JSON.stringify({ pid, startTime: startTimeOf(pid) ?? '' }), { mode: 0o600 })
}

/** Ends the process that an earlier run left behind; true when there was one. */
export async function endSurvivor(
  pidFile: string,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<boolean> {
  const id = readProcessId(pidFile)
  const found = id !== null && isAlive(id)
  if (found) await endProcess(id.pid, [signal, 'SIGKILL'])
  rmSync(pidFile, { force: true })
  return found
}

/** Sends the signals one after the other, each gets five seconds. */
export async function endProcess(pid: number, signals: NodeJS.Signals[]): Promise<void> {
  const startTime = startTimeOf(pid)
  if (startTime === null) return
  for (const signal of signals) {
    if (!isAlive({ pid, startTime })) return
    process.kill(pid, signal)
    await untilGone({ pid, startTime }, 5000)
  }
}

async function untilGone(id: { pid: number; startTime: string }, ms: number): Promise<void> {
  for (let waited = 0; waited < ms && isAlive(id); waited += POLL_MS) await pause(POLL_MS)
}

/** Command line of a process, its words separated by spaces; empty when it does not run. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
