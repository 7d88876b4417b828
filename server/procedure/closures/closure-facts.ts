import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import { endText } from '#server/procedure/cases/end-codes.ts'
import type { AboutFact } from '#server/procedure/tasks/form-use-case.ts'

const BENEFITS: Record<string, Sentence> = {
  ended: { de: 'beendet', en: 'ended' },
  reduced: { de: 'verringert', en: 'reduced' },
  unchanged: { de: 'unverändert', en: 'unchanged' },
  unknown: { de: 'nicht bekannt', en: 'not known' },
}

/** What the lead confirms: how the case is to end, what was chosen on the way, and the report. */
export async function closureFacts(deps: Deps, caseId: string): Promise<AboutFact[]> {
  const { proposedEnds, closingReport } = await deps.db.prisma.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { proposedEnds: true, closingReport: true },
  })
  if (!closingReport) return []
  const { endCode, benefitState, whatHelped, openIssues } = closingReport
  const before = [...new Set(proposedEnds)].filter((code) => code !== endCode)
  return [
    fact(['Wie der Fall endet', 'How the case ends'], endText(endCode)),
    fact(['Auf dem Weg auch gewählt', 'Also chosen on the way'], endsIn(before)),
    fact(['Hilfe zum Lebensunterhalt', 'Subsistence aid'], BENEFITS[benefitState] ?? null),
    fact(['Was geholfen hat', 'What helped'], asWritten(whatHelped)),
    fact(['Was offen bleibt', 'What remains open'], asWritten(openIssues)),
  ].flat()
}

const fact = ([label, labelEn]: [string, string], value: Sentence | null): AboutFact[] =>
  value ? [{ label, labelEn, value: value.de, valueEn: value.en, href: null }] : []

const asWritten = (text: string | null): Sentence | null => (text ? { de: text, en: text } : null)

function endsIn(codes: string[]): Sentence | null {
  const ends = codes.flatMap((code) => endText(code) ?? [])
  return ends.length
    ? { de: ends.map(({ de }) => de).join('; '), en: ends.map(({ en }) => en).join('; ') }
    : null
}
