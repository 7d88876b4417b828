import type { Deps } from '#server/base/deps.ts'

/** Where the scene of the training is played. */
export type Stage = {
  deps: Deps
  url: string
  /** Moves time and returns once all is at rest. */
  moveBy(ms: number): Promise<void>
  /** Returns once all is at rest. */
  rest(): Promise<void>
  /** Told to who waits for the scene. */
  say(line: string): void
}
