import type { Deps } from '#server/base/deps.ts'
import type { Prisma } from '#server/base/db.ts'
import { documentTitles, type DocumentType } from '#server/procedure/letters/letter-data.ts'
import type { LetterList, LetterView } from './schema.ts'

const PAGE = 100
const STATES: Record<string, string[]> = {
  open: ['queued'],
  'in-run': ['in-run'],
  posted: ['posted', 'returned'],
  cancelled: ['cancelled'],
  held: ['held'],
}

export const letterWithPerson = {
  person: { select: { reference: true, lastName: true, firstName: true, city: true } },
} as const
export type LetterRecord = Prisma.LetterGetPayload<{
  include: typeof letterWithPerson
  omit: { data: true }
}>

/** A letter as the print room sees it. */
export function presentLetter(letter: LetterRecord): LetterView {
  const { id, documentType, state, createdAt, postedOn, runId, holdReason, person } = letter
  return {
    id,
    reference: person.reference,
    documentType,
    ...documentTitles[documentType as DocumentType],
    person: `${person.lastName}, ${person.firstName}`,
    city: person.city,
    state: state as LetterView['state'],
    createdAt: createdAt.toISOString(),
    postedOn: postedOn?.toISOString().slice(0, 10) ?? null,
    runId,
    holdReason,
    abilities: {
      cancel: ['queued', 'held', 'in-run'].includes(state),
      reprint: ['posted', 'in-run'].includes(state),
      markReturned: state === 'posted',
    },
  }
}

/** One page of letters in postal order, with the counts of all states. */
export async function listLetters(
  deps: Deps,
  { state, cursor }: { state: string; cursor?: string | undefined },
): Promise<LetterList> {
  const [sortKey, id] = cursor
    ? (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string])
    : ['', '00000000-0000-0000-0000-000000000000']
  const keys = await deps.db.query<{ id: string }>(
    `SELECT id
     FROM letter
     WHERE state = ANY($1) AND (sort_key, id) > ($2, $3::uuid)
     ORDER BY sort_key, id
     LIMIT ${PAGE + 1}`,
    [STATES[state] ?? [], sortKey, id],
  )
  const letters = await deps.db.prisma.letter.findMany({
    where: { id: { in: keys.slice(0, PAGE).map((key) => key.id) } },
    include: letterWithPerson,
    omit: { data: true },
    orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
  })
  const last = letters.at(-1)
  const nextCursor =
    keys.length > PAGE && last
      ? Buffer.from(JSON.stringify([last.sortKey, last.id])).toString('base64url')
      : null
  return { items: letters.map(presentLetter), nextCursor, counts: await countLetters(deps) }
}

async function countLetters(deps: Deps): Promise<LetterList['counts']> {
  const rows = await deps.db.query<{ state: string; n: number }>(
    'SELECT state, count(*)::int AS n FROM letter GROUP BY state',
  )
  const of = (...states: string[]) =>
    rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.n, 0)
  return {
    open: of('queued'),
    inRun: of('in-run'),
    posted: of('posted', 'returned'),
    cancelled: of('cancelled'),
    held: of('held'),
  }
}
