import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import type { Campaign } from '#server/generated/prisma/client.ts'
import { campaignPolicy } from '#server/web/policies/campaign-policy.ts'
import { demand } from '#server/web/policies/demand.ts'

type Verb = 'readRecipients' | 'upload' | 'decide' | 'stop'

/** @throws AppError NOT_FOUND, FORBIDDEN */
export async function getCampaign(
  deps: Deps,
  id: string,
  { actor, verb }: { actor: Actor; verb?: Verb },
): Promise<Campaign> {
  const found = await deps.db.prisma.campaign.findUnique({ where: { id } })
  demand(
    found !== null && campaignPolicy.read(actor),
    verb === undefined || campaignPolicy[verb](actor),
  )
  return found
}

/** @throws AppError LIST_TAKEN once the list has been taken over */
export function demandPreparing(found: Campaign): void {
  if (found.status === 'preparing') return
  throw conflict('LIST_TAKEN', {
    de: 'Die Liste dieser Aktion ist schon übernommen.',
    en: 'The list of this campaign has been taken over.',
  })
}
