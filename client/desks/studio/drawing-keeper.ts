import { ApiError } from '#client/api/request.ts'
import { SaveTimer } from '#client/api/save-timer.ts'
import { checkDrawing, saveDrawing, type DraftView, type Finding } from './queries.ts'

/** After the server did not answer. */
const AGAIN_AFTER_MS = 4_000

export type KeepState =
  | { kind: 'kept'; savedAt: string }
  | { kind: 'unsaved' }
  /** Another window went on drawing. */
  | { kind: 'changed'; theirs: { xml: string; revision: number; savedAt: string } }
  | { kind: 'refused'; message: string }

export type KeeperListener = {
  onState: (state: KeepState) => void
  onFindings: (findings: Finding[]) => void
  onKept: (draft: DraftView) => void
}

/**
 * Sends a drawing to the server a moment after the last change, on top of what the server had last,
 * and has it checked.
 */
export class DrawingKeeper {
  readonly #process: string
  readonly #read: () => Promise<string>
  readonly #listener: KeeperListener
  #revision: number
  /** What is sent again once the page was left. */
  #left: Promise<string> | undefined
  readonly #timer = new SaveTimer(() => void this.save(this.#left))
  #running: Promise<void> = Promise.resolve()
  #isBlocked = false
  /** Sent, and the answer was lost on the way. */
  #unanswered: string | null = null
  #isStopped = false
  #checks = 0

  constructor(
    { process, revision, read }: { process: string; revision: number; read: () => Promise<string> },
    listener: KeeperListener,
  ) {
    this.#process = process
    this.#revision = revision
    this.#read = read
    this.#listener = listener
  }

  get revision(): number {
    return this.#revision
  }

  /** A check under way is overtaken by it. */
  change(): void {
    this.#checks++
    this.#listener.onState({ kind: 'unsaved' })
    this.#timer.soon()
  }

  /** Saves what is drawn now; one save after the other. */
  save(text = this.#read()): Promise<void> {
    this.#timer.stop()
    this.#running = this.#running.then(() => this.#send(text))
    return this.#running
  }

  /** Without a text, the drawing as it stands; what was overtaken by a later check is not told. */
  async check(text?: string): Promise<void> {
    const turn = ++this.#checks
    const { findings } = await checkDrawing(this.#process, text ?? (await this.#read()))
    if (turn === this.#checks) this.#listener.onFindings(findings)
  }

  /** What was kept elsewhere is known now: the next save goes on top of it. */
  goOnFrom(revision: number): void {
    this.#revision = revision
    this.#isBlocked = false
  }

  /**
   * Whoever leaves the page leaves nothing behind: what is not kept yet is read at once, since the
   * canvas closes.
   */
  stop(): void {
    this.#isStopped = true
    if (this.#timer.isWaiting) void this.save()
  }

  async #send(text: Promise<string>): Promise<void> {
    if (this.#isBlocked) return
    let xml = ''
    try {
      xml = await text
      if (!xml) return
      const { draft } = await saveDrawing(this.#process, { xml, revision: this.#revision })
      if (!draft) return
      this.#revision = draft.revision
      this.#unanswered = null
      this.#listener.onKept(draft)
      this.#listener.onState({ kind: 'kept', savedAt: draft.savedAt })
      await this.check(xml)
    } catch (error) {
      if (this.#isOwn(error)) return await this.#send(text)
      if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500)
        this.#unanswered = xml
      this.#listener.onState(this.#stateOf(error, text))
    }
  }

  /**
   * What stands there came from here: only its answer was lost. The next save goes on top of it.
   */
  #isOwn(error: unknown): boolean {
    if (!(error instanceof ApiError) || error.code !== 'DRAFT_CHANGED' || this.#unanswered === null)
      return false
    const theirs = error.current as { xml: string; revision: number }
    if (theirs.xml !== this.#unanswered) return false
    this.#revision = theirs.revision
    this.#unanswered = null
    return true
  }

  #stateOf(error: unknown, text: Promise<string>): KeepState {
    if (error instanceof ApiError && error.code === 'DRAFT_CHANGED') {
      this.#isBlocked = true
      return {
        kind: 'changed',
        theirs: error.current as { xml: string; revision: number; savedAt: string },
      }
    }
    if (error instanceof ApiError && error.status >= 400 && error.status < 500)
      return { kind: 'refused', message: error.message }
    if (this.#isStopped) this.#left = text
    this.#timer.in(AGAIN_AFTER_MS)
    return { kind: 'unsaved' }
  }
}
