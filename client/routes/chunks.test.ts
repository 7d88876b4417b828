import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../dist/client/assets')
const chunks = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
)

/** What is told apart, each by a word that is found in it alone. */
const PARTS = {
  viewer: 'bjs-powered-by',
  editor: 'djs-palette',
  chart: 'metrics-bars',
  attainment: 'plans-charts',
}
type Part = keyof typeof PARTS

const nameOf = (chunk: string): string => chunk.replace(/-[\w-]{8}\.js$/, '')
const importsOf = (chunk: string): string[] =>
  [...chunks.get(chunk)!.matchAll(/(?:from|import)["'`]\.\/([\w.-]+\.js)["'`]/g)].map(
    ([, imported]) => imported!,
  )
const asksFor = (chunk: string): string[] =>
  [...chunks.get(chunk)!.matchAll(/import\(["'`]\.\/([\w.-]+\.js)["'`]\)/g)].map(
    ([, imported]) => imported!,
  )

/** The chunk and all that comes with it at once. */
function withImports(chunk: string, seen = new Set<string>()): Set<string> {
  if (seen.has(chunk)) return seen
  seen.add(chunk)
  for (const imported of importsOf(chunk)) withImports(imported, seen)
  return seen
}

/** Chunks that bring the part along, by the name of their module. */
const bringing = (part: Part): string[] =>
  [...chunks.keys()]
    .filter((chunk) => nameOf(chunk).endsWith('-page') || nameOf(chunk) === 'index')
    .filter((chunk) =>
      [...withImports(chunk)].some((each) => chunks.get(each)!.includes(PARTS[part])),
    )
    .map(nameOf)
    .toSorted()

test('the picture of a process comes with the pages that show nothing without it, the editor with none', () => {
  expect(bringing('viewer')).toEqual(['comparison-page', 'process-page', 'release-page'])
  expect(bringing('editor')).toEqual([])
})

test('charts come with the page of figures and with the plans of a case', () => {
  expect(bringing('chart')).toEqual(['metrics-page'])
  expect(bringing('attainment')).toEqual([])
})

test('the editor is asked for by its page alone', () => {
  const editor = [...chunks.keys()].find((chunk) => chunks.get(chunk)!.includes(PARTS.editor))!
  expect(
    [...chunks.keys()]
      .filter((chunk) => asksFor(chunk).includes(editor) || importsOf(chunk).includes(editor))
      .map(nameOf),
  ).toEqual(['editor-page'])
})
