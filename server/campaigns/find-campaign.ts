import type { Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { conflict, notFound } from '../errors.ts'
import type { Campaign } from '../generated/prisma/client.ts'

const NOT_PREPARING = { de: 'Die Liste kann nicht mehr geändert werden: Die Vorbereitung ist abgeschlossen.', en: 'The list can no longer be changed: the preparation is finished.' }

export const campaignIdOf = (subject: string): string => subject.slice('campaign:'.length)

/** @throws AppError NOT_FOUND */
export async function getCampaign(deps: Deps, id: string): Promise<Campaign> {
  const found = await deps.db.prisma.campaign.findUnique({ where: { id } })
  if (!found) throw notFound()
  return found
}

/** Locks the campaign for the running transaction. @throws AppError NOT_FOUND */
export async function lockCampaign(tx: Tx, id: string): Promise<Campaign> {
  await tx.$queryRaw`SELECT 1 FROM campaign WHERE id = ${id}::uuid FOR UPDATE`
  const found = await tx.campaign.findUnique({ where: { id } })
  if (!found) throw notFound()
  return found
}

/** @throws AppError NOT_PREPARING once the list was handed in */
export async function lockPreparing(tx: Tx, id: string): Promise<Campaign> {
  const found = await lockCampaign(tx, id)
  if (found.status !== 'preparing') throw conflict('NOT_PREPARING', NOT_PREPARING)
  return found
}
