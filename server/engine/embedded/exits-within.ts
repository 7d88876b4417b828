import { setTimeout as pause } from 'node:timers/promises'

/**
 * True where a child ended within so many milliseconds, false where it did not, or where `signal`
 * ended the waiting. No timer is left behind: it would keep the program alive until it fires.
 */
export async function exitsWithin(
  exited: Promise<unknown>,
  ms: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const patience = new AbortController()
  const ends = signal ? AbortSignal.any([signal, patience.signal]) : patience.signal
  try {
    return await Promise.race([
      exited.then(() => true),
      pause(ms, false, { signal: ends }).catch(() => false),
    ])
  } finally {
    patience.abort()
  }
}
