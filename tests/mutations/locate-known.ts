import { globSync, readFileSync } from 'node:fs'
import type { Mutant } from './find-mutants.ts'
import type { KnownSurvivor } from './known-survivors.ts'

const escaped = (word: string) => word.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

/**
 * Where a known survivor stands in the source, whatever its blanks.
 * @throws Error unless it stands there once
 */
export function locateKnown({ room, from, to }: KnownSurvivor): Mutant {
  const words = from.match(/\w+|[^\w\s]/g) ?? []
  const pattern = new RegExp(words.map(escaped).join(String.raw`\s*`), 'g')
  const places = globSync(`${room}/**/*.{ts,tsx}`)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8')
      return [...source.matchAll(pattern)].map((match) => ({ file, source, match }))
    })
  const [place] = places
  if (!place || places.length > 1)
    throw new Error(`found ${places.length} times in ${room}, must be once: ${from}`)
  const { index, 0: found } = place.match
  return {
    file: place.file,
    line: place.source.slice(0, index).split('\n').length,
    start: index,
    end: index + found.length,
    from: found,
    to,
  }
}
