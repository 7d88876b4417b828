import { ApiError } from '#client/api/request.ts'
import { checkDrawing, saveDrawing, type DraftView, type Finding } from './queries.ts'

/** After the last change. */
const SAVE_AFTER_MS = 1_200

export type KeepState =
  | { kind: 'kept'; savedAt: string }
  | { kind: 'unsaved' }
  /** Another window went on drawing. */
  | { kind: 'changed'; theirs: { xml: string; revision: number; savedAt: string } }
  | { kind: 'refused'; message: string }

export type KeeperListener = { onState: (state: KeepState) => void; onFindings: (findings: Finding[]) => void; onKept: (draft: DraftView) => void }

/** Sends a drawing to the server a moment after the last change, on top of what the server had last, and has it checked. */
export class DrawingKeeper {
  readonly #process: string
  readonly #read: () => Promise<string>
  readonly #listener: KeeperListener
  #revision: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> = Promise.resolve()
  #isBlocked = false

  constructor({ process, revision, read }: { process: string; revision: number; read: () => Promise<string> }, listener: KeeperListener) {
    this.#process = process
    this.#revision = revision
    this.#read = read
    this.#listener = listener
  }

  get revision(): number {
    return this.#revision
  }

  change(): void {
    this.#listener.onState({ kind: 'unsaved' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), SAVE_AFTER_MS)
  }

  /** Saves what is drawn now; one save after the other. */
  save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#running = this.#running.then(() => this.#send())
    return this.#running
  }

  async check(): Promise<void> {
    const { findings } = await checkDrawing(this.#process, await this.#read())
    this.#listener.onFindings(findings)
  }

  /** What was kept elsewhere is known now: the next save goes on top of it. */
  goOnFrom(revision: number): void {
    this.#revision = revision
    this.#isBlocked = false
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  async #send(): Promise<void> {
    if (this.#isBlocked) return
    try {
      const { draft } = await saveDrawing(this.#process, { xml: await this.#read(), revision: this.#revision })
      if (!draft) return
      this.#revision = draft.revision
      this.#listener.onKept(draft)
      this.#listener.onState({ kind: 'kept', savedAt: draft.savedAt })
      await this.check()
    } catch (error) {
      this.#listener.onState(this.#stateOf(error))
    }
  }

  #stateOf(error: unknown): KeepState {
    if (!(error instanceof ApiError)) return { kind: 'unsaved' }
    if (error.code === 'DRAFT_CHANGED') {
      this.#isBlocked = true
      return { kind: 'changed', theirs: error.current as { xml: string; revision: number; savedAt: string } }
    }
    return error.status === 400 ? { kind: 'refused', message: error.message } : { kind: 'unsaved' }
  }
}
