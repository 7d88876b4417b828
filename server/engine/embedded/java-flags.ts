/**
 * Flags the broker's Java takes by its version: small and quick to start. `aotCache` is a file made
 * by an earlier run, `aotOutput` one to be made.
 */
export function javaFlags(
  version: number,
  { aotCache, aotOutput }: { aotCache?: string | null; aotOutput?: string } = {},
): string[] {
  const flags = [
    '-Xms128m',
    '-Xmx512m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-XX:+ExitOnOutOfMemoryError',
  ]
  if (version >= 22) flags.push('--enable-native-access=ALL-UNNAMED')
  if (version >= 24) flags.push('--sun-misc-unsafe-memory-access=allow')
  if (hasAot(version) && aotCache) flags.push(`-XX:AOTCache=${aotCache}`)
  if (hasAot(version) && aotOutput) flags.push(`-XX:AOTCacheOutput=${aotOutput}`)
  return flags
}

/** From version 25 on Java writes a cache of loaded classes in one run (JEP 514). */
export const hasAot = (version: number): boolean => version >= 25
