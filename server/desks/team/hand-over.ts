import { listName } from '#server/base/person-name.ts'
import { moveTalks } from '#server/procedure/appointments/move-talks.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { recordEvents } from '#server/procedure/timeline/record-event.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { invalid, notFound } from '#server/base/errors.ts'
import { listConflicts } from '#server/procedure/staff/conflicts.ts'
import { giveCases, giveTasks, listRunningCases, listWithConflict } from './queries-handover.ts'
import { listMembers } from './read-team.ts'
import type { Handover, HandoverProposal, HandoverResult } from './schema.ts'
import { shareOut } from './share-out.ts'
import { caseSubject } from '#server/base/subject.ts'

/**
 * Running cases of a colleague (or one of them), shared out among those who are there today;
 * nothing is changed.
 * @throws AppError NOT_FOUND
 */
export async function proposeHandover(
  deps: Deps,
  { from, case: only }: { from: string; case?: string | undefined },
  actor: Actor,
): Promise<HandoverProposal> {
  const members = await listMembers(deps, actor)
  if (!members.some(({ id }) => id === from)) throw notFound()
  const present = members.filter(({ id, absence }) => id !== from && !absence?.isNow)
  const cases = await listRunningCases(deps.db.query, {
    staffId: from,
    agency: actor.agency,
    only: only ?? null,
  })
  const people = cases.map(({ personId }) => personId)
  const conflicts = await listConflicts(deps.db.query, people)
  const shared = shareOut(
    cases.map((each) => ({ ...each, conflicts: conflicts.get(each.personId) })),
    present,
  )
  const items = shared.map(({ of, toId, speaksLanguage }) => ({
    caseId: of.caseId,
    caseRef: of.caseRef,
    person: listName(of),
    openTasks: of.openTasks,
    toId,
    speaksLanguage,
    conflicts: [...(of.conflicts ?? [])],
  }))
  return { items: items.toSorted((a, b) => a.person.localeCompare(b.person, 'de')) }
}

/**
 * Gives cases with their open tasks to other caseworkers of the agency, in one transaction. A case
 * that somebody else has by now stays where it is and comes back as `changed`, one whose taker has
 * a conflict of interest as `conflict`.
 * @throws AppError INVALID for somebody outside the agency
 */
export async function handOver(
  deps: Deps,
  { fromId, items }: Handover,
  actor: Actor,
): Promise<HandoverResult> {
  const members = await listMembers(deps, actor)
  if (!members.some(({ id }) => id === fromId)) throw notFound()
  if (items.some(({ toId }) => toId === fromId || !members.some(({ id }) => id === toId)))
    throw invalid([
      {
        path: 'items',
        message: {
          de: 'Übernimmt: Wählen Sie andere Personen aus dieser Sozialagentur.',
          en: 'Taken over by: Choose other people of this agency.',
        },
      },
    ])
  return await deps.db.tx(async (tx) => {
    const query = queryOf(tx)
    const conflicts = await listWithConflict(query, items)
    const free = items.filter(({ caseId }) => !conflicts.has(caseId))
    const given = await giveCases(query, free, { fromId, agency: actor.agency })
    await giveTasks(query, given, { fromId, at: deps.clock.now() })
    await giveTalks(tx, deps, { fromId, given, actor })
    await note(tx, deps, { fromId, given, actor })
    const done = new Set(given.map(({ caseId }) => caseId))
    return {
      items: items.map(({ caseId }) => ({
        caseId,
        result: done.has(caseId) ? 'done' : conflicts.has(caseId) ? 'conflict' : 'changed',
      })),
    }
  })
}

type Given = { fromId: string; given: { caseId: string; toId: string }[]; actor: Actor }

async function giveTalks(tx: Tx, deps: Deps, { fromId, given, actor }: Given): Promise<void> {
  for (const [toId, cases] of Map.groupBy(given, (each) => each.toId)) {
    const caseIds = cases.map(({ caseId }) => caseId)
    await moveTalks(tx, deps, { talks: { fromId, toId, caseIds, days: null }, actor })
  }
}

async function note(tx: Tx, deps: Deps, { fromId, given, actor }: Given): Promise<void> {
  await recordEvents(
    tx,
    deps,
    given.map(({ caseId }) => ({
      subject: caseSubject(caseId),
      kind: 'decision',
      code: 'case-handed-over',
      actorId: actor.id,
    })),
  )
  for (const { caseId, toId } of given)
    await recordAudit(tx, deps, {
      actor,
      action: 'case.hand-over',
      subject: caseSubject(caseId),
      detail: { from: fromId, to: toId },
    })
  announce(tx, 'cases', `tasks@${actor.agency}`)
}
