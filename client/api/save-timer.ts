/**
 * A person who stops writing sees it kept at once; one who goes on loses two seconds of it at the
 * most.
 */
const AFTER_MS = 1_000
const LATEST_MS = 2_000

/** Saves a moment after the last change, and now and then while changes go on. */
export class SaveTimer {
  readonly #save: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #since: number | null = null

  constructor(save: () => void) {
    this.#save = save
  }

  get isWaiting(): boolean {
    return this.#timer !== undefined
  }

  /** Something changed. */
  soon(): void {
    this.#since ??= performance.now()
    this.in(Math.max(0, Math.min(AFTER_MS, this.#since + LATEST_MS - performance.now())))
  }

  /** In so many milliseconds, whatever was said before. */
  in(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), ms)
  }

  /** What waits is saved now. */
  flush(): void {
    if (!this.isWaiting) return
    this.stop()
    this.#save()
  }

  /** Nothing is waiting any more. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#since = null
  }
}
