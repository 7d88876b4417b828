import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import { endText } from '#server/procedure/cases/end-codes.ts'
import { aboutFact } from '#server/procedure/tasks/about-fact.ts'
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
    factOf({ de: 'Wie der Fall endet', en: 'How the case ends' }, endText(endCode)),
    factOf({ de: 'Auf dem Weg auch gewählt', en: 'Also chosen on the way' }, endsIn(before)),
    factOf(
      { de: 'Hilfe zum Lebensunterhalt', en: 'Subsistence aid' },
      BENEFITS[benefitState] ?? null,
    ),
    factOf({ de: 'Was geholfen hat', en: 'What helped' }, asWritten(whatHelped)),
    factOf({ de: 'Was offen bleibt', en: 'What remains open' }, asWritten(openIssues)),
  ].flat()
}

const factOf = (label: Sentence, value: Sentence | null): AboutFact[] =>
  value ? [aboutFact(label, value)] : []

const asWritten = (text: string | null): Sentence | null => (text ? { de: text, en: text } : null)

function endsIn(codes: string[]): Sentence | null {
  const ends = codes.flatMap((code) => endText(code) ?? [])
  return ends.length
    ? { de: ends.map(({ de }) => de).join('; '), en: ends.map(({ en }) => en).join('; ') }
    : null
}
