import { z } from 'zod'
import type { Browser } from './browser.ts'
import { known } from './known.ts'

export type EventStream = {
  status: number
  /** Data of the `topics` events so far. */
  heard: string[][]
  /** Resolves when the server ends the stream, with the milliseconds since `from`. */
  ended: Promise<void>
  close(): void
}

/** Opens server-sent events as a page does and collects what they say. */
export async function openEvents(browser: Browser, path = '/api/live'): Promise<EventStream> {
  const abort = new AbortController()
  const response = await browser.stream(path, abort.signal)
  const heard: string[][] = []
  const ended = read(response, heard)
  return { status: response.status, heard, ended, close: () => abort.abort() }
}

async function read(response: Response, heard: string[][]): Promise<void> {
  let text = ''
  try {
    for await (const chunk of known(response.body).pipeThrough(new TextDecoderStream())) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) note(block, heard)
    }
  } catch {
    // closed by the test
  }
}

function note(block: string, heard: string[][]): void {
  const fields = Object.fromEntries(
    block
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
  if (fields['event'] === 'topics')
    heard.push(z.array(z.string()).parse(JSON.parse(fields['data'] ?? '[]')))
}
