import { announce, queryOf, type Query } from '#server/base/db.ts'
import { invalid } from '#server/base/errors.ts'
import { demandNoConflict } from '#server/procedure/staff/conflicts.ts'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { placeTasksOf } from '#server/procedure/tasks/place-task.ts'
import { warningsOf } from './propose-assignment.ts'
import { isCaseworkerOf, listCandidates } from './queries.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'

/**
 * Who leads the case: proposed by load, language, conflict of interest and absence, confirmed by
 * the lead.
 */
export const confirmAssignment: FormUseCase = {
  async prepare(deps, task) {
    const found = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: task.subject.id } })
    const candidates = await listCandidates(deps.db.query, {
      agency: found.agencyId,
      personId: found.personId,
      at: deps.clock.now(),
    })
    const free = candidates.filter(({ hasConflict }) => !hasConflict)
    const choices = free.map(({ id, displayName, load, isAbsent }) => ({
      value: id,
      label: `${displayName} (${load}${isAbsent ? ', abwesend' : ''})`,
    }))
    const note = warningsOf(found.proposalNote)
    return {
      values: { caseworkerId: found.proposedId ?? '' },
      choices: { caseworkerId: choices },
      ...(note ? { note } : {}),
    }
  },

  async check(deps, { task, answers }) {
    const found = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: task.subject.id } })
    await demandCandidate(deps.db.query, String(answers['caseworkerId']), found)
    if (found.proposedId && answers['caseworkerId'] !== found.proposedId && !answers['reason']) {
      throw invalid([
        {
          path: 'reason',
          message: {
            de: 'Schreiben Sie kurz, warum jemand anderes den Fall führt.',
            en: 'Say briefly why somebody else leads the case.',
          },
        },
      ])
    }
  },

  async apply(tx, deps, { task, answers, actorId, at }) {
    const id = task.subject.id
    const caseworkerId = String(answers['caseworkerId'])
    const found = await tx.case.findUniqueOrThrow({ where: { id } })
    await demandCandidate(queryOf(tx), caseworkerId, found)
    await tx.case.update({ where: { id }, data: { caseworkerId, assignedAt: at } })
    const agencies = await placeTasksOf(queryOf(tx), task.subject)
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'decision',
      code: actorId ? 'assignment-confirmed' : 'assignment-confirmed-by-system',
      actorId,
    })
    announce(tx, ...agencies.map((agency) => `tasks@${agency}`), 'cases')
    return {}
  },
}

/** An active caseworker of the case's agency without a conflict of interest. */
async function demandCandidate(
  query: Query,
  staffId: string,
  { agencyId, personId }: { agencyId: string; personId: string },
): Promise<void> {
  if (!(await isCaseworkerOf(query, { staffId, agencyId })))
    throw invalid([
      {
        path: 'caseworkerId',
        message: {
          de: 'Wählen Sie eine Person aus dieser Sozialagentur.',
          en: 'Choose somebody of this agency.',
        },
      },
    ])
  await demandNoConflict(query, { staffId, personId })
}
