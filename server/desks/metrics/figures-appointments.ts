import { localDay, type Figure } from './figure.ts'

/**
 * Talks agreed on whose time lay in the period and is over, by agency; a refused proposal was never
 * agreed on. `$3` is now.
 */
const agreed = (
  numerator: string,
  among = 'true',
): string => `SELECT c.agency_id AS agency, count(*) FILTER (WHERE ${among})::int AS n,
    count(*) FILTER (WHERE ${numerator})::int AS numerator
  FROM appointment a
  JOIN help_case c ON c.id = a.case_id
  WHERE a.status IN ('held', 'no-show', 'cancelled') AND a.mode <> 'now'
    AND a.starts_at <= $3::timestamptz
    AND ${localDay('a.starts_at')} BETWEEN $1::date AND $2::date
  GROUP BY c.agency_id`

const population = {
  de: 'vereinbarte Termine, deren Zeit im Zeitraum lag',
  en: 'appointments agreed on whose time lay in the period',
}

/**
 * M06 and M06b of domain 4.1. They speak of times that did not suit, never of a duty; who comes at
 * once without a time is not counted.
 */
export const appointmentFigures: Figure[] = [
  {
    id: 'M06',
    name: { de: 'Ausfallquote', en: 'No-show rate' },
    definition: {
      de:
        'Termine, zu denen die Person nicht kam, geteilt durch fällige Termine (geführt oder ' +
        'nicht erschienen). Wer vorher absagt, zählt hier nicht.',
      en:
        'appointments the person did not come to, divided by appointments due (held or not ' +
        'attended). Who cancels before is not counted here.',
    },
    population: {
      de: 'Termine, die im Zeitraum fällig waren',
      en: 'appointments that were due in the period',
    },
    unit: 'share',
    audience: 'work',
    count: ({ db, clock }, { from, to }) =>
      db.slowQuery(agreed(`a.status = 'no-show'`, `a.status <> 'cancelled'`), [
        from,
        to,
        clock.now(),
      ]),
  },
  {
    id: 'M06b',
    name: { de: 'Nicht geführte Termine', en: 'Appointments not held' },
    definition: {
      de:
        'Termine, die aus irgendeinem Grund nicht stattfanden, geteilt durch vereinbarte ' +
        'Termine. Auch unsere Absagen zählen.',
      en:
        'appointments that did not take place for any reason, divided by appointments agreed on. ' +
        'Our own cancellations count, too.',
    },
    population,
    unit: 'share',
    audience: 'work',
    count: ({ db, clock }, { from, to }) =>
      db.slowQuery(agreed(`a.status <> 'held'`), [from, to, clock.now()]),
  },
]
