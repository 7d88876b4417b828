import { announce, queryOf } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { evaluate, recordDecision } from '#server/procedure/deployments/evaluate.ts'
import { assignDistrict, listDistricts } from './queries.ts'
import { campaignSubject } from '#server/base/subject.ts'

/**
 * Decides the agency for every staged invitation: once for each district and blocking notice, not
 * once for each person. Run again, it decides the same.
 */
export async function assignAgencies(
  deps: Deps,
  { campaignId, jobKey }: { campaignId: string; jobKey: string },
): Promise<void> {
  const districts = await listDistricts(deps.db.query, campaignId)
  const decisions = await Promise.all(
    districts.map(async ({ district, blockingNotice }) => ({
      district,
      blockingNotice,
      decided: await evaluate(deps, 'agency-assignment', { district, wish: null, blockingNotice }),
    })),
  )
  await deps.db.tx(async (tx) => {
    for (const [n, { district, blockingNotice, decided }] of decisions.entries()) {
      const { agency, restricted } = decided.outputs
      await assignDistrict(
        queryOf(tx),
        { campaignId, district, blockingNotice },
        { agency: String(agency), restricted: restricted === true },
      )
      await recordDecision(tx, deps, {
        decided,
        subject: campaignSubject(campaignId),
        jobKey: `${jobKey}:${n}`,
      })
    }
    announce(tx, 'campaigns')
  })
}
