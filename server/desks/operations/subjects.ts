import type { Actor } from '#server/web/auth/actor.ts'
import { hasRole } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { ForeignSubject, parseSubject, type Subject } from '#server/base/subject.ts'
import { casePolicy } from '#server/web/policies/case-policy.ts'

/** Case, invitation or campaign as operations name it: by its reference, without a person. */
export type NamedSubject = { kind: string; id: string; reference: string; path: string | null }

const SHORT = 8

/**
 * What subjects are called, by their text; `path` only where the reader may open the page. Who sees
 * operations seldom may: then the reference is what to tell a colleague.
 */
export async function nameSubjects(
  deps: Deps,
  texts: (string | null)[],
  actor: Actor,
): Promise<Map<string, NamedSubject>> {
  const subjects = texts.flatMap((text) => subjectOf(text) ?? [])
  const cases = await deps.db.prisma.case.findMany({
    where: { id: { in: subjects.filter(({ kind }) => kind === 'case').map(({ id }) => id) } },
    select: {
      id: true,
      caseRef: true,
      agencyId: true,
      caseworkerId: true,
      personId: true,
      restricted: true,
    },
  })
  const named = new Map<string, NamedSubject>()
  for (const { kind, id } of subjects)
    named.set(`${kind}:${id}`, { kind, id, reference: id.slice(0, SHORT), path: null })
  for (const { id } of subjects.filter(({ kind }) => kind === 'campaign'))
    if (hasRole(actor, 'campaign-manager'))
      named.set(`campaign:${id}`, {
        kind: 'campaign',
        id,
        reference: id.slice(0, SHORT),
        path: `/aktionen/${id}`,
      })
  for (const { id, caseRef, agencyId, ...rest } of cases)
    named.set(`case:${id}`, {
      kind: 'case',
      id,
      reference: caseRef ?? id.slice(0, SHORT),
      path: casePolicy.read(actor, { agency: agencyId, ...rest }) ? `/faelle/${id}` : null,
    })
  return named
}

function subjectOf(text: string | null): Subject | null {
  if (text === null) return null
  try {
    const subject = parseSubject(text)
    return UUID.test(subject.id) ? subject : null
  } catch (error) {
    if (error instanceof ForeignSubject) return null
    throw error
  }
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
