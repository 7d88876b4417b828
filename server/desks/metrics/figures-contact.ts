import { localDate, workdaysBetween } from '#server/procedure/calendar/working-days.ts'
import { localDay, type Figure } from './figure.ts'

type Held = { agency: string; openedAt: Date; heldAt: Date; inTime: boolean | null }

/** First conversations held in the period, with the deadline that their task had. */
const HELD = `SELECT c.agency_id AS agency, c.opened_at AS "openedAt", v.held_at AS "heldAt",
    v.held_at <= t.due_at AS "inTime"
  FROM conversation v
  JOIN help_case c ON c.id = v.case_id
  LEFT JOIN LATERAL (
    SELECT due_at
    FROM task
    WHERE subject = 'case:' || c.id AND form_id = 'first-conversation'
    ORDER BY created_at
    LIMIT 1
  ) t ON true
  WHERE v.kind = 'first' AND ${localDay('v.held_at')} BETWEEN $1::date AND $2::date`

const held = {
  de: 'Fälle, deren Erstgespräch im Zeitraum geführt wurde',
  en: 'cases whose first conversation was held in the period',
}

/** M04 and M05 of domain 4.1. */
export const contactFigures: Figure[] = [
  {
    id: 'M04',
    name: { de: 'Erstkontaktquote', en: 'First-contact rate' },
    definition: {
      de: 'Fälle mit geführtem Erstgespräch, geteilt durch Fälle, die im Zeitraum begonnen haben',
      en: 'cases with a first conversation held, divided by cases that began in the period',
    },
    population: {
      de: 'Fälle, die im Zeitraum begonnen haben',
      en: 'cases that began in the period',
    },
    unit: 'share',
    audience: 'work',
    count: ({ db }, { from, to }) =>
      db.slowQuery(
        `SELECT agency_id AS agency, count(*)::int AS n,
           count(*) FILTER (
             WHERE EXISTS (SELECT FROM conversation v WHERE v.case_id = c.id AND v.kind = 'first')
           )::int AS numerator
         FROM help_case c
         WHERE ${localDay('opened_at')} BETWEEN $1::date AND $2::date
         GROUP BY agency_id`,
        [from, to],
      ),
  },
  {
    id: 'M05',
    name: { de: 'Zeit bis zum Erstgespräch', en: 'Time to the first conversation' },
    definition: {
      de: 'Arbeitstage vom Beginn des Falls bis zum geführten Erstgespräch: Median und 80-%-Wert',
      en: 'working days from the start of the case to the first conversation held: median and 80th percentile',
    },
    population: held,
    unit: 'workdays',
    audience: 'work',
    async count({ db }, { from, to }) {
      const rows = await db.slowQuery<Held>(HELD, [from, to])
      return rows.map(({ agency, openedAt, heldAt }) => ({
        agency,
        numerator: 1,
        n: 1,
        spans: [{ days: workdaysBetween(localDate(openedAt), localDate(heldAt)), isOver: true }],
      }))
    },
  },
  {
    id: 'M05b',
    name: { de: 'Erstgespräch in der Zielzeit', en: 'First conversation within its target' },
    definition: {
      de: 'Erstgespräche bis zur Frist nach Dringlichkeit, geteilt durch geführte Erstgespräche',
      en: 'first conversations by the deadline of their urgency, divided by first conversations held',
    },
    population: held,
    unit: 'share',
    audience: 'work',
    async count({ db }, { from, to }) {
      const rows = await db.slowQuery<Held>(HELD, [from, to])
      return rows
        .filter(({ inTime }) => inTime !== null)
        .map(({ agency, inTime }) => ({ agency, numerator: inTime ? 1 : 0, n: 1 }))
    },
  },
]
