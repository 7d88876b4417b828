import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessages } from '#server/engine/outbox/enqueue.ts'

type Invited = { id: string; person_id: string; generation: number }

/**
 * Starts one process for each household of the next wave: the rows and their starts are written in one transaction. Who died, moved away, wants
 * no letters or has a case or an open invitation since the check is left out. The campaign remembers the job of its newest wave, so a repeated
 * job starts nothing; a stopped campaign starts nothing either. Returns whether a wave is left.
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
  await leaveOut(tx, campaignId)
  await tx.recipientRow.deleteMany({ where: { campaignId } }) // the list has served its purpose; who stayed out is not kept
  const invited = await tx.$queryRaw<
    Invited[]
  >`UPDATE invitation i SET status = 'opening', wave = ${wave} FROM
      (SELECT i.id FROM invitation i JOIN person p ON p.id = i.person_id WHERE i.campaign_id = ${campaignId}::uuid AND i.status = 'staged' ORDER BY p.reference LIMIT ${size}) n
    WHERE n.id = i.id RETURNING i.id, i.person_id, i.generation`
  await enqueueMessages(
    tx,
    deps,
    invited.map(({ id, person_id: clientId, generation }) => ({
      stream: `invitation:${id}`,
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
    subject: `campaign:${campaignId}`,
    kind: 'process',
    code: 'wave-started',
    detail: { wave, households: invited.length },
  })
  announce(tx, 'campaigns', 'invitations')
}

const leaveOut = (tx: Tx, campaignId: string) =>
  tx.$executeRaw`UPDATE invitation i SET status = 'excluded', exclusion_reason = f.reason FROM (
      SELECT s.id, CASE WHEN p.died_on IS NOT NULL THEN 'deceased' WHEN p.no_more_letters THEN 'no-more-letters' WHEN p.moved_away_on IS NOT NULL THEN 'moved'
          WHEN EXISTS (SELECT FROM help_case c WHERE c.person_id = p.id AND c.status <> 'closed') THEN 'open-case'
          WHEN EXISTS (SELECT FROM invitation o WHERE o.person_id = p.id AND o.id <> s.id AND o.status IN ('opening', 'open')) THEN 'already-invited' END AS reason
      FROM invitation s JOIN person p ON p.id = s.person_id WHERE s.campaign_id = ${campaignId}::uuid AND s.status = 'staged') AS f
    WHERE i.id = f.id AND f.reason IS NOT NULL`
