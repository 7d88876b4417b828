import type { Deps } from '#server/base/deps.ts'
import { countRunning, sumOf } from './count-instances.ts'
import { linksOf } from '#server/procedure/deployments/drawing-links.ts'

export type Impact = { staying: number; taking: number; callers: string[] }

/**
 * What a new version of `process` means for what runs: its own instances stay on the version on
 * which they began; instances of processes that call it, directly or through others, take the new
 * version at their next call. Each version is judged by its own drawing.
 */
export async function readImpact(deps: Deps, process: string): Promise<Impact> {
  const [counts, versions] = await Promise.all([
    countRunning(deps),
    deps.db.prisma.deployment.findMany({
      distinct: ['process', 'version'],
      select: { process: true, version: true, xml: true },
      orderBy: { deployedAt: 'desc' },
    }),
  ])
  const calls = await Promise.all(
    versions.map(async ({ process: caller, version, xml }) => {
      const { calls: called } = await linksOf(xml)
      return { caller, version, called }
    }),
  )
  const reaching = new Set([process])
  for (let size = 0; size !== reaching.size;) {
    size = reaching.size
    for (const { caller, called } of calls)
      if (called.some((name) => reaching.has(name))) reaching.add(caller)
  }
  const callers = calls.filter(
    ({ caller, called }) => caller !== process && called.some((name) => reaching.has(name)),
  )
  const taking = counts.filter((count) =>
    callers.some(({ caller, version }) => count.process === caller && count.version === version),
  )
  return {
    staying: sumOf(
      counts.filter((count) => count.process === process),
      'running',
    ),
    taking: sumOf(taking, 'roots'),
    callers: [...new Set(taking.filter(({ roots }) => roots > 0).map((count) => count.process))],
  }
}
