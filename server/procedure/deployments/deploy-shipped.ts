import type { Deps } from '#server/base/deps.ts'
import type { Engine } from '#server/engine/engine/client.ts'
import { untilAvailable } from '#server/engine/engine/until-available.ts'
import { withDeployLock } from './deploy-lock.ts'
import { recordDeployment } from './record-deployment.ts'
import { readShipped, type Bundle } from './shipped.ts'

export type DeployResult = { process: string; outcome: 'deployed' | 'unchanged' | 'conflict' }

/**
 * Deploys what ships and has changed since it was last shipped. A version from the studio that lies
 * above stays in force: the shipped one is then a conflict that a process owner decides.
 * `engineIsNew`: the engine knows nothing yet, so the versions in force are handed to it again.
 */
export async function deployShipped(
  deps: Deps,
  engine: Engine,
  { engineIsNew = false, shipped = readShipped() } = {},
): Promise<DeployResult[]> {
  return await withDeployLock(deps, async () => {
    const results: DeployResult[] = []
    for (const bundle of shipped)
      results.push({
        process: bundle.process,
        outcome: await deployOne(deps, engine, { bundle, engineIsNew }),
      })
    return results
  })
}

async function deployOne(
  deps: Deps,
  engine: Engine,
  { bundle, engineIsNew }: { bundle: Bundle; engineIsNew: boolean },
): Promise<DeployResult['outcome']> {
  const latest = await deps.db.prisma.deployment.findMany({
    where: { process: bundle.process },
    orderBy: [{ deployedAt: 'desc' }, { version: 'desc' }],
  })
  const lastShipped = latest.find((row) => row.source === 'shipped')
  const isStudioAbove = latest[0]?.source === 'studio'
  if (engineIsNew && isStudioAbove) {
    const inForce = latest[0]!
    const { version, definitionKey } = await deployPatiently(deps, engine, inForce)
    const parts = {
      process: inForce.process,
      xml: inForce.xml,
      forms: inForce.forms as Record<string, unknown>,
      decisions: inForce.decisions as Record<string, string>,
      contract: inForce.contract,
      checksum: inForce.checksum,
    }
    await recordDeployment(deps, { bundle: parts, version, definitionKey, source: 'studio' })
    return 'deployed'
  }
  if (!engineIsNew && lastShipped?.checksum === bundle.checksum) return 'unchanged'
  if (isStudioAbove) return 'conflict'
  const { version, definitionKey } = await deployPatiently(deps, engine, bundle)
  await recordDeployment(deps, { bundle, version, definitionKey, source: 'shipped' })
  return 'deployed'
}

/** An engine that has just started may be overloaded; the same drawing again is the same version. */
const deployPatiently = (
  { log }: Deps,
  engine: Engine,
  { process, xml }: { process: string; xml: string },
): ReturnType<Engine['deploy']> =>
  untilAvailable(() => engine.deploy({ name: `${process}.bpmn`, content: Buffer.from(xml) }), {
    onWait: (reason) => log.warn({ process, reason }, 'the engine is not ready yet'),
  })
