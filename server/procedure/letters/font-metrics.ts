import { readFileSync } from 'node:fs'

/** What one font file can draw, and how wide. Widths are in em. */
export type FontMetrics = { draws(codePoint: number): boolean; width(codePoint: number): number }

/** Reads the character map and the advance widths of a TrueType file. */
export function readFont(file: string): FontMetrics {
  const bytes = readFileSync(file)
  const tables = tablesOf(bytes)
  const glyphs = characterMap(bytes, tables)
  const unitsPerEm = bytes.readUInt16BE(offsetOf(tables, 'head') + 18)
  const measured = bytes.readUInt16BE(offsetOf(tables, 'hhea') + 34)
  const advances = offsetOf(tables, 'hmtx')
  return {
    draws: (codePoint) => glyphs.has(codePoint),
    width: (codePoint) =>
      bytes.readUInt16BE(advances + 4 * Math.min(glyphs.get(codePoint) ?? 0, measured - 1)) /
      unitsPerEm,
  }
}

function tablesOf(bytes: Buffer): Map<string, number> {
  const count = bytes.readUInt16BE(4)
  const entries = Array.from({ length: count }, (_, index) => 12 + 16 * index)
  return new Map(
    entries.map((at) => [bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8)]),
  )
}

function offsetOf(tables: Map<string, number>, name: string): number {
  const offset = tables.get(name)
  if (offset === undefined) throw new Error(`font without table ${name}`)
  return offset
}

/** Prefers the full map (format 12) and falls back to the one of the basic plane (format 4). */
function characterMap(bytes: Buffer, tables: Map<string, number>): Map<number, number> {
  const cmap = offsetOf(tables, 'cmap')
  const subtables = Array.from(
    { length: bytes.readUInt16BE(cmap + 2) },
    (_, index) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * index),
  )
  const full = subtables.find((at) => bytes.readUInt16BE(at) === 12)
  if (full !== undefined) return segmentedCoverage(bytes, full)
  const basic = subtables.find((at) => bytes.readUInt16BE(at) === 4)
  if (basic === undefined) throw new Error('font without a Unicode character map')
  return segmentMapping(bytes, basic)
}

function segmentedCoverage(bytes: Buffer, at: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let group = at + 16, left = bytes.readUInt32BE(at + 12); left > 0; group += 12, left--) {
    const [first, last, glyph] = [
      bytes.readUInt32BE(group),
      bytes.readUInt32BE(group + 4),
      bytes.readUInt32BE(group + 8),
    ]
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first)
  }
  return glyphs
}

function segmentMapping(bytes: Buffer, at: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  const size = bytes.readUInt16BE(at + 6)
  for (let segment = 0; segment < size; segment += 2) {
    const end = bytes.readUInt16BE(at + 14 + segment)
    const start = bytes.readUInt16BE(at + 16 + size + segment)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = segmentGlyph(bytes, { at, size, segment, start, code })
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
  return glyphs
}

type SegmentPlace = { at: number; size: number; segment: number; start: number; code: number }

function segmentGlyph(bytes: Buffer, { at, size, segment, start, code }: SegmentPlace): number {
  const delta = bytes.readUInt16BE(at + 16 + 2 * size + segment)
  const rangeAt = at + 16 + 3 * size + segment
  const range = bytes.readUInt16BE(rangeAt)
  if (range === 0) return (code + delta) & 0xffff
  const glyph = bytes.readUInt16BE(rangeAt + range + 2 * (code - start))
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff
}
