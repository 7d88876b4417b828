// a caseworker with this many cases is not given more without a word (docs/procedure.md,
// "Assignment")
const FULL = 80

/** `load`: running cases. */
export type Candidate = {
  id: string
  displayName: string
  languages: string[]
  load: number
  isAbsent: boolean
  hasConflict: boolean
}

export type Proposal = {
  staffId: string | null
  warnings: ('nobody-present' | 'conflict' | 'language' | 'load')[]
}

/**
 * By language, then load (candidates come the least loaded first); never someone absent or with a
 * conflict of interest. What is not as it should be becomes a warning, so that a person decides
 * (docs/procedure.md, "Assignment").
 */
export function propose(candidates: readonly Candidate[], language: string): Proposal {
  const present = candidates.filter(({ isAbsent }) => !isAbsent)
  const free = present.filter(({ hasConflict }) => !hasConflict)
  const speaking = free.filter(({ languages }) => languages.includes(language))
  const chosen = speaking.at(0) ?? free.at(0)
  if (!chosen)
    return { staffId: null, warnings: [present.length > 0 ? 'conflict' : 'nobody-present'] }
  const warnings: Proposal['warnings'] = []
  if (speaking.length === 0 && language !== 'de') warnings.push('language')
  if (chosen.load >= FULL) warnings.push('load')
  return { staffId: chosen.id, warnings }
}
