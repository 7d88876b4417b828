import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { evaluate, recordDecision } from '#server/procedure/deployments/evaluate.ts'

type Group = { district: string; blocking_notice: boolean }

/** Decides the agency for every staged invitation: once for each district and blocking notice, not once for each person. Run again, it decides the same. */
export async function assignAgencies(
  deps: Deps,
  { campaignId, jobKey }: { campaignId: string; jobKey: string },
): Promise<void> {
  const groups = await deps.db.query<Group>(
    `SELECT DISTINCT p.district, p.blocking_notice FROM invitation i JOIN person p ON p.id = i.person_id WHERE i.campaign_id = $1 AND i.status = 'staged' ORDER BY 1, 2`,
    [campaignId],
  )
  const decided = await Promise.all(
    groups.map(async (group) => ({
      group,
      decided: await evaluate(deps, 'agency-assignment', {
        district: group.district,
        wish: null,
        blockingNotice: group.blocking_notice,
      }),
    })),
  )
  await deps.db.tx(async (tx) => {
    for (const [n, { group, decided: decision }] of decided.entries()) {
      const { agency, restricted } = decision.outputs
      await tx.$executeRaw`UPDATE invitation i SET agency_id = ${String(agency)}, restricted = ${restricted === true} FROM person p
        WHERE p.id = i.person_id AND i.campaign_id = ${campaignId}::uuid AND i.status = 'staged' AND p.district = ${group.district} AND p.blocking_notice = ${group.blocking_notice}`
      await recordDecision(tx, deps, {
        decided: decision,
        subject: `campaign:${campaignId}`,
        jobKey: `${jobKey}:${n}`,
      })
    }
    announce(tx, 'campaigns')
  })
}
