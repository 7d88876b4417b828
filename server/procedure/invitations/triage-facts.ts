/** What the table of urgencies asks. */
export type TriageInputs = {
  violence: boolean
  housing: 'none' | 'arrears' | 'homeless-or-eviction'
  energy: boolean
  youngWithoutWork: boolean
  startSoon: boolean
  releaseSoon: boolean
}

/**
 * From the facts that a person told with an answer or at the counter; what was not talked about
 * counts as not given (docs/procedure.md, "Urgency").
 */
export function triageInputs(facts: readonly string[]): TriageInputs {
  const has = (fact: string): boolean => facts.includes(fact)
  return {
    violence: has('violence'),
    housing: has('housing') ? 'homeless-or-eviction' : has('arrears') ? 'arrears' : 'none',
    energy: has('energy') || has('no-money'),
    youngWithoutWork: has('young-without-work'),
    startSoon: has('start-soon'),
    releaseSoon: has('release-soon'),
  }
}
