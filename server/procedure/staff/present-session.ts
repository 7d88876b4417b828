import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { calendarPolicy } from '#server/web/policies/calendar-policy.ts'
import { campaignPolicy } from '#server/web/policies/campaign-policy.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'
import { invitationPolicy } from '#server/web/policies/invitation-policy.ts'
import { letterPolicy } from '#server/web/policies/letter-policy.ts'
import { operationsPolicy } from '#server/web/policies/operations-policy.ts'
import { metricsPolicy } from '#server/web/policies/metrics-policy.ts'
import { personPolicy } from '#server/web/policies/person-policy.ts'
import { staffPolicy } from '#server/web/policies/staff-policy.ts'
import { studioPolicy } from '#server/web/policies/studio-policy.ts'
import { taskReach } from '#server/web/policies/task-policy.ts'
import { findAgencyName, isEmpty } from './queries.ts'
import type { SessionView } from './schema.ts'

export type SessionFacts = { actor: Actor | null; csrfToken: string; signIn: 'demo' | 'oidc' }

/** The session as its owner sees it; a stranger learns nothing but how to sign in. */
export async function presentSession(
  deps: Deps,
  { actor, csrfToken, signIn }: SessionFacts,
): Promise<SessionView> {
  return {
    signedIn: actor !== null,
    csrfToken,
    signIn,
    actor: actor ? await presentActor(deps, actor) : null,
    abilities: abilitiesOf(actor),
    sample: signIn === 'demo',
    training: deps.isTraining ?? false,
    city: deps.city,
    now: deps.clock.now().toISOString(),
    empty: actor ? await isEmpty(deps.db.query) : false,
  }
}

async function presentActor(
  deps: Deps,
  { id, displayName, roles, agency }: Actor,
): Promise<SessionView['actor']> {
  const agencyName = await findAgencyName(deps.db.query, agency)
  return { id, displayName, roles: [...roles], agency, agencyName }
}

function abilitiesOf(actor: Actor | null): SessionView['abilities'] {
  const may = (policy: (actor: Actor) => boolean): boolean => actor !== null && policy(actor)
  return {
    readInbox: may((one) => taskReach(one).groups.length > 0),
    readCampaigns: may(campaignPolicy.read),
    createCampaign: may(campaignPolicy.create),
    usePrints: may(letterPolicy.usePrintRoom),
    useCustomerCentre: may(invitationPolicy.search),
    readCases: may(casePolicy.list),
    readCalendar: may(calendarPolicy.open),
    arrangeTalks: may(calendarPolicy.arrange),
    keepFeed: may(calendarPolicy.keepFeed),
    readOperations: may(operationsPolicy.read),
    manageAbsences: may(staffPolicy.listAbsences),
    readProcesses: may(studioPolicy.read),
    readFigures: may(metricsPolicy.read),
    leadTeam: may(staffPolicy.leadTeam),
    search: may(personPolicy.search),
  }
}
