import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { campaignSubject } from '#server/base/subject.ts'

/** Tells a running campaign once that all its invitations are settled. */
export async function settleCampaigns(deps: Deps): Promise<void> {
  await deps.db.tx(async (tx) => {
    const settled = await tx.$queryRaw<{ id: string }[]>`
      UPDATE campaign c
      SET status = 'stopping'
      WHERE c.status = 'running'
        AND NOT EXISTS (
          SELECT FROM invitation i
          WHERE i.campaign_id = c.id AND i.status IN ('staged', 'opening', 'open')
        )
      RETURNING id`
    for (const { id } of settled)
      await enqueueMessage(tx, deps, {
        stream: campaignSubject(id),
        name: 'CampaignAllSettled',
        correlationKey: id,
        variables: {},
      })
    if (settled.length) announce(tx, 'campaigns')
  })
}
