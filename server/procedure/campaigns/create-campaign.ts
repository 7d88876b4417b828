import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { dayOf } from '#server/base/clock.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueMessage } from '#server/engine/outbox/enqueue.ts'
import { stageRecipients } from './stage-recipients.ts'
import { campaignSubject } from '#server/base/subject.ts'

const SAMPLE = join(import.meta.dirname, '../../../prisma/seed/empfaenger-420.csv')

/** Starts a campaign: its row and its start are written together. */
export async function createCampaign(deps: Deps, name: string, actor: Actor): Promise<string> {
  return await deps.db.tx(async (tx) => {
    const { id } = await tx.campaign.create({
      data: { name, createdBy: actor.id, createdAt: deps.clock.now() },
    })
    const variables = { campaignId: id, generation: 1, resumeAt: null, resumeInCall: null }
    await enqueueMessage(tx, deps, {
      stream: campaignSubject(id),
      name: 'CampaignRequested',
      correlationKey: id,
      variables,
      isStart: true,
    })
    await recordAudit(tx, deps, { actor, action: 'campaign.create', subject: campaignSubject(id) })
    announce(tx, 'campaigns')
    return id
  })
}

/** Stages the shipped list of 420 fictional households. */
export const stageSample = (deps: Deps, id: string, actor: Actor): Promise<void> =>
  stageRecipients(deps, { id, bytes: readFileSync(SAMPLE), fileName: 'empfaenger-420.csv' }, actor)

/** One click on an empty installation: a campaign with the shipped list. */
export async function startSample(deps: Deps, actor: Actor): Promise<{ campaignId: string }> {
  const campaignId = await createCampaign(
    deps,
    `Anschreibeaktion ${dayOf(deps.clock.now()).slice(0, 4)}`,
    actor,
  )
  await stageSample(deps, campaignId, actor)
  return { campaignId }
}
