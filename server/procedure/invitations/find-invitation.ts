import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { conflict } from '#server/base/errors.ts'
import type {
  Campaign,
  Invitation,
  InvitationAnswer,
  Person,
} from '#server/generated/prisma/client.ts'
import { demand } from '#server/web/policies/demand.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'

export type FoundInvitation = Invitation & {
  person: Person
  campaign: Campaign | null
  answers: InvitationAnswer[]
}
type Verb = 'answer' | 'mailReturned' | 'forbidContact' | 'recordDeath' | 'recordMove'

export const withParts = {
  person: true,
  campaign: true,
  answers: { where: { replacedBy: null }, orderBy: { answeredAt: 'desc' } },
} as const
export const invitationThing = (found: Invitation) => ({
  agency: found.agencyId,
  restricted: found.restricted,
})

/**
 * The invitation if the actor may read it, and may do `verb`.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function getInvitation(
  deps: Deps,
  id: string,
  { actor, verb }: { actor: Actor; verb?: Verb },
): Promise<FoundInvitation> {
  const found = await deps.db.prisma.invitation.findUnique({ where: { id }, include: withParts })
  demand(
    found !== null && invitationPolicy.read(actor, invitationThing(found)),
    found !== null && (verb === undefined || invitationPolicy[verb](actor, invitationThing(found))),
  )
  return found
}

/** @throws AppError INVITATION_OVER for one that has ended */
export function demandOpenInvitation(found: Invitation): void {
  if (found.status === 'open' || found.status === 'opening') return
  throw conflict('INVITATION_OVER', {
    de: 'Diese Einladung ist schon abgeschlossen.',
    en: 'This invitation is over.',
  })
}
