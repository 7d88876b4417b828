import type { Response } from 'express'
import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { demand } from '#server/web/policies/demand.ts'
import { mediaTypeSchema } from './schema.ts'
import { EXTENSIONS } from './sniff-type.ts'

/**
 * Sends a scan to be saved, never to be shown by the browser, under a name of ours.
 * @throws AppError NOT_FOUND
 */
export async function readScan(
  deps: Deps,
  id: string,
  { actor, res }: { actor: Actor; res: Response },
): Promise<void> {
  const about = await deps.db.prisma.scan.findUnique({ where: { id }, select: { case: true } })
  demand(about !== null && casePolicy.read(actor, caseThing(about.case)))
  const { content, mediaType } = await deps.db.prisma.scan.findUniqueOrThrow({
    where: { id },
    select: { content: true, mediaType: true },
  })
  const extension = EXTENSIONS[mediaTypeSchema.parse(mediaType)]
  res.set({
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Disposition': `attachment; filename="scan-${id.slice(0, 8)}.${extension}"`,
  })
  res.type(mediaType).send(Buffer.from(content))
}
