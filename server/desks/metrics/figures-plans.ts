import { localDay, type Figure } from './figure.ts'

const WEEKS = [4, 8, 12]

/**
 * M09 of domain 4.1, for four, eight and twelve weeks. Cases that are younger than that do not
 * count yet.
 */
const planFigures: Figure[] = WEEKS.map((weeks) => ({
  id: `M09-${weeks}`,
  name: { de: `Hilfeplan binnen ${weeks} Wochen`, en: `Help plan within ${weeks} weeks` },
  definition: {
    de:
      `Fälle, deren erster Hilfeplan höchstens ${weeks} Wochen nach dem Erstgespräch gilt, ` +
      'geteilt durch Fälle, deren Erstgespräch so lange her ist',
    en:
      `cases whose first help plan is in force at most ${weeks} weeks after the first ` +
      'conversation, divided by cases whose first conversation is that long ago',
  },
  population: {
    de: 'Fälle, deren Erstgespräch im Zeitraum geführt wurde',
    en: 'cases whose first conversation was held in the period',
  },
  unit: 'share',
  audience: 'work',
  count: ({ db, clock }, { from, to }) =>
    db.slowQuery(
      `SELECT c.agency_id AS agency, count(*)::int AS n,
         count(*) FILTER (
           WHERE p.active_from <= v.held_at + make_interval(weeks => $3)
         )::int AS numerator
       FROM (
         SELECT case_id, min(held_at) AS held_at
         FROM conversation
         WHERE kind = 'first'
         GROUP BY case_id
       ) v
       JOIN help_case c ON c.id = v.case_id
       LEFT JOIN (
         SELECT case_id, min(active_from) AS active_from FROM help_plan GROUP BY case_id
       ) p ON p.case_id = c.id
       WHERE ${localDay('v.held_at')} BETWEEN $1::date AND $2::date
         AND v.held_at <= $4::timestamptz - make_interval(weeks => $3)
       GROUP BY c.agency_id`,
      [from, to, weeks, clock.now()],
    ),
}))

/**
 * M12 of domain 4.1: a review that is due and has not been held yet counts as not in time once its
 * day is over.
 */
const reviewFigure: Figure = {
  id: 'M12',
  name: { de: 'Überprüfung fristgerecht', en: 'Reviews in time' },
  definition: {
    de: 'Überprüfungen bis zum vereinbarten Tag, geteilt durch Überprüfungen, die im Zeitraum fällig waren',
    en: 'reviews by the day agreed, divided by reviews that were due in the period',
  },
  population: {
    de: 'Überprüfungen, die im Zeitraum fällig waren',
    en: 'reviews that were due in the period',
  },
  unit: 'share',
  audience: 'work',
  count: ({ db, clock }, { from, to }) =>
    db.slowQuery(
      `SELECT c.agency_id AS agency, count(*)::int AS n,
         count(*) FILTER (WHERE d.held_on <= d.due_on)::int AS numerator
       FROM (
         SELECT case_id, due_on, held_on
         FROM review
         WHERE due_on IS NOT NULL AND held_on IS NOT NULL
         UNION ALL
         SELECT id, review_due_on, NULL
         FROM help_case o
         WHERE status <> 'closed' AND review_due_on < $3::date
           AND NOT EXISTS (
             SELECT
             FROM review r
             WHERE r.case_id = o.id AND r.due_on = o.review_due_on AND r.held_on IS NOT NULL
           )
       ) d
       JOIN help_case c ON c.id = d.case_id
       WHERE d.due_on BETWEEN $1::date AND $2::date
       GROUP BY c.agency_id`,
      [from, to, clock.now()],
    ),
}

/** M17 of domain 4.1 over all types; the types stand in their own table. */
const deadlineFigure: Figure = {
  id: 'M17',
  name: { de: 'Zielzeit überschritten', en: 'Targets missed' },
  definition: {
    de:
      'Aufgaben, die nach ihrer Frist erledigt wurden oder überfällig sind, geteilt durch ' +
      'Aufgaben, deren Frist im Zeitraum lag',
    en: 'tasks completed after their deadline or overdue, divided by tasks whose deadline lay in the period',
  },
  population: {
    de: 'Aufgaben, deren Frist im Zeitraum lag',
    en: 'tasks whose deadline lay in the period',
  },
  unit: 'share',
  audience: 'work',
  count: ({ db, clock }, { from, to }) =>
    db.slowQuery(
      `SELECT agency, count(*)::int AS n,
         count(*) FILTER (WHERE coalesce(ended_at, $3::timestamptz) > due_at)::int AS numerator
       FROM task
       WHERE state <> 'canceled' AND due_at <= $3::timestamptz
         AND ${localDay('due_at')} BETWEEN $1::date AND $2::date
       GROUP BY agency`,
      [from, to, clock.now()],
    ),
}

export const workFigures: Figure[] = [...planFigures, reviewFigure, deadlineFigure]
