import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import { campaignPolicy } from '#server/web/policies/campaign-policy.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import type { Subject } from '#server/base/subject.ts'

type Rights = { read: boolean; change: boolean }
const NONE: Rights = { read: false, change: false }

/** A wait asks the policy of what waits. */
export async function mayChangeWait(
  deps: Deps,
  { kind, id }: Subject,
  { actor, verb }: { actor: Actor; verb: 'moveDeadline' | 'endWait' },
): Promise<Rights> {
  if (kind === 'case') {
    const found = await deps.db.prisma.case.findUnique({ where: { id } })
    return found
      ? {
          read: casePolicy.read(actor, caseThing(found)),
          change: casePolicy[verb](actor, caseThing(found)),
        }
      : NONE
  }
  if (kind === 'campaign')
    return { read: campaignPolicy.read(actor), change: campaignPolicy.stop(actor) }
  const found = await deps.db.prisma.invitation.findUnique({ where: { id } })
  const thing = found && { agency: found.agencyId, restricted: found.restricted }
  return thing
    ? { read: invitationPolicy.read(actor, thing), change: invitationPolicy.answer(actor, thing) }
    : NONE
}
