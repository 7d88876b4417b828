import type { Deps } from '#server/base/deps.ts'
import type { Figure, FigureText, Sample } from './figure.ts'
import type { Period } from './period.ts'

type Row = {
  agency: string
  sent: number
  delivered: number
  answered: number
  accepted: number
  declined: number
}
type Share = { of: (row: Row) => number; among: (row: Row) => number }

/**
 * Households by the day their first letter was posted; a letter that came back was not delivered.
 * What counts is the answer that holds today.
 */
const SQL = `SELECT agency, count(*)::int AS sent, count(*) FILTER (WHERE delivered)::int AS delivered,
    count(*) FILTER (WHERE delivered AND response IS NOT NULL)::int AS answered,
    count(*) FILTER (WHERE delivered AND response = 'accept')::int AS accepted,
    count(*) FILTER (WHERE delivered AND response = 'decline')::int AS declined
  FROM (
    SELECT i.agency_id AS agency, bool_or(l.state = 'posted') AS delivered,
      (
        SELECT a.response
        FROM invitation_answer a
        WHERE a.invitation_id = i.id AND a.replaced_by IS NULL AND a.response <> 'none'
        ORDER BY a.answered_at DESC
        LIMIT 1
      ) AS response
    FROM letter l
    JOIN invitation i ON i.id = l.invitation_id
    WHERE l.document_type = 'INVITATION_1' AND l.posted_on IS NOT NULL AND i.agency_id IS NOT NULL
    GROUP BY i.id
    HAVING min(l.posted_on) BETWEEN $1::date AND $2::date
  ) household
  GROUP BY agency`

const share =
  ({ of, among }: Share) =>
  async ({ db }: Deps, { from, to }: Period): Promise<Sample[]> =>
    (await db.slowQuery<Row>(SQL, [from, to])).map((row) => ({
      agency: row.agency,
      numerator: of(row),
      n: among(row),
    }))

const delivered: FigureText['population'] = {
  de: 'Haushalte, denen die erste Einladung im Zeitraum zugestellt wurde',
  en: 'households whose first invitation was delivered in the period',
}
const figure = (id: string, texts: FigureText, counted: Share): Figure => ({
  id,
  ...texts,
  unit: 'share',
  audience: 'clients',
  count: share(counted),
})

/** M01 to M03 of domain 4.1. */
export const invitationFigures: Figure[] = [
  figure(
    'M01',
    {
      name: { de: 'Rücklaufquote', en: 'Response rate' },
      definition: {
        de: 'Haushalte mit irgendeiner Antwort, geteilt durch zugestellte Einladungen',
        en: 'households with any answer, divided by delivered invitations',
      },
      population: delivered,
    },
    { of: (row) => row.answered, among: (row) => row.delivered },
  ),
  figure(
    'M02',
    {
      name: { de: 'Zustellquote', en: 'Delivery rate' },
      definition: {
        de: 'zugestellte Einladungen, geteilt durch gepostete',
        en: 'delivered invitations, divided by posted ones',
      },
      population: {
        de: 'Haushalte, deren erste Einladung im Zeitraum gepostet wurde',
        en: 'households whose first invitation was posted in the period',
      },
    },
    { of: (row) => row.delivered, among: (row) => row.sent },
  ),
  figure(
    'M03',
    {
      name: { de: 'Annahmequote', en: 'Take-up' },
      definition: {
        de: 'Haushalte, die teilnehmen möchten, geteilt durch zugestellte Einladungen',
        en: 'households that wish to take part, divided by delivered invitations',
      },
      population: delivered,
    },
    { of: (row) => row.accepted, among: (row) => row.delivered },
  ),
  figure(
    'M03b',
    {
      name: { de: 'Ablehnung', en: 'Declined' },
      definition: {
        de: 'Haushalte, die nicht teilnehmen möchten, geteilt durch zugestellte Einladungen. Ein Nein ist kein Fehler.',
        en: 'households that do not wish to take part, divided by delivered invitations. A no is no failure.',
      },
      population: delivered,
    },
    { of: (row) => row.declined, among: (row) => row.delivered },
  ),
]
