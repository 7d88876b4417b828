import type { Deps } from '../deps.ts'

type Known = { what: string; value: string; source: string }

/** What the office knows already and need not ask again; each with its source. Read anew at every opening of the sheet, so nothing is stored. */
async function knownFacts(deps: Deps, caseId: string): Promise<Known[]> {
  const found = await deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId }, include: { person: { include: { household: true } }, conversations: { where: { kind: 'first' }, take: 1 } } })
  const [first] = found.conversations
  const facts: (Known | null)[] = [
    { what: 'household', value: found.person.household.type, source: 'list' },
    found.person.language === 'de' ? null : { what: 'language', value: found.person.language, source: 'list' },
    first?.concern && !first.confidential ? { what: 'concern', value: first.concern, source: 'first-conversation' } : null,
    first && first.immediateNeeds.length > 0 ? { what: 'immediateNeeds', value: first.immediateNeeds.join(', '), source: 'first-conversation' } : null,
  ]
  return facts.filter((fact) => fact !== null)
}

/** Lays out a new version of the sheet with what is known and what stood in the last one. Run again, it finds its draft. */
export async function prefillSheet(deps: Deps, caseId: string): Promise<void> {
  const facts = await knownFacts(deps, caseId)
  const prefilled = Object.fromEntries(facts.map(({ what, value, source }) => [what, { value, source }]))
  await deps.db.tx(async (tx) => {
    const last = await tx.assessment.findFirst({ where: { caseId }, orderBy: { version: 'desc' }, include: { areas: true } })
    if (last?.state === 'draft') return
    const { caseworkerId } = await tx.case.findUniqueOrThrow({ where: { id: caseId } })
    const areas = (last?.areas ?? []).map(({ area, discussed, clientView, professionalView, resource, need }) => ({ area, discussed, clientView, professionalView, resource, need }))
    await tx.assessment.create({
      data: { caseId, version: (last?.version ?? 0) + 1, summary: last?.summary ?? '', strengths: last?.strengths ?? [], prefilled, by: caseworkerId!, at: deps.clock.now(), areas: { create: areas } },
    })
  })
}
