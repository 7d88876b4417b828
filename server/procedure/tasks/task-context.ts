import { storedDay } from '#server/base/clock.ts'
import { phoneWords } from '#server/base/texts/phone-numbers.ts'
import { fullName } from '#server/base/person-name.ts'
import type { Deps } from '#server/base/deps.ts'
import { documentTitles, getDocumentType } from '#server/procedure/letters/letter-data.ts'
import { letterThing, withOwner } from '#server/procedure/prints/letter-thing.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { letterPolicy } from '#server/web/policies/letter-policy.ts'
import { listSteps } from '#server/procedure/cases/list-steps.ts'
import type { TaskRecord } from './queries.ts'
import type { TaskDetail } from './schema.ts'
import { subjectText, type Subject } from '#server/base/subject.ts'

type Context = Omit<TaskDetail['context'], 'returned' | 'known' | 'about'>

/**
 * Facts, steps and letters beside a form. Contact data only as far as every role that sees such a
 * task may see it.
 */
export async function contextOf(deps: Deps, task: TaskRecord, actor: Actor): Promise<Context> {
  const { kind, id } = task.subject
  if (kind === 'campaign') return { facts: await campaignFacts(deps, id), steps: [], documents: [] }
  const [facts, steps, documents] = await Promise.all([
    personFacts(deps, task),
    kind === 'case' ? listSteps(deps, id) : [],
    listDocuments(deps, task.subject, actor),
  ])
  return { facts, steps, documents }
}

async function campaignFacts(deps: Deps, id: string): Promise<Context['facts']> {
  const campaign = await deps.db.prisma.campaign.findUnique({
    where: { id },
    include: { _count: { select: { invitations: true } } },
  })
  if (!campaign) return []
  return [
    { label: 'Anschreibeaktion', labelEn: 'Campaign', value: campaign.name },
    { label: 'Haushalte', labelEn: 'Households', value: String(campaign._count.invitations) },
  ]
}

async function personFacts(deps: Deps, task: TaskRecord): Promise<Context['facts']> {
  const found = await deps.db.prisma.task.findUnique({
    where: { key: task.key },
    select: { personId: true },
  })
  const person = found?.personId
    ? await deps.db.prisma.person.findUnique({ where: { id: found.personId } })
    : null
  if (!person) return []
  const facts = [
    { label: 'Person', labelEn: 'Person', value: fullName(person) },
    { label: 'Aktenzeichen', labelEn: 'Reference', value: task.caseRef ?? person.reference },
    { label: 'Sprache', labelEn: 'Language', value: person.language, kind: 'language' as const },
  ]
  const optional = [
    person.phone && !person.blockingNotice
      ? { label: 'Telefon', labelEn: 'Phone', value: phoneWords(person.phone) }
      : null,
    person.representative
      ? { ...rightOf(person.representativeKind), value: person.representative }
      : null,
  ]
  return [...facts, ...optional.filter((fact) => fact !== null)]
}

const RIGHTS: Record<string, { label: string; labelEn: string }> = {
  guardian: { label: 'Rechtliche Betreuung', labelEn: 'Legal guardian' },
  proxy: { label: 'Vollmacht', labelEn: 'Power of attorney' },
  parent: { label: 'Elternteil', labelEn: 'Parent' },
}

/** By what right somebody speaks for the person. */
const rightOf = (kind: string | null) =>
  RIGHTS[kind ?? ''] ?? { label: 'Betreuung oder Vollmacht', labelEn: 'Guardian or proxy' }

/** Letters that the actor may read. */
async function listDocuments(
  deps: Deps,
  subject: Subject,
  actor: Actor,
): Promise<Context['documents']> {
  const letters = await deps.db.prisma.letter.findMany({
    where: { subject: subjectText(subject), state: { not: 'cancelled' } },
    orderBy: { createdAt: 'desc' },
    take: 10,
    include: withOwner,
    omit: { data: true },
  })
  const readable = letters.filter((letter) => letterPolicy.read(actor, letterThing(letter)))
  return readable.map(({ id, documentType, postedOn }) => ({
    letterId: id,
    ...documentTitles[getDocumentType(documentType)],
    date: postedOn && storedDay(postedOn),
  }))
}
