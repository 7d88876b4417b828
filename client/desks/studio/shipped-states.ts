/**
 * Reads a CHANGES.md: below each `## number` what changed with it, line by line, in the order of
 * the file.
 */
export function shippedStates(changes: string): { number: string; lines: string[] }[] {
  const [, ...parts] = changes.split(/^## /m)
  return parts.map((part) => {
    const [number = '', ...lines] = part.split('\n').map((line) => line.trim())
    return { number, lines: lines.filter(Boolean) }
  })
}
