import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import type { PrintJob, Progress, Rendered } from './print-run.ts'
import type { RenderOrder } from './render-process.ts'

/** A letter or a run could not be made. The message is a sentence without anything personal. */
class RenderError extends Error {
  override name = 'RenderError'
}

type Answer = { id: number; progress?: Progress; rendered?: Rendered; failure?: string }
type Renderer = {
  child: ChildProcess
  waiting: Map<number, (answer: Answer) => void>
  idle?: NodeJS.Timeout
}
type RenderRequest = PrintJob & { onProgress?: (progress: Progress) => void }

/**
 * A run of this size gets a process of its own, so that a single letter never waits behind it and
 * its memory goes with it.
 */
const ownProcessFrom = 21
const idleMs = 30_000
let shared: Renderer | null = null
let lastId = 0
const alive = new Set<Renderer>()

/**
 * Renders letters as one tagged PDF/UA-1, in the order given. With `cover`, a cover list goes
 * before them.
 * @throws RenderError when a template, a font or a value does not print, or when the render process
 * ends too soon.
 */
export async function renderLetters({ onProgress, ...job }: RenderRequest): Promise<Rendered> {
  if (job.letters.length === 0) throw new RenderError('There is no letter to render')
  const own = job.letters.length >= ownProcessFrom
  const renderer = own ? startRenderer() : (shared ??= startRenderer())
  try {
    return await order(renderer, job, onProgress)
  } finally {
    if (own) renderer.child.disconnect()
    else if (renderer === shared) rest(renderer)
  }
}

/** Ends every render process. For shutdown; a render under way fails. */
export async function closeRenderers(): Promise<void> {
  const ended = [...alive].map(
    (renderer) =>
      new Promise<void>((resolve) => {
        renderer.child.once('exit', () => resolve())
        renderer.child.kill()
      }),
  )
  await Promise.all(ended)
}

function startRenderer(): Renderer {
  const child = fork(new URL('./render-process.ts', import.meta.url), {
    serialization: 'advanced',
    execArgv: [],
  })
  const renderer: Renderer = { child, waiting: new Map() }
  alive.add(renderer)
  child.on('message', (answer: Answer) => renderer.waiting.get(answer.id)?.(answer))
  child.on('error', () => forget(renderer))
  child.on('exit', () => forget(renderer))
  return renderer
}

function forget(renderer: Renderer): void {
  if (shared === renderer) shared = null
  alive.delete(renderer)
  clearTimeout(renderer.idle)
  for (const [id, answer] of renderer.waiting)
    answer({ id, failure: 'The render process ended before the letters were done' })
}

function order(
  renderer: Renderer,
  job: PrintJob,
  onProgress?: (progress: Progress) => void,
): Promise<Rendered> {
  const id = ++lastId
  clearTimeout(renderer.idle)
  renderer.child.ref()
  renderer.child.channel?.ref()
  return new Promise((resolve, reject) => {
    renderer.waiting.set(id, ({ progress, rendered, failure }) => {
      if (progress) return onProgress?.(progress)
      renderer.waiting.delete(id)
      if (rendered) resolve({ ...rendered, pdf: Buffer.from(rendered.pdf) })
      else
        reject(
          new RenderError(
            `The letters could not be rendered: ${reasonWithoutValues(failure ?? '')}`,
          ),
        )
    })
    renderer.child.send({ id, job } satisfies RenderOrder, (error) => error && forget(renderer))
  })
}

/** An idle process must not keep the program alive, and ends by itself. */
function rest(renderer: Renderer): void {
  if (renderer.waiting.size > 0) return
  renderer.child.unref()
  renderer.child.channel?.unref()
  renderer.idle = setTimeout(() => {
    if (shared === renderer) shared = null
    renderer.child.disconnect()
  }, idleMs).unref()
}

/**
 * typst quotes the character or the text it stumbled over, and that may be part of a name: so its
 * own words are kept only up to there.
 */
function reasonWithoutValues(message: string): string {
  if (message.includes('ADDRESS_INVALID'))
    return 'ADDRESS_INVALID: an address does not fit the window'
  if (message.includes('unknown font')) return 'a font of the templates is missing'
  if (/could not be displayed|glyph/.test(message))
    return 'a character is in none of the shipped fonts'
  return message.split(/["'`“]/)[0]?.trim() || 'a template failed'
}
