import type { Deps } from '#server/base/deps.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'

export type Step = {
  name: string
  nameEn: string
  state: 'done' | 'now' | 'next'
  at: string | null
}

const STEPS = [
  { code: 'participation-yes', name: 'Aufnahme', nameEn: 'Intake' },
  { code: 'assessment-assessed', name: 'Fallklärung', nameEn: 'Assessment' },
  { code: 'plan-active', name: 'Zielvereinbarung', nameEn: 'Goal agreement' },
  { code: 'phase-review', name: 'Begleitung', nameEn: 'Follow-up' },
  { code: 'review-held', name: 'Überprüfung', nameEn: 'Review' },
] as const

/** What else ends a phase. */
const SAME: Record<string, string> = {
  'participation-no': 'participation-yes',
  'participation-one-off': 'participation-yes',
  'review-without-client': 'review-held',
}

/** Where a case stands: its milestones with the day each was reached. */
export async function listSteps(deps: Deps, caseId: string): Promise<Step[]> {
  const events = await deps.db.query<{ code: string; at: Date }>(
    `SELECT code, min(at) AS at FROM subject_event WHERE subject = $1 GROUP BY code`,
    [subjectText(caseSubject(caseId))],
  )
  const reached = new Map(events.map(({ code, at }) => [SAME[code] ?? code, at]))
  const current = STEPS.findIndex(({ code }) => !reached.has(code))
  return STEPS.map(({ code, name, nameEn }, i) => ({
    name,
    nameEn,
    state: stateOf(reached.has(code), i === current),
    at: reached.get(code)?.toISOString() ?? null,
  }))
}

const stateOf = (isDone: boolean, isCurrent: boolean): Step['state'] =>
  isDone ? 'done' : isCurrent ? 'now' : 'next'
