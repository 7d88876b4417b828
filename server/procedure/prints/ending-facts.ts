import type { Tx } from '#server/base/db.ts'
import type { Consent } from '#server/generated/prisma/client.ts'
import { isAskedAfter } from '#server/procedure/closures/aftercare.ts'
import type { LetterEnding } from '#server/procedure/letters/paper-data.ts'

type Benefit = LetterEnding['benefit']

/** What an end code says of the benefit by itself. */
const IMPLIED: Record<string, Benefit[]> = {
  C01: ['ended'],
  C02: ['reduced', 'ended'],
  C03: ['ended', 'reduced'],
  C09: ['unchanged', 'reduced'],
}

/** The benefit as far as it is known: where code and report contradict each other, it is not. */
export function benefitOf(code: string, stated: string | null): Benefit {
  const implied = IMPLIED[code]
  const said = stated === 'ended' || stated === 'reduced' || stated === 'unchanged' ? stated : null
  if (said === null) return implied?.length === 1 ? (implied[0] ?? 'unknown') : 'unknown'
  return implied && !implied.includes(said) ? 'unknown' : said
}

/** True where the newest word on it is a yes. */
function isAllowed(consents: readonly Consent[], kind: string): boolean {
  const last = consents
    .filter((consent) => consent.kind === kind)
    .toSorted((a, b) => b.givenOn.getTime() - a.givenOn.getTime())[0]
  return last?.state === 'given' && last.withdrawnAt === null
}

/** What letters may say of the end of a case, from the database alone; nothing before its end. */
export async function endingFacts(tx: Tx, caseId: string): Promise<{ ending?: LetterEnding }> {
  const { endCode, closingReport, conversations, consents } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { closingReport: true, consents: true, conversations: { orderBy: { heldAt: 'asc' } } },
  })
  const code = endCode ?? closingReport?.endCode
  if (!code) return {}
  const answer = conversations.findLast(({ participation }) => participation !== null)
  return {
    ending: {
      code,
      benefit: benefitOf(code, closingReport?.benefitState ?? null),
      talked: conversations.some(({ kind }) => kind === 'first'),
      decided: answer?.participation === 'no',
      aftercare: isAskedAfter(code) && closingReport !== null && isAllowed(consents, 'aftercare'),
      evaluation: isAllowed(consents, 'evaluation'),
    },
  }
}

/** True where there is a number that we may call. */
export async function mayCall(tx: Tx, caseId: string): Promise<boolean> {
  const { person, consents } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { person: { select: { phone: true, blockingNotice: true } }, consents: true },
  })
  return Boolean(person.phone) && !person.blockingNotice && isAllowed(consents, 'contact-phone')
}
