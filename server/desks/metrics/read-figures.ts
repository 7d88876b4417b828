import { localDate } from '#server/procedure/calendar/working-days.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import type { Figure, Sample } from './figure.ts'
import { appointmentFigures } from './figures-appointments.ts'
import { contactFigures } from './figures-contact.ts'
import { invitationFigures } from './figures-invitations.ts'
import { phaseFigures } from './figures-phases.ts'
import { workFigures } from './figures-plans.ts'
import { openingPeriod, periodOf, type Period } from './period.ts'
import { rounded } from './rounded.ts'
import type { Figures, Value } from './schema.ts'
import { hideAgencies, hideTotal, type Group } from './suppression.ts'
import { quantile } from './survival.ts'

const FIGURES: readonly Figure[] = [
  ...invitationFigures,
  ...contactFigures,
  ...appointmentFigures,
  ...phaseFigures,
  ...workFigures,
]

type Agency = { id: string; name: string; caseworkers: number }
const NOBODY: Sentence = {
  de: 'In diesem Zeitraum ist nichts zu zählen.',
  en: 'There is nothing to count in this period.',
}

const ONE_SIDE_SMALL: Sentence = {
  de: 'Auf einer Seite stehen nur eins bis vier: Einzelne wären zu erkennen.',
  en: 'On one side there are only one to four: single ones could be recognised.',
}

/**
 * Figures of a period (the quarter unless told), as far as its months are over, and of as many
 * months before, for the programme and by agency; null while no month of it is over. What is too
 * small is hidden with its reason (docs/procedure.md, "Figures").
 */
export async function readFigures(
  deps: Deps,
  { period: asked }: { period?: string | undefined },
): Promise<Figures> {
  const today = localDate(deps.clock.now())
  const key = asked ?? openingPeriod(today)
  const asOf = deps.clock.now().toISOString()
  const spans = periodOf(key, today)
  if (!spans) return { key, period: null, before: null, asOf, figures: [] }
  const { period, before } = spans
  const agencies = await deps.db.slowQuery<Agency>(
    `SELECT a.id, a.name, count(s.id)::int AS caseworkers
     FROM agency a
     LEFT JOIN staff s ON s.agency_id = a.id AND s.active AND 'caseworker' = ANY(s.roles)
     GROUP BY a.id
     ORDER BY a.name`,
  )
  const figures = await Promise.all(
    FIGURES.map((figure) => presentFigure(deps, figure, { period, before, agencies })),
  )
  return { key, period, before, asOf, figures }
}

async function presentFigure(
  deps: Deps,
  figure: Figure,
  { period, before, agencies }: { period: Period; before: Period; agencies: Agency[] },
): Promise<Figures['figures'][number]> {
  const [now, then] = await Promise.all([figure.count(deps, period), figure.count(deps, before)])
  const { id, name, definition, population, unit, audience } = figure
  const groups = groupsOf(now, agencies)
  const hidden = hideAgencies(audience, groups)
  return {
    id,
    name,
    definition,
    population,
    unit,
    programme: shown(figure, now, hideTotal(audience, groups)),
    before: shown(figure, then, hideTotal(audience, groupsOf(then, agencies))),
    agencies: agencies.map((agency) => ({
      agency: agency.id,
      name: agency.name,
      value: shown(
        figure,
        now.filter((sample) => sample.agency === agency.id),
        hidden.get(agency.id) ?? null,
      ),
    })),
  }
}

const groupsOf = (samples: readonly Sample[], agencies: readonly Agency[]): Group[] =>
  agencies.map(({ id, caseworkers }) => ({
    agency: id,
    caseworkers,
    n: samples.reduce((sum, { agency, n }) => (agency === id ? sum + n : sum), 0),
  }))

function shown({ unit }: Figure, samples: readonly Sample[], hidden: Sentence | null): Value {
  const [n, numerator] = [
    samples.reduce((sum, sample) => sum + sample.n, 0),
    samples.reduce((sum, sample) => sum + sample.numerator, 0),
  ]
  const isTelling = unit === 'share' && [numerator, n - numerator].some((c) => rounded(c) === null)
  const why = n === 0 ? NOBODY : (hidden ?? (isTelling ? ONE_SIDE_SMALL : null))
  if (why) return { value: null, p80: null, numerator: null, n: null, why }
  const said = { numerator: rounded(numerator), n: rounded(n), why }
  if (unit === 'share')
    return { value: Math.min(1, (said.numerator ?? 0) / (said.n ?? 1)), p80: null, ...said }
  const spans = samples.flatMap((sample) => sample.spans ?? [])
  return { value: quantile(spans, 0.5), p80: quantile(spans, 0.8), ...said }
}
