import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync } from 'oxc-parser'

/** One file imports another; types count, too. Both are paths from the root. */
export type Arrow = { from: string; to: string }

const SOURCES = '{server,client}/**/*.{ts,tsx}'
const LEFT_OUT = ['**/generated/**', '**/*.test.{ts,tsx}', '**/*.d.ts']

/**
 * Every import between files of the server and of the client, read from their syntax; tests are
 * left out.
 */
export function readArrows(root: string): Arrow[] {
  return globSync(SOURCES, { cwd: root, exclude: LEFT_OUT }).flatMap((from) =>
    importsOf(readFileSync(join(root, from), 'utf8'), from)
      .flatMap((specifier) => targetOf(from, specifier) ?? [])
      .filter((to) => /^(?:server|client)\/(?!generated)/.test(to) && /\.tsx?$/.test(to))
      .map((to) => ({ from, to })),
  )
}

function importsOf(text: string, file: string): string[] {
  const { module } = parseSync(file, text)
  const named = module.staticImports.map(({ moduleRequest }) => moduleRequest.value)
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  )
  const asked = [...text.matchAll(/\bimport\(\s*'([^']+)'/g)].flatMap(([, value]) => value ?? [])
  return [...named, ...passedOn, ...asked]
}

function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? join(dirname(from), specifier) : null
}

/** The files of one circle of imports, in its order; null where there is none. */
export function findCircle(arrows: Arrow[]): string[] | null {
  const targets = Map.groupBy(arrows, ({ from }) => from)
  const ended = new Set<string>()
  const path: string[] = []
  const visit = (file: string): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (ended.has(file)) return null
    path.push(file)
    for (const { to } of targets.get(file) ?? []) {
      const circle = visit(to)
      if (circle) return circle
    }
    path.pop()
    ended.add(file)
    return null
  }
  for (const file of targets.keys()) {
    const circle = visit(file)
    if (circle) return circle
  }
  return null
}
