import { createHash } from 'node:crypto'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing } from '#server/procedure/cases/find-case.ts'
import { lockCase } from '#server/procedure/cases/lock-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { AppError } from '#server/base/errors.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { demand } from '#server/web/policies/demand.ts'
import { cleanName } from './clean-name.ts'
import type { ScanKind } from './schema.ts'
import { sniffType } from './sniff-type.ts'
import { caseSubject } from '#server/base/subject.ts'

const NOT_A_SCAN = {
  de:
    'Angenommen werden nur ganze PDF-, JPEG- und PNG-Dateien. ' +
    'Bitte scannen Sie das Blatt noch einmal.',
  en: 'Only whole PDF, JPEG and PNG files are accepted. Please scan the paper once more.',
}

type NewScan = { caseId: string; kind: ScanKind; rawName: string; content: Buffer }

/**
 * Keeps a scanned paper with the case. What it is, its bytes tell; row and content are one, so that
 * neither is ever there without the other. The same paper again is the one that lies there.
 * @throws AppError NOT_FOUND, NOT_A_SCAN
 */
export async function keepScan(
  deps: Deps,
  { caseId, kind, rawName, content }: NewScan,
  actor: Actor,
): Promise<{ id: string; sha256: string }> {
  const found = await deps.db.prisma.case.findUnique({ where: { id: caseId } })
  demand(found !== null && casePolicy.scanIn(actor, caseThing(found)))
  const mediaType = sniffType(content)
  if (!mediaType) throw new AppError({ code: 'NOT_A_SCAN', status: 415, sentence: NOT_A_SCAN })
  const sha256 = createHash('sha256').update(content).digest('hex')
  const subject = caseSubject(caseId)
  return await deps.db.tx(async (tx) => {
    await lockCase(tx, caseId)
    const known = await tx.scan.findFirst({
      where: { caseId, sha256, kind },
      select: { id: true, sha256: true },
    })
    if (known) return known
    const data = {
      caseId,
      kind,
      name: cleanName(rawName),
      mediaType,
      size: content.length,
      sha256,
      content: new Uint8Array(content),
      by: actor.id,
      at: deps.clock.now(),
    }
    const { id } = await tx.scan.create({ data, select: { id: true } })
    await recordAudit(tx, deps, {
      actor,
      action: 'scan.keep',
      subject,
      detail: { scan: id, kind, mediaType, size: content.length, sha256 },
    })
    await recordEvent(tx, deps, {
      subject,
      kind: 'change',
      code: `scan-${kind}`,
      detail: { scan: id },
      actorId: actor.id,
    })
    announce(tx, 'cases')
    return { id, sha256 }
  })
}
