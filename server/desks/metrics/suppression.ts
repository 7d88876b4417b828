import type { Sentence } from '#server/base/errors.ts'

/** Fewer people than this could be recognised in a figure (docs/procedure.md, "Figures"). */
export const LEAST_PEOPLE = 10
/**
 * With one or two caseworkers a figure on work speaks about a person (docs/procedure.md,
 * "Figures").
 */
const LEAST_CASEWORKERS = 3

/**
 * `clients`: the figure says something about people invited or helped. `work`: it says something
 * about the work of staff.
 */
export type Audience = 'clients' | 'work'
export type Group = { agency: string; n: number; caseworkers: number }

const FEW_PEOPLE: Sentence = {
  de: `Weniger als ${LEAST_PEOPLE} Personen: Einzelne wären zu erkennen.`,
  en: `Fewer than ${LEAST_PEOPLE} people: single ones could be recognised.`,
}
const FEW_STAFF: Sentence = {
  de: `Weniger als ${LEAST_CASEWORKERS} Fachkräfte: Die Zahl spräche über eine Person.`,
  en: `Fewer than ${LEAST_CASEWORKERS} caseworkers: the figure would speak about one person.`,
}
const BY_DIFFERENCE: Sentence = {
  de: 'Sonst ließe sich eine verdeckte Zahl ausrechnen.',
  en: 'Otherwise a hidden figure could be reckoned from it.',
}

const why = (audience: Audience, { n, caseworkers }: Omit<Group, 'agency'>): Sentence | null => {
  if (audience === 'work' && caseworkers < LEAST_CASEWORKERS) return FEW_STAFF
  return n < LEAST_PEOPLE ? FEW_PEOPLE : null
}

/** Why the figure of the whole programme is not shown; null where it is. */
export const hideTotal = (audience: Audience, groups: readonly Group[]): Sentence | null =>
  why(audience, {
    n: groups.reduce((sum, { n }) => sum + n, 0),
    caseworkers: groups.reduce((sum, { caseworkers }) => sum + caseworkers, 0),
  })

/**
 * Which agencies are not shown, each with its reason. Where the total is shown and what is hidden
 * is fewer people than may be shown, the smallest group that is left is hidden, too: nothing hidden
 * can be reckoned as a difference.
 */
export function hideAgencies(audience: Audience, groups: readonly Group[]): Map<string, Sentence> {
  const hidden = new Map<string, Sentence>()
  for (const group of groups) {
    const reason = why(audience, group)
    if (reason) hidden.set(group.agency, reason)
  }
  const rest = groups
    .filter(({ agency }) => !hidden.has(agency))
    .toSorted((a, b) => a.n - b.n || a.agency.localeCompare(b.agency))
  // one is enough: what may be shown by itself hides whatever it is added to
  const [smallest] = rest
  const small = groups.filter(({ agency }) => hidden.has(agency))
  if (smallest && isReckonable(small, audience)) hidden.set(smallest.agency, BY_DIFFERENCE)
  return hidden
}

/** The difference between the total and what is shown would itself have to be hidden. */
const isReckonable = (hidden: readonly Group[], audience: Audience): boolean =>
  hidden.some(({ n }) => n > 0) && hideTotal(audience, hidden) !== null
