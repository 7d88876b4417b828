import type { Deps } from '#server/base/deps.ts'
import { recordBeat } from '#server/base/heartbeat.ts'

/** Writes one sample letter; how is not this room's business. */
export type RenderSample = () => Promise<unknown>

const FRESH_MS = 15 * 60_000
const TRY_AFTER_MS = 10 * 60_000

/** How long whoever looks waits for the first letter in a while. */
const LOOK_MS = 5000

const trying = new WeakMap<Deps['db'], Promise<void>>()

/**
 * Tries a letter before somebody looks, so that they read what is so now; after five seconds they
 * read what is known. Never throws: a try that failed is what they read.
 */
export async function tryLetterFirst(deps: Deps, render: RenderSample): Promise<void> {
  const looking = AbortSignal.timeout(LOOK_MS)
  const late = new Promise<void>((resolve) => looking.addEventListener('abort', () => resolve()))
  const tried = tryLetter(deps, render).catch((error: unknown) =>
    deps.log.warn({ err: error instanceof Error ? error.name : 'unknown' }, 'no letter tried'),
  )
  await Promise.race([tried, late])
}

/**
 * Tries whether letters can be written, where that was not tried for ten minutes: to start their
 * process costs a second, so it is done when somebody looks, not around the clock.
 */
async function tryLetter(deps: Deps, render: RenderSample): Promise<void> {
  const known = trying.get(deps.db)
  if (known) return await known
  const [beat] = await deps.db.query<{ at: Date }>(
    `SELECT at FROM feed.heartbeat WHERE part = 'letters'`,
  )
  const age = deps.clock.wallNow().getTime() - (beat?.at.getTime() ?? -Infinity)
  if (age < TRY_AFTER_MS) return
  const attempt = noteLetter(deps, render).finally(() => trying.delete(deps.db))
  trying.set(deps.db, attempt)
  await attempt
}

async function noteLetter(deps: Deps, render: RenderSample): Promise<void> {
  const isWell = await render().then(
    () => true,
    () => false,
  )
  const at = deps.clock.wallNow()
  await recordBeat(deps.db.query, { part: 'letters', at, freshMs: FRESH_MS, isWell })
  deps.db.announceNow(['operations'])
}
