import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { notFound } from '#server/base/errors.ts'
import { shippedOf } from '#server/procedure/deployments/versions.ts'

/**
 * Leaves the version that ships aside: one's own stays in force, and nobody is asked again until
 * another one ships.
 * @throws not found where none ships
 */
export async function keepOwn(deps: Deps, process: string, actor: Actor): Promise<void> {
  const shipped = shippedOf(process)
  if (!shipped) throw notFound()
  const kept = { checksum: shipped.checksum, keptBy: actor.id, keptAt: deps.clock.wallNow() }
  await deps.db.tx(async (tx) => {
    await tx.keptProcess.upsert({ where: { process }, create: { process, ...kept }, update: kept })
    await recordAudit(tx, deps, {
      actor,
      action: 'process.keep-own',
      subject: `process:${process}`,
      detail: { checksum: shipped.checksum },
    })
  })
}
