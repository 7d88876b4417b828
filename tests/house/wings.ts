import type { Arrow } from './imports.ts'

/**
 * Wings from the ground up. Those of one floor do not know each other, but for shell and routes.
 */
const FLOORS: Record<string, string[][]> = {
  server: [['base'], ['web', 'engine'], ['procedure'], ['desks'], ['doors']],
  client: [['ui', 'api'], ['forms', 'diagram'], ['procedure'], ['desks'], ['shell', 'routes']],
}
const ONE_FRAME = ['shell', 'routes']

type Wing = { side: string; name: string; floor: number }

/** The wing of a file; null for what stands at the top of its side. */
export function wingOf(file: string): Wing | null {
  const [side = '', name = '', ...rest] = file.split('/')
  if (rest.length === 0) return null
  const floor = FLOORS[side]?.findIndex((names) => names.includes(name)) ?? -1
  return floor === -1 ? null : { side, name, floor }
}

/** A noun, desk or wing that is not divided further. */
export function roomOf(file: string): string {
  const parts = file.split('/')
  const isDivided = parts[0] === 'server' || ['procedure', 'desks'].includes(parts[1] ?? '')
  return parts.slice(0, Math.min(isDivided ? 3 : 2, parts.length - 1)).join('/')
}

/**
 * Whether an import leads upward, sideways into a wing of the same floor, or to the top of the
 * server.
 */
export function isUpward({ from, to }: Arrow): boolean {
  const [lower, upper] = [wingOf(to), wingOf(from)]
  if (!upper || from.split('/')[0] !== to.split('/')[0]) return false
  if (!lower) return true
  if (lower.name === upper.name) return false
  if (ONE_FRAME.includes(lower.name) && ONE_FRAME.includes(upper.name)) return false
  return lower.floor >= upper.floor
}
