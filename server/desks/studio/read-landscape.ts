import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { studioPolicy } from '#server/web/policies/studio-policy.ts'
import { countRunning, sumOf } from './count-instances.ts'
import { sourceSchema, type Landscape } from './schema.ts'
import { readShipped } from '#server/procedure/deployments/shipped.ts'
import { linksOf } from '#server/procedure/deployments/drawing-links.ts'
import { isShippedKeptBack, listInForce, nameOf } from '#server/procedure/deployments/versions.ts'

/** All processes, who calls whom and how many instances run: the map of the house. */
export async function readLandscape(deps: Deps, actor: Actor): Promise<Landscape> {
  const [inForce, counts, drafts, all, kept] = await Promise.all([
    listInForce(deps),
    countRunning(deps),
    studioPolicy.write(actor)
      ? deps.db.prisma.processDraft.findMany({
          where: { submittedAt: { not: null } },
          select: { process: true },
        })
      : [],
    deps.db.prisma.deployment.findMany({
      orderBy: [{ deployedAt: 'desc' }, { version: 'desc' }],
      select: { process: true, source: true, checksum: true },
    }),
    deps.db.prisma.keptProcess.findMany(),
  ])
  const shipped = new Map(readShipped().map((bundle) => [bundle.process, bundle]))
  const calls = await callsIn(inForce)
  const items = inForce.map(async (row) => {
    const { process, version, source, deployedAt } = row
    const { name, nameEn } = await nameOf(deps, row)
    const own = counts.filter((count) => count.process === process)
    return {
      process,
      name,
      nameEn,
      version,
      source: sourceSchema.parse(source),
      deployedAt: deployedAt.toISOString(),
      running: sumOf(own, 'running'),
      incidents: sumOf(own, 'incidents'),
      calls: calls.get(process) ?? [],
      calledBy: callersOf(process, calls),
      depth: depthOf(process, calls),
      submitted: drafts.filter((draft) => draft.process === process).length,
      shippedDiffers: isShippedKeptBack(
        all.filter((row) => row.process === process),
        {
          shipped: shipped.get(process),
          kept: kept.find((row) => row.process === process)?.checksum,
        },
      ),
    }
  })
  return {
    items: (await Promise.all(items)).toSorted(
      (a, b) => a.depth - b.depth || a.name.localeCompare(b.name, 'de'),
    ),
  }
}

type Calls = ReadonlyMap<string, readonly string[]>

async function callsIn(
  versions: { process: string; xml: string }[],
): Promise<Map<string, string[]>> {
  const read = await Promise.all(
    versions.map(async ({ process, xml }): Promise<[string, string[]]> => [
      process,
      (await linksOf(xml)).calls,
    ]),
  )
  return new Map(read)
}

const callersOf = (process: string, calls: Calls): string[] =>
  [...calls].filter(([, called]) => called.includes(process)).map(([caller]) => caller)

/** Length of the longest way of calls that leads here; a circle counts once. */
function depthOf(process: string, calls: Calls, seen: readonly string[] = []): number {
  const callers = callersOf(process, calls).filter(
    (caller) => !seen.includes(caller) && caller !== process,
  )
  return callers.length === 0
    ? 0
    : 1 + Math.max(...callers.map((caller) => depthOf(caller, calls, [...seen, process])))
}
