import { weightOf } from './weighted-load.ts'

export type Load = { id: string; weightedLoad: number; languages: string[] }
export type Shared = {
  caseId: string
  language: string
  supportLevel: string | null
  /** Ids of colleagues with a conflict of interest. */
  conflicts?: ReadonlySet<string> | undefined
}

/**
 * Gives each case to the least loaded colleague, first among those who speak the person's language
 * and never to one with a conflict of interest. The heaviest go first, so that loads end close
 * together.
 */
export function shareOut<T extends Shared>(
  cases: readonly T[],
  colleagues: readonly Load[],
): { of: T; toId: string; speaksLanguage: boolean }[] {
  const loads = new Map(colleagues.map(({ id, weightedLoad }) => [id, weightedLoad]))
  const loadOf = ({ id }: Load): number => loads.get(id) ?? 0
  const least = (among: readonly Load[]): Load | undefined =>
    among.toSorted((a, b) => loadOf(a) - loadOf(b) || a.id.localeCompare(b.id)).at(0)
  const byWeight = cases.toSorted(
    (a, b) =>
      weightOf(b.supportLevel) - weightOf(a.supportLevel) || a.caseId.localeCompare(b.caseId),
  )
  return byWeight.flatMap((of) => {
    const free = colleagues.filter(({ id }) => !of.conflicts?.has(id))
    const speaking = free.filter(({ languages }) => languages.includes(of.language))
    const to = least(speaking) ?? least(free)
    if (!to) return []
    loads.set(to.id, loadOf(to) + weightOf(of.supportLevel))
    return [{ of, toId: to.id, speaksLanguage: speaking.length > 0 }]
  })
}
