import type { TestApplication } from './application.ts'
import { quiet } from './quiet.ts'

/**
 * Timers fire at their instant, not before; some seconds on top so that the engine surely sees it
 * passed.
 */
const BEYOND_MS = 5_000

/**
 * Moves the trial's time and the engine's alike to just after `instant`, once nothing is under way:
 * a jump never overtakes a job. Needs `openApplication({ clockControlled: true })`. @throws Error
 * for an instant that has passed
 */
export async function moveTo(
  { application: { deps, engine } }: TestApplication,
  instant: Date,
): Promise<void> {
  await quiet(deps)
  const ms = instant.getTime() + BEYOND_MS - deps.clock.now().getTime()
  if (ms <= 0) throw new Error('time only moves forward')
  await engine.clock.add(ms)
  deps.clock.setOffset(deps.clock.offsetMs() + ms)
}
