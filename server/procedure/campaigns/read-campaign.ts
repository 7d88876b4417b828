import { storedDay } from '#server/base/clock.ts'
import { hasRole, type Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import type { Campaign } from '#server/generated/prisma/client.ts'
import { campaignPolicy } from '#server/web/policies/campaign-policy.ts'
import { listReadableTasksOf } from '#server/procedure/tasks/subject-tasks.ts'
import { getCampaign } from './find-campaign.ts'
import { countsOf } from './preview-recipients.ts'
import { listAnswerCounts, type AnswerCount } from './queries.ts'
import { listWeeks } from './queries-progress.ts'
import { readProgress, readSending } from './read-progress.ts'
import { campaignStatusSchema, type CampaignRow, type CampaignView } from './schema.ts'
import { campaignSubject } from '#server/base/subject.ts'

const STATUS: Record<string, Sentence> = {
  preparing: { de: 'in Vorbereitung', en: 'being prepared' },
  importing: { de: 'Liste wird übernommen', en: 'list is being taken over' },
  checking: { de: 'Ausschlüsse werden geprüft', en: 'exclusions are being checked' },
  approving: { de: 'wartet auf Freigabe', en: 'waits for approval' },
  sending: { de: 'Briefe werden vorbereitet', en: 'letters are being prepared' },
  running: { de: 'läuft', en: 'running' },
  stopping: { de: 'wird abgeschlossen', en: 'being finished' },
  ended: { de: 'beendet', en: 'ended' },
}

function head({ id, name, status, createdAt, campaignEndsOn }: Campaign) {
  const words = STATUS[status] ?? { de: status, en: status }
  return {
    id,
    name,
    status: campaignStatusSchema.parse(status),
    statusText: words.de,
    statusTextEn: words.en,
    createdAt: createdAt.toISOString(),
    campaignEndsOn: campaignEndsOn && storedDay(campaignEndsOn),
  }
}

/** All campaigns, newest first. */
export async function listCampaigns(deps: Deps): Promise<{ items: CampaignRow[] }> {
  const campaigns = await deps.db.prisma.campaign.findMany({
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
  const counts = await listAnswerCounts(
    deps.db.query,
    campaigns.map(({ id }) => id),
  )
  return {
    items: campaigns.map((campaign) => ({
      ...head(campaign),
      ...countOf(counts.find((count) => count.campaignId === campaign.id)),
    })),
  }
}

const countOf = (count: AnswerCount | undefined) => ({
  invited: count?.invited ?? 0,
  answered: count?.answered ?? 0,
})

/** The campaign's page: where it stands, in figures without names. */
export async function readCampaign(deps: Deps, id: string, actor: Actor): Promise<CampaignView> {
  const campaign = await getCampaign(deps, id, { actor })
  const [tasks, progress, sending, weeks] = await Promise.all([
    listReadableTasksOf(deps, campaignSubject(id), actor),
    readProgress(deps, id),
    readSending(deps, id),
    listWeeks(deps.db.query, id),
  ])
  const own = tasks.find(({ abilities }) => abilities.complete)
  return {
    ...head(campaign),
    taskKey: own?.key ?? null,
    tasks,
    import: await readImport(deps, campaign, actor),
    progress,
    sending,
    weeks,
    abilities: {
      upload: campaign.status === 'preparing' && campaignPolicy.upload(actor),
      decide:
        (campaign.status === 'preparing' || campaign.status === 'checking') &&
        campaignPolicy.decide(actor),
      submitPrepare: campaign.status === 'preparing' && own?.formId === 'prepare-campaign',
      stop: !['stopping', 'ended'].includes(campaign.status) && campaignPolicy.stop(actor),
      approve:
        campaign.status === 'approving' &&
        hasRole(actor, 'team-lead') &&
        campaignPolicy.approve(actor, { preparedBy: campaign.preparedBy }),
    },
  }
}

async function readImport(
  deps: Deps,
  { id, fileName }: Campaign,
  actor: Actor,
): Promise<CampaignView['import']> {
  if (!fileName || !campaignPolicy.readRecipients(actor)) return null
  const rows = await deps.db.prisma.recipientRow.findMany({ where: { campaignId: id } })
  return rows.length ? { fileName, counts: countsOf(rows) } : null
}
