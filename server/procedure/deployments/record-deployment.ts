import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Bundle } from './shipped.ts'

export type Deployed = {
  bundle: Bundle
  version: number
  definitionKey: string
  source: 'shipped' | 'studio'
  deployedBy?: string
  releasedBy?: string
  reason?: string
}

/**
 * Writes what runs into the table `deployment`; the same version again changes nothing but its key.
 */
export async function recordDeployment(
  deps: Deps,
  { bundle, version, definitionKey, source, deployedBy, releasedBy, reason }: Deployed,
  tx: Tx = deps.db.prisma,
): Promise<void> {
  const { process, checksum, xml, forms, decisions, contract } = bundle
  const row = {
    process,
    version,
    checksum,
    definitionKey,
    source,
    xml,
    forms: forms as object,
    decisions,
    contract,
    deployedAt: deps.clock.wallNow(),
  }
  const people = {
    deployedBy: deployedBy ?? null,
    releasedBy: releasedBy ?? null,
    reason: reason ?? null,
  }
  await tx.deployment.upsert({
    where: { process_version_checksum: { process, version, checksum } },
    create: { ...row, ...people },
    update: { definitionKey },
  })
}
