import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { getCampaign } from './find-campaign.ts'
import { readProgress } from './read-progress.ts'
import { campaignSubject } from '#server/base/subject.ts'

/**
 * Stops what has not been sent. Invitations already on their way, and cases, live on.
 * @throws AppError CAMPAIGN_OVER
 */
export async function stopCampaign(deps: Deps, id: string, actor: Actor): Promise<void> {
  await getCampaign(deps, id, { actor, verb: 'stop' })
  await deps.db.tx(async (tx) => {
    const { count } = await tx.campaign.updateMany({
      where: { id, status: { notIn: ['stopping', 'ended'] } },
      data: { status: 'stopping' },
    })
    if (count === 0)
      throw conflict('CAMPAIGN_OVER', {
        de: 'Diese Anschreibeaktion ist schon beendet.',
        en: 'This campaign is over.',
      })
    await tx.invitation.updateMany({
      where: { campaignId: id, status: 'staged' },
      data: { status: 'stopped', endedAt: deps.clock.now() },
    })
    await enqueueMessage(tx, deps, {
      stream: campaignSubject(id),
      name: 'CampaignStopped',
      correlationKey: id,
      variables: {},
    })
    await recordEvent(tx, deps, {
      subject: campaignSubject(id),
      kind: 'decision',
      code: 'campaign-stopped',
      actorId: actor.id,
    })
    await recordAudit(tx, deps, { actor, action: 'campaign.stop', subject: campaignSubject(id) })
    announce(tx, 'campaigns', 'tasks')
  })
}

/** The worker's part of a stop: nothing staged is left. Safe to run twice. */
export async function dropWaves(deps: Deps, campaignId: string): Promise<void> {
  await deps.db.prisma.invitation.updateMany({
    where: { campaignId, status: 'staged' },
    data: { status: 'stopped', endedAt: deps.clock.now() },
  })
}

/** Keeps the figures of the campaign and ends it. Run again, it counts again. */
export async function countCampaign(deps: Deps, campaignId: string): Promise<void> {
  const statistics = await readProgress(deps, campaignId)
  await deps.db.tx(async (tx) => {
    await tx.campaign.update({
      where: { id: campaignId },
      data: { statistics, status: 'ended' },
    })
    announce(tx, 'campaigns')
  })
}
