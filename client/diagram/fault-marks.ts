import { addBadge, type Badge, type Canvas, type Overlays, type Registry } from './open-overview.ts'

/** So many marks are set before the person's next key or click is heard. */
const AT_ONCE = 40

/**
 * Marks of faults on the canvas. Only what differs is touched, and many come in slices, so that
 * drawing goes on meanwhile.
 */
export class FaultMarks {
  readonly #parts: { canvas: Canvas; registry: Registry; overlays: Overlays }
  readonly #shown = new Map<string, { title: string; overlay: string }>()
  #turn = 0

  constructor(parts: { canvas: Canvas; registry: Registry; overlays: Overlays }) {
    this.#parts = parts
  }

  async show(faults: readonly Badge[]): Promise<void> {
    const turn = ++this.#turn
    const wanted = new Map(faults.map((fault) => [fault.elementId, fault]))
    for (const [id, { title }] of this.#shown) if (wanted.get(id)?.title !== title) this.#remove(id)
    const missing = faults.filter(({ elementId }) => !this.#shown.has(elementId))
    for (let from = 0; from < missing.length && turn === this.#turn; from += AT_ONCE) {
      for (const fault of missing.slice(from, from + AT_ONCE)) this.#add(fault)
      await new Promise((resolve) => setTimeout(resolve))
    }
  }

  /** Another drawing lies on the canvas, and nothing of the old one. */
  forget(): void {
    this.#turn++
    this.#shown.clear()
  }

  #add(fault: Badge): void {
    const { canvas, registry, overlays } = this.#parts
    if (!registry.get(fault.elementId)) return
    canvas.addMarker(fault.elementId, 'is-faulty')
    this.#shown.set(fault.elementId, { title: fault.title, overlay: addBadge(overlays, fault) })
  }

  #remove(id: string): void {
    const { canvas, registry, overlays } = this.#parts
    if (registry.get(id)) canvas.removeMarker(id, 'is-faulty')
    overlays.remove(this.#shown.get(id)!.overlay)
    this.#shown.delete(id)
  }
}
