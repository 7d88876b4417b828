import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessages } from '#server/engine/outbox/enqueue.ts'
import { openWave } from './queries.ts'
import { excludeChanged } from './queries-exclusions.ts'
import { campaignSubject, invitationSubject } from '#server/base/subject.ts'

/**
 * Starts one process for each household of the next wave: the rows and their starts are written in
 * one transaction. Who died, moved away, wants no letters or has a case or an open invitation since
 * the check is left out. The campaign remembers the job of its newest wave, so a repeated job
 * starts nothing; a stopped campaign starts nothing either. Returns whether a wave is left.
 */
export async function startWave(
  deps: Deps,
  { campaignId, jobKey }: { campaignId: string; jobKey: string },
): Promise<{ moreWaves: boolean }> {
  return await deps.db.tx(async (tx) => {
    const { count } = await tx.campaign.updateMany({
      where: {
        id: campaignId,
        status: { notIn: ['stopping', 'ended'] },
        OR: [{ waveJobKey: null }, { waveJobKey: { not: jobKey } }],
      },
      data: { waveJobKey: jobKey },
    })
    if (count) await start(tx, deps, campaignId)
    const left = await tx.invitation.count({ where: { campaignId, status: 'staged' } })
    return { moreWaves: left > 0 }
  })
}

async function start(tx: Tx, deps: Deps, campaignId: string): Promise<void> {
  const campaign = await tx.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  const size = campaign.dispatchMode === 'waves' ? (campaign.waveSize ?? 1) : 1_000_000
  const { _max: last } = await tx.invitation.aggregate({
    where: { campaignId },
    _max: { wave: true },
  })
  const wave = (last.wave ?? 0) + 1
  await excludeChanged(tx, campaignId)
  // the list has served its purpose; who stayed out is not kept
  await tx.recipientRow.deleteMany({ where: { campaignId } })
  const invited = await openWave(queryOf(tx), { campaignId, wave, size })
  await enqueueMessages(
    tx,
    deps,
    invited.map(({ id, personId: clientId, generation }) => ({
      stream: invitationSubject(id),
      name: 'InvitationRequested',
      correlationKey: id,
      isStart: true,
      variables: {
        invitationId: id,
        clientId,
        campaignId,
        documentType: 'INVITATION_1',
        generation,
        resumeAt: null,
        resumeInCall: null,
      },
    })),
  )
  await tx.campaign.update({ where: { id: campaignId }, data: { status: 'running' } })
  await recordEvent(tx, deps, {
    subject: campaignSubject(campaignId),
    kind: 'process',
    code: 'wave-started',
    detail: { wave, households: invited.length },
  })
  announce(tx, 'campaigns', 'invitations')
}
