import { recordEvent } from '../cases/record-event.ts'
import { announce, type Tx } from '../db.ts'
import type { Deps } from '../deps.ts'
import { enqueueMessages } from '../outbox/enqueue.ts'

type Invited = { id: string; person_id: string; generation: number }

/**
 * Starts one process for each household of the next wave: the rows and their starts are written in one transaction. A repeated job finds its
 * wave by the job's key and starts nothing twice. Returns whether a wave is left.
 */
export async function startWave(deps: Deps, { campaignId, jobKey }: { campaignId: string; jobKey: string }): Promise<{ moreWaves: boolean }> {
  return await deps.db.tx(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM campaign WHERE id = ${campaignId}::uuid FOR UPDATE`
    const isNew = await tx.$executeRaw`INSERT INTO decision_result (subject, decision_id, checksum, inputs, rule_id, result, job_key, decided_at)
      VALUES (${`campaign:${campaignId}`}, 'start-wave', '', '{}', 'wave', '{}', ${jobKey}, ${deps.clock.now()}) ON CONFLICT (job_key) DO NOTHING`
    if (isNew) await start(tx, deps, campaignId)
    const left = await tx.invitation.count({ where: { campaignId, status: 'staged' } })
    return { moreWaves: left > 0 }
  })
}

async function start(tx: Tx, deps: Deps, campaignId: string): Promise<void> {
  const campaign = await tx.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  const size = campaign.dispatchMode === 'waves' ? (campaign.waveSize ?? 1) : 1_000_000
  const { _max: last } = await tx.invitation.aggregate({ where: { campaignId }, _max: { wave: true } })
  const wave = (last.wave ?? 0) + 1
  const invited = await tx.$queryRaw<Invited[]>`UPDATE invitation i SET status = 'opening', wave = ${wave} FROM
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
      variables: { invitationId: id, clientId, campaignId, documentType: 'INVITATION_1', generation, resumeAt: null, resumeInCall: null },
    })),
  )
  await tx.campaign.update({ where: { id: campaignId }, data: { status: 'running' } })
  await recordEvent(tx, deps, { subject: `campaign:${campaignId}`, kind: 'process', code: 'wave-started', detail: { wave, households: invited.length } })
  announce(tx, 'campaigns', 'invitations')
}
