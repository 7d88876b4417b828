type Made = { $type: string; id?: string }
type Moddle = { create: (type: string, properties: object) => Made }

const STORED = 'drawing-clipboard'

/**
 * What is copied in one window can be pasted in another: it lies in the browser's store as text.
 * Within a window it is handed on as it is.
 */
class SharedClipboard {
  static $inject = ['moddle']
  readonly #moddle: Moddle
  #own: { data: unknown; text: string } | undefined

  constructor(moddle: Moddle) {
    this.#moddle = moddle
  }

  set(data: unknown): void {
    this.#own = { data, text: JSON.stringify(data) }
    localStorage.setItem(STORED, this.#own.text)
  }

  get(): unknown {
    const text = localStorage.getItem(STORED)
    if (text === null || text === this.#own?.text) return this.#own?.data
    try {
      return JSON.parse(text, revived(this.#moddle))
    } catch {
      return undefined
    }
  }

  clear(): unknown {
    const data = this.get()
    this.#own = undefined
    localStorage.removeItem(STORED)
    return data
  }

  isEmpty(): boolean {
    return this.get() === undefined
  }
}

/** Elements of a drawing become such again; one that occurs twice stays one. */
function revived(moddle: Moddle): (key: string, value: unknown) => unknown {
  const made = new Map<string, Made>()
  return (_, value) => {
    if (!isMade(value)) return value
    const { $type, ...properties } = value
    const known = value.id === undefined ? undefined : made.get(value.id)
    if (known) return known
    const element = moddle.create($type, properties)
    if (value.id !== undefined) made.set(value.id, element)
    return element
  }
}

const isMade = (value: unknown): value is Made =>
  typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string'

/** A part for the editor, in the place of its own clipboard. */
export const sharedClipboard = { clipboard: ['type', SharedClipboard] }
