import { localDate, workdaysBetween } from '#server/procedure/calendar/working-days.ts'
import type { Deps } from '#server/base/deps.ts'
import { localDay, type Figure, type Sample } from './figure.ts'
import type { Period } from './period.ts'

type Row = {
  agency: string
  startedAt: Date
  endedAt: Date | null
  closedAt: Date | null
  pauses: [string, string | null][] | null
}
type Phase = { id: string; de: string; en: string; start: string; end: string[] }

const PHASES: Phase[] = [
  {
    id: 'intake',
    de: 'Aufnahme',
    en: 'Intake',
    start: '',
    end: ['participation-yes', 'participation-no', 'participation-one-off'],
  },
  {
    id: 'assessment',
    de: 'Fallklärung',
    en: 'Assessment',
    start: 'phase-assessment',
    end: ['assessment-assessed', 'assessment-client-stops', 'assessment-other-service'],
  },
  {
    id: 'agreement',
    de: 'Zielvereinbarung',
    en: 'Goal agreement',
    start: 'phase-agreement',
    end: ['plan-active', 'plan-no-agreement', 'mediation-no-agreement'],
  },
]

/** A phase begins with its event, the first one with the case. */
const begunSql = (start: string | null): string =>
  start
    ? `SELECT substr(subject, 6)::uuid AS case_id, min(at) AS started_at
       FROM subject_event
       WHERE code = '${start}' AND subject LIKE 'case:%'
       GROUP BY subject`
    : 'SELECT id AS case_id, opened_at AS started_at FROM help_case'

/**
 * The first time that each case was in the phase, if that began in the period; pauses as pairs of
 * instants.
 */
const sqlOf = ({ start }: Phase): string => `WITH begun AS (${begunSql(start)})
  SELECT c.agency_id AS agency, b.started_at AS "startedAt", c.closed_at AS "closedAt",
    (
      SELECT min(e.at)
      FROM subject_event e
      WHERE e.subject = 'case:' || c.id AND e.code = ANY($3) AND e.at >= b.started_at
    ) AS "endedAt",
    (
      SELECT array_agg(
        json_build_array(
          p.at,
          (
            SELECT min(r.at)
            FROM subject_event r
            WHERE r.subject = p.subject AND r.code IN ('case-resumed', 'pause-over')
              AND r.at >= p.at
          )
        )
        ORDER BY p.at
      )
      FROM subject_event p
      WHERE p.subject = 'case:' || c.id AND p.code = 'case-paused'
    ) AS pauses
  FROM begun b
  JOIN help_case c ON c.id = b.case_id
  WHERE ${localDay('b.started_at')} BETWEEN $1::date AND $2::date`

/** A case that ended otherwise, or has not ended, was seen going on until then. */
async function count({ db, clock }: Deps, { from, to }: Period, phase: Phase): Promise<Sample[]> {
  const rows = await db.slowQuery<Row>(sqlOf(phase), [from, to, phase.end])
  return rows.map((row) => {
    const until = row.endedAt ?? row.closedAt ?? clock.now()
    return {
      agency: row.agency,
      numerator: row.endedAt ? 1 : 0,
      n: 1,
      spans: [
        {
          days: Math.max(0, daysBetween(row.startedAt, until) - pausedDays(row, until)),
          isOver: row.endedAt !== null,
        },
      ],
    }
  })
}

const daysBetween = (from: Date, to: Date): number =>
  workdaysBetween(localDate(from), localDate(to))

function pausedDays({ startedAt, pauses }: Row, until: Date): number {
  const clipped = (pauses ?? []).map(([from, to]): [Date, Date] => [
    new Date(Math.max(Date.parse(from), startedAt.getTime())),
    new Date(Math.min(to ? Date.parse(to) : Infinity, until.getTime())),
  ])
  return clipped.reduce((sum, [from, to]) => (to > from ? sum + daysBetween(from, to) : sum), 0)
}

/** M08 of domain 4.1, one figure per phase. */
export const phaseFigures: Figure[] = PHASES.map((phase) => ({
  id: `M08-${phase.id}`,
  name: { de: `Durchlaufzeit ${phase.de}`, en: `Duration of ${phase.en.toLowerCase()}` },
  definition: {
    de:
      'Arbeitstage vom Beginn bis zum Ende der Phase ohne Pausen: Median und 80-%-Wert. Offene ' +
      'Fälle zählen mit, so lange sie dauern.',
    en:
      'working days from start to end of the phase without pauses: median and 80th percentile. ' +
      'Open cases count for as long as they last.',
  },
  population: {
    de: 'Fälle, deren Phase im Zeitraum begonnen hat',
    en: 'cases whose phase began in the period',
  },
  unit: 'workdays',
  audience: 'work',
  count: (deps, period) => count(deps, period, phase),
}))
