import { ApiError } from '#client/api/request.ts'
import { SaveTimer } from '#client/api/save-timer.ts'
import type { Answers } from '#server/procedure/forms/model.ts'
import type { DraftView } from '#server/procedure/tasks/schema.ts'
import { discardDraft, saveDraft } from './queries.ts'

/** After the server did not answer. */
const AGAIN_AFTER_MS = 4_000

export type DraftState =
  | { kind: 'none' }
  | { kind: 'restored' | 'saved'; savedAt: string }
  /** Another window went on writing; `theirs` is null where it threw the draft away. */
  | { kind: 'changed'; theirs: DraftView | null }
  | { kind: 'unsaved' }

export type KeeperListener = {
  onState(state: DraftState): void
  onSaved(draft: DraftView | null): void
}

/**
 * Sends what is typed to the server a moment after the last key, each time on top of what the
 * server answered last.
 */
export class DraftKeeper {
  readonly #key: string
  readonly #listener: KeeperListener
  #revision: number
  #waiting: Answers | null = null
  /** Sent, and the answer was lost on the way. */
  #unanswered: Answers | null = null
  readonly #timer = new SaveTimer(() => void this.save())
  #running: Promise<void> = Promise.resolve()
  #isChanged = false
  #hasBegun = false

  constructor(key: string, draft: DraftView | null, listener: KeeperListener) {
    this.#key = key
    this.#revision = draft?.revision ?? 0
    this.#listener = listener
  }

  /** The very first words are sent at once: from then on the server knows who was writing. */
  change(answers: Answers): void {
    const isFirst = this.#revision === 0 && !this.#hasBegun
    this.#hasBegun = true
    this.#waiting = answers
    if (isFirst) void this.save()
    else this.#timer.soon()
  }

  /** Nothing more is on its way to the server; for as long as the answers are handed in. */
  async rest(): Promise<void> {
    this.#timer.stop()
    await this.#running
  }

  /** The answers were not taken: what is typed is kept again. */
  wake(): void {
    if (this.#waiting) this.#timer.soon()
  }

  /** The answers were taken: there is nothing left to keep. */
  finish(): void {
    this.#timer.stop()
    this.#waiting = null
  }

  /**
   * One save after the other, each on top of the one before. `keepalive`: the request outlives the
   * page, which cannot wait for another one.
   */
  save(keepalive = false): Promise<void> {
    this.#timer.stop()
    if (keepalive) return this.#send(true)
    this.#running = this.#running.then(() => this.#send(false))
    return this.#running
  }

  async #send(keepalive: boolean): Promise<void> {
    const answers = this.#waiting
    if (!answers || this.#isChanged) return
    this.#waiting = null
    try {
      const saved = await saveDraft(this.#key, { answers, revision: this.#revision }, keepalive)
      this.#revision = saved.revision
      this.#listener.onSaved(saved)
      this.#listener.onState({ kind: 'saved', savedAt: saved.savedAt })
    } catch (error) {
      await this.#onRefusal(error, answers)
    }
  }

  async #onRefusal(error: unknown, answers: Answers): Promise<void> {
    this.#waiting ??= answers
    const isConflict = error instanceof ApiError && error.code === 'DRAFT_CHANGED'
    const theirs = isConflict ? ((error.current ?? null) as DraftView | null) : null
    if (theirs && this.#unanswered && isSame(theirs.answers, this.#unanswered)) {
      this.#revision = theirs.revision // what stands there came from here
      this.#unanswered = null
      return await this.#send(false)
    }
    this.#isChanged = isConflict
    if (isConflict) return this.#listener.onState({ kind: 'changed', theirs })
    this.#unanswered = answers
    if (error instanceof ApiError && (error.status === 0 || error.status >= 500))
      this.#timer.in(AGAIN_AFTER_MS)
    this.#listener.onState({ kind: 'unsaved' })
  }

  async discard(): Promise<void> {
    await discardDraft(this.#key)
    this.#settle(null)
    this.#waiting = null
    this.#listener.onSaved(null)
    this.#listener.onState({ kind: 'none' })
  }

  /** Overwrites the other window's draft with what stands here. */
  async keepMine(theirs: DraftView | null): Promise<void> {
    this.#settle(theirs)
    await this.save()
  }

  takeTheirs(theirs: DraftView | null): void {
    this.#settle(theirs)
    this.#waiting = null
    this.#listener.onSaved(theirs)
    this.#listener.onState(
      theirs ? { kind: 'restored', savedAt: theirs.savedAt } : { kind: 'none' },
    )
  }

  #settle(draft: DraftView | null): void {
    this.#timer.stop()
    this.#revision = draft?.revision ?? 0
    this.#isChanged = false
  }
}

/**
 * As JSON, since that is how it went to the server; its keys may have come back in another order.
 */
const isSame = (one: Record<string, unknown>, other: Record<string, unknown>): boolean =>
  sorted(one) === sorted(other)
const sorted = (answers: Record<string, unknown>): string =>
  JSON.stringify(answers, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)))
      : value,
  )
