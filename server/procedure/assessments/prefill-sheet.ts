import type { Deps } from '#server/base/deps.ts'
import type { KnownFact } from '#server/procedure/tasks/form-use-case.ts'

type Known = { what: keyof typeof WHATS; value: string; source: keyof typeof SOURCES }

/**
 * What the office knows already and need not ask again; each with its source. Read anew at every
 * opening of the sheet, so nothing is stored.
 */
async function knownFacts(deps: Deps, caseId: string): Promise<Known[]> {
  const found = await deps.db.prisma.case.findUniqueOrThrow({
    where: { id: caseId },
    include: {
      person: { include: { household: true } },
      conversations: { where: { kind: 'first' }, take: 1 },
    },
  })
  const [first] = found.conversations
  const facts: (Known | null)[] = [
    { what: 'household', value: found.person.household.type, source: 'list' },
    found.person.language === 'de'
      ? null
      : { what: 'language', value: found.person.language, source: 'list' },
    first?.concern && !first.confidential
      ? { what: 'concern', value: first.concern, source: 'first-conversation' }
      : null,
    first && first.immediateNeeds.length > 0
      ? {
          what: 'immediateNeeds',
          value: first.immediateNeeds.join(', '),
          source: 'first-conversation',
        }
      : null,
  ]
  return facts.filter((fact) => fact !== null)
}

type Words = [de: string, en: string]
const WHATS = {
  household: ['Haushalt', 'Household'],
  language: ['Sprache', 'Language'],
  concern: ['Anliegen', 'Concern'],
  immediateNeeds: ['Dringend', 'Urgent'],
} satisfies Record<string, Words>
const SOURCES = {
  list: ['aus der Liste des Amtes', 'from the office’s list'],
  'first-conversation': ['aus dem Erstgespräch', 'from the first conversation'],
} satisfies Record<string, Words>
const HOUSEHOLDS: Record<string, Words> = {
  single: ['allein lebend', 'living alone'],
  'lone-parent': ['alleinerziehend', 'lone parent'],
  'couple-children': ['Paar mit Kindern', 'couple with children'],
  couple: ['Paar', 'couple'],
  other: ['anderer Haushalt', 'other household'],
}
/** Violence is not among them: whoever else is at the table must not read it. */
const NEEDS: Record<string, Words> = {
  housing: ['Wohnung', 'housing'],
  energy: ['Strom oder Heizung', 'electricity or heating'],
  'no-money': ['kein Geld für Essen', 'no money for food'],
  health: ['Gesundheit', 'health'],
  childcare: ['Kinderbetreuung', 'childcare'],
  debts: ['Schulden', 'debts'],
}

/**
 * The same for the page of the talk: nobody is asked twice, and the person sees where it comes
 * from.
 */
export async function knownInWords(deps: Deps, caseId: string): Promise<KnownFact[]> {
  const facts = await knownFacts(deps, caseId)
  return facts.flatMap(({ what, value, source }) => {
    const [valueDe, valueEn] = wordsOf(what, value)
    const [label, labelEn] = WHATS[what]
    const [origin, originEn] = SOURCES[source]
    return valueDe
      ? [{ label, labelEn, value: valueDe, valueEn, source: origin, sourceEn: originEn }]
      : []
  })
}

function wordsOf(what: Known['what'], value: string): Words {
  if (what === 'household') return HOUSEHOLDS[value] ?? ['', '']
  if (what === 'language') return [languageIn('de', value), languageIn('en', value)]
  if (what !== 'immediateNeeds') return [value, value]
  const needs = value.split(', ').flatMap((need) => (NEEDS[need] ? [NEEDS[need]] : []))
  return [needs.map(([de]) => de).join(', '), needs.map(([, en]) => en).join(', ')]
}

const languageIn = (language: 'de' | 'en', code: string): string =>
  code.length === 2 ? (new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code) : ''

/**
 * Lays out a new version of the sheet with what is known and what stood in the last one. Run again,
 * it finds its draft.
 */
export async function prefillSheet(deps: Deps, caseId: string): Promise<void> {
  const facts = await knownFacts(deps, caseId)
  const prefilled = Object.fromEntries(
    facts.map(({ what, value, source }) => [what, { value, source }]),
  )
  await deps.db.tx(async (tx) => {
    const last = await tx.assessment.findFirst({
      where: { caseId },
      orderBy: { version: 'desc' },
      include: { areas: { omit: { assessmentId: true } } },
    })
    if (last?.state === 'draft') return
    const { caseworkerId } = await tx.case.findUniqueOrThrow({ where: { id: caseId } })
    if (!caseworkerId) throw new Error('nobody is responsible for the case')
    await tx.assessment.create({
      data: {
        caseId,
        version: (last?.version ?? 0) + 1,
        summary: last?.summary ?? '',
        strengths: last?.strengths ?? [],
        prefilled,
        by: caseworkerId,
        at: deps.clock.now(),
        areas: { create: last?.areas ?? [] },
      },
    })
  })
}
