import type { EndCode } from '#server/procedure/cases/end-codes.ts'

/** Ends that are not confirmed by silence: the lead looks at them (docs/procedure.md, "Ends"). */
const CONFIRMED_BY_LEAD: readonly string[] = ['C05', 'C06', 'C07', 'C14']
const PERSON_ENDED_IT = 'C04'

export type Ending = {
  chosen: EndCode
  /** What was chosen on the way, by a decision, a phase or an earlier report. */
  proposed: readonly string[]
  /** Ends that a recorded fact carries, such as a move. */
  recorded: readonly EndCode[]
}

/**
 * Whether the lead confirms an end: where one of those that nobody asked for was chosen, now or on
 * the way. Not where the person ended it, nor where a recorded fact carries the end.
 */
export function needsLead({ chosen, proposed, recorded }: Ending): boolean {
  if (chosen === PERSON_ENDED_IT || recorded.includes(chosen)) return false
  return [chosen, ...proposed].some((code) => CONFIRMED_BY_LEAD.includes(code))
}

/** Ends that facts of the person carry. */
export const recordedEnds = ({
  diedOn,
  movedAwayOn,
}: {
  diedOn: Date | null
  movedAwayOn: Date | null
}): EndCode[] => [...(diedOn ? ['C10' as const] : []), ...(movedAwayOn ? ['C08' as const] : [])]
