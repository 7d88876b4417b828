import { storedDay } from '#server/base/clock.ts'
import { listName } from '#server/base/person-name.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Prisma } from '#server/base/db.ts'
import { documentTitles, getDocumentType } from '#server/procedure/letters/letter-data.ts'
import { TEXT, readCursor, UUID, writeCursor, type Cursor } from '#server/web/http/cursor.ts'
import type { Actor } from '#server/web/auth/actor.ts'
import { demand } from '#server/web/policies/demand.ts'
import { letterPolicy } from '#server/web/policies/letter-policy.ts'
import { letterThing, withOwner } from './letter-thing.ts'
import { countByState, listLetterIds } from './queries.ts'
import { letterStateSchema, type LetterList, type LetterView } from './schema.ts'

const PAGE = 100
/** Before the first letter there is. */
const FIRST: Cursor = { at: '', id: '00000000-0000-0000-0000-000000000000' }
const STATES: Record<string, string[]> = {
  open: ['queued'],
  'in-run': ['in-run'],
  posted: ['posted', 'returned'],
  cancelled: ['cancelled'],
  held: ['held'],
}

export const letterWithPerson = {
  ...withOwner,
  person: { select: { reference: true, lastName: true, firstName: true, city: true } },
} as const
export type LetterRecord = Prisma.LetterGetPayload<{
  include: typeof letterWithPerson
  omit: { data: true }
}>

/** A letter as the print room sees it: its kind and recipient; why it is held is not told there. */
export function presentLetter(letter: LetterRecord, actor: Actor): LetterView {
  const { id, documentType, state, createdAt, postedOn, runId, person } = letter
  return {
    id,
    reference: person.reference,
    documentType,
    ...documentTitles[getDocumentType(documentType)],
    person: listName(person),
    city: person.city,
    state: letterStateSchema.parse(state),
    createdAt: createdAt.toISOString(),
    postedOn: postedOn && storedDay(postedOn),
    runId,
    abilities: {
      open: letterPolicy.read(actor, letterThing(letter)),
      cancel: ['queued', 'held', 'in-run'].includes(state),
      reprint: ['posted', 'in-run'].includes(state),
      markReturned: state === 'posted',
    },
  }
}

/**
 * One page of letters in postal order, with the counts of all states: what goes by post and belongs
 * to no restricted case.
 */
export async function listLetters(
  deps: Deps,
  { state, cursor }: { state: string; cursor?: string | undefined },
  actor: Actor,
): Promise<LetterList> {
  const after = cursor ? readCursor(cursor, { at: TEXT, id: UUID }) : FIRST
  const ids = await listLetterIds(deps.db.query, {
    states: STATES[state] ?? [],
    after: [after.at, after.id],
    limit: PAGE + 1,
  })
  const letters = await deps.db.prisma.letter.findMany({
    where: { id: { in: ids.slice(0, PAGE) } },
    include: letterWithPerson,
    omit: { data: true },
    orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
  })
  const last = letters.at(-1)
  const nextCursor =
    ids.length > PAGE && last ? writeCursor({ at: last.sortKey, id: last.id }) : null
  return {
    items: letters.map((letter) => presentLetter(letter, actor)),
    nextCursor,
    counts: await countLetters(deps),
  }
}

/** The letter if the print room may know of it. @throws AppError NOT_FOUND */
export async function demandListed(deps: Deps, id: string, actor: Actor): Promise<LetterRecord> {
  const letter = await deps.db.prisma.letter.findUnique({
    where: { id },
    include: letterWithPerson,
    omit: { data: true },
  })
  demand(letter !== null && letterPolicy.list(actor, letterThing(letter)))
  return letter
}

async function countLetters(deps: Deps): Promise<LetterList['counts']> {
  const counts = await countByState(deps.db.query)
  const of = (...states: string[]) =>
    states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)
  return {
    open: of('queued'),
    inRun: of('in-run'),
    posted: of('posted', 'returned'),
    cancelled: of('cancelled'),
    held: of('held'),
  }
}
