import { extensionOf, headersOf } from './moddle.ts'
import { readDrawing } from './read-drawing.ts'

/** What a drawing leads to: the processes that it calls and the rules of its periods, each once. */
export type Links = { calls: string[]; rules: string[] }

const KEPT = 400
const NONE: Links = { calls: [], rules: [] }
const known = new Map<string, Promise<Links>>()

/**
 * Read once per drawing, since a version never changes; what cannot be read leads nowhere.
 */
export function linksOf(xml: string): Promise<Links> {
  const kept = known.get(xml)
  if (kept) return kept
  const [oldest] = known.keys()
  if (known.size >= KEPT && oldest !== undefined) known.delete(oldest)
  const reading = readLinks(xml)
  known.set(xml, reading)
  return reading
}

async function readLinks(xml: string): Promise<Links> {
  const read = await readDrawing(xml)
  if ('findings' in read) return NONE
  const elements = read.drawing.nodes.map(({ element }) => element)
  return {
    calls: unique(
      elements.map((element) => extensionOf(element, 'zeebe:CalledElement')?.['processId']),
    ).filter((process) => !process.startsWith('=')),
    rules: unique(elements.flatMap((element) => ruleHeaders(headersOf(element)))),
  }
}

const ruleHeaders = (headers: Record<string, string>): unknown[] => [
  headers['dueRule'],
  headers['rule'],
]

const unique = (values: unknown[]): string[] => [
  ...new Set(values.flatMap((value) => (typeof value === 'string' && value ? [value] : []))),
]
