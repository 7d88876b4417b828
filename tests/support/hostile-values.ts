const forged = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What a careful person would never send, as text that also fits into an address. */
const hostileTexts = [
  '',
  ' ',
  '\u0000',
  '\u200B',
  '\uD800',
  '\u202Eabc',
  '𝕳\u0301',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1.5',
  '1e400',
  '9223372036854775808',
  '99999999999999999999999999',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '2026-02-30',
  '2026-13-01',
  '-271821-04-20',
  '2026-01-01T25:61:00Z',
  '+275760-09-13T00:00:00.001Z',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE person; --",
  '../../etc/passwd',
  '%2e%2e%2f%00',
  '${7*7}',
  '<script>alert(1)</script>',
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-4000-8000-000000000000',
  'x'.repeat(5_000),
  'eyJ',
  forged(null),
  forged([]),
  forged({}),
  forged({ at: 'x', id: 'x' }),
  forged({ at: '9999-99-99', id: '00000000-0000-4000-8000-000000000000' }),
  forged({ at: '+275760-09-13T00:00:00.001Z', id: '1' }),
  forged(['2026-01-01', '99999999999999999999999999']),
]
const hostileThings: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  2 ** 31,
  [],
  [[]],
  {},
  { a: { b: { c: [] } } },
  ['x', 'x'],
  Array.from({ length: 300 }, () => 'x'),
  { length: 3 },
]

export type Random = () => number

export const pick = <T>(list: readonly T[], random: Random): T | undefined =>
  list[Math.floor(random() * list.length)]

export const hostileText = (random: Random): string => pick(hostileTexts, random) ?? ''

const hostileValue = (random: Random): unknown =>
  random() < 0.7 ? hostileText(random) : pick(hostileThings, random)

/** The same value with one place in it replaced, left out or added. */
export function mutate(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length && random() < 0.8) {
    const at = Math.floor(random() * value.length)
    return value.with(at, mutate(value[at], random))
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array)
    return hostileValue(random)
  const entries = Object.entries(value)
  const chosen = pick(entries, random)
  const kind = random()
  if (!chosen || kind < 0.1) return { ...value, [hostileText(random)]: hostileValue(random) }
  const [key, inner] = chosen
  if (kind < 0.2) return Object.fromEntries(entries.filter(([name]) => name !== key))
  return { ...value, [key]: mutate(inner, random) }
}
