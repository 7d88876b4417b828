import type { Actor } from '#server/web/auth/actor.ts'
import { warningsOf } from '#server/procedure/cases/propose-assignment.ts'
import { dayOf } from '#server/base/clock.ts'
import { listName } from '#server/base/person-name.ts'
import type { Deps } from '#server/base/deps.ts'
import { countOpening, listConflictRows, listMemberRows, listWaitingRows } from './queries.ts'
import type { Team } from './schema.ts'

/**
 * The lead's page: caseworkers of the agency with weighted caseload and absence, cases that wait
 * for an assignment, and cases to be handed over for a conflict of interest.
 */
export async function readTeam(deps: Deps, actor: Actor): Promise<Team> {
  const [members, waiting, opening, conflicts] = await Promise.all([
    listMembers(deps, actor),
    listWaiting(deps, actor),
    countOpening(deps.db.query, actor.agency),
    listWithConflict(deps, actor),
  ])
  return { members, waiting, opening, conflicts }
}

export const listMembers = ({ db, clock }: Deps, { agency }: Actor): Promise<Team['members']> =>
  listMemberRows(db.query, { agency, today: dayOf(clock.now()) })

async function listWaiting({ db }: Deps, { agency }: Actor): Promise<Team['waiting']> {
  const rows = await listWaitingRows(db.query, agency)
  return rows.map((row) => ({
    taskKey: row.key,
    caseId: row.caseId,
    person: listName(row),
    caseRef: row.caseRef,
    language: row.language,
    priority: row.priority,
    dueAt: row.dueAt.toISOString(),
    proposedId: row.proposedId,
    warning: warningsOf(row.proposalNote),
    conflicts: row.conflicts,
  }))
}

/** Nobody may work on a case whose substitute of today has a conflict of interest. */
async function listWithConflict(
  { db, clock }: Deps,
  { agency }: Actor,
): Promise<Team['conflicts']> {
  const rows = await listConflictRows(db.query, { agency, today: dayOf(clock.now()) })
  return rows.map(({ caseId, caseRef, caseworkerId, conflictedId, ...person }) => ({
    caseId,
    person: listName(person),
    caseRef,
    caseworkerId,
    conflictedId,
  }))
}
