import { listName } from '#server/base/person-name.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { dayOf } from '#server/base/clock.ts'
import type { Deps } from '#server/base/deps.ts'
import { caseReach } from '#server/web/policies/case-policy.ts'
import { INSTANT, readCursor, UUID, writeCursor } from '#server/web/http/cursor.ts'
import { agencyNames, statusWords } from './case-words.ts'
import { dateOfStep, wordsOfStep, type NextStep } from './next-step.ts'
import { listClosedCases, listOpenCases, type ListedCase } from './queries-list.ts'
import type { CaseList, CaseListQuery, CaseRow } from './schema.ts'

const PAGE = 50

/** The cases that the actor reads in full, by what comes next; those that are over newest first. */
export async function listCases(
  deps: Deps,
  { status, cursor }: CaseListQuery,
  actor: Actor,
): Promise<CaseList> {
  const reach = caseReach(actor)
  if (!reach) return { items: [], nextCursor: null }
  const from = cursor === undefined ? null : readCursor(cursor, { at: INSTANT, id: UUID })
  const list = status === 'open' ? listOpenCases : listClosedCases
  const rows = await list(deps.db.query, { reach, cursor: from, limit: PAGE + 1 })
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const nextCursor =
    rows.length > PAGE && last
      ? writeCursor({ at: last.sortedAt.toISOString(), id: last.id })
      : null
  return { items: await Promise.all(page.map((row) => present(deps, row))), nextCursor }
}

async function present(deps: Deps, row: ListedCase): Promise<CaseRow> {
  const status = statusWords(row.status)
  const step = stepOf(row)
  const next = step && (await wordsOfStep(deps, step))
  return {
    id: row.id,
    caseRef: row.caseRef,
    person: listName(row),
    status: row.status,
    statusText: status.de,
    statusTextEn: status.en,
    isUrgent: row.priority === 'P1',
    agency: row.agencyId,
    agencyName: agencyNames[row.agencyId] ?? row.agencyId,
    caseworker: row.caseworkerId
      ? { id: row.caseworkerId, displayName: row.caseworkerName ?? '' }
      : null,
    nextDate: dateOfStep(step),
    nextWhat: next?.de ?? null,
    nextWhatEn: next?.en ?? null,
    openedOn: dayOf(row.openedAt),
    openTasks: row.openTasks,
  }
}

const stepOf = ({ kind, what, version, sortedAt: at }: ListedCase): NextStep | null =>
  kind && what ? { at, kind, what, version } : null
