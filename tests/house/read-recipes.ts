import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A marked code block of the README: a new file, or lines at a place in a file that is there. */
export type Block = {
  recipe: string
  file: string
  /** Part of the one line that the block stands behind or in place of; null for a new file. */
  place: { anchor: string; operation: 'after' | 'replace' } | null
  text: string
}

const PLACE = String.raw`(?:create: (\S+)|file: (\S+); (after|replace): "([^\n]+)")`
const CODE = String.raw`\n *\x60{3}\w+\n(.*?)^ *\x60{3}$`
const MARKED = new RegExp(`^( *)<!-- recipe: ([a-z-]+); ${PLACE} -->${CODE}`, 'gms')
const MARK = /<!-- recipe:/g

/**
 * The blocks in the order of the text; a block that stands inside a list is indented like its mark.
 * @throws Error for a mark that cannot be read
 */
export function readRecipes(markdown: string): Block[] {
  const blocks = [...markdown.matchAll(MARKED)].map((found): Block => {
    const [, indent = '', recipe = '', created, file = '', operation, anchor = '', body = ''] =
      found
    const text = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    if (created) return { recipe, file: created, place: null, text }
    const place = { anchor, operation: operation === 'after' ? operation : 'replace' } as const
    return { recipe, file, place, text }
  })
  if (blocks.length !== [...markdown.matchAll(MARK)].length)
    throw new Error('a mark of a recipe cannot be read')
  return blocks
}

/** Writes a block into the tree. @throws Error unless its anchor names exactly one line */
export function applyBlock(root: string, { file, place, text }: Block): void {
  const path = join(root, file)
  if (!place) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag: 'wx' })
    return
  }
  const lines = readFileSync(path, 'utf8').split('\n')
  const at = lines.flatMap((line, index) => (line.includes(place.anchor) ? [index] : []))
  const [index = 0, ...more] = at
  if (at.length === 0 || more.length > 0)
    throw new Error(`${at.length} lines of ${file} say ${place.anchor}`)
  const inserted = text.replace(/\n$/, '').split('\n')
  const isBehind = place.operation === 'after'
  lines.splice(isBehind ? index + 1 : index, isBehind ? 0 : 1, ...inserted)
  writeFileSync(path, lines.join('\n'))
}
