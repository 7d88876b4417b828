import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Sentence } from '#server/base/errors.ts'
import { readNotes } from '#server/procedure/notes/read-notes.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'
import type { EventTexts } from '#server/procedure/timeline/event-texts.ts'
import { INSTANT, KEY, readCursor, writeCursor, type Cursor } from '#server/web/http/cursor.ts'
import { caseThing, getCase } from './find-case.ts'
import type { Timeline, TimelineEntry, TimelineQuery } from './schema.ts'
import { caseSubject, invitationSubject, type Subject, subjectText } from '#server/base/subject.ts'

const PAGE = 40

/** What is shown together: decisions are steps of the procedure, too. */
const KINDS: Record<NonNullable<TimelineQuery['kind']>, TimelineEntry['kind'][]> = {
  process: ['process', 'decision'],
  contact: ['contact'],
  letter: ['letter'],
  change: ['change'],
}

type Notes = Awaited<ReturnType<typeof readNotes>>
type EventRow = {
  id: string
  at: Date
  kind: TimelineEntry['kind']
  code: string
  detail: Record<string, unknown>
  actor: string | null
  onBehalfOf: string | null
}

/** The newest place there is. */
const NEWEST: Cursor = { at: 'infinity', id: String(2n ** 62n) }

/**
 * One page of what happened in a case and in the invitation it came from, newest first, in words;
 * a page further back costs what the first one costs.
 */
export async function listTimeline(
  { deps, eventTexts }: { deps: Deps; eventTexts: EventTexts },
  { id, kind, cursor }: TimelineQuery & { id: string },
  actor: Actor,
): Promise<Timeline> {
  const found = await getCase(deps, id, { actor })
  const from = cursor === undefined ? NEWEST : readCursor(cursor, { at: INSTANT, id: KEY })
  const subjects = [
    caseSubject(id),
    ...(found.invitationId ? [invitationSubject(found.invitationId)] : []),
  ]
  const [rows, notes] = await Promise.all([
    readRows(deps, { subjects, from, kinds: kind ? KINDS[kind] : null }),
    readNotes(deps, id, { actor, thing: caseThing(found) }),
  ])
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: await Promise.all(
      page.map(async (row) => present(row, await wordsOf({ deps, eventTexts }, row), notes)),
    ),
    nextCursor:
      rows.length > PAGE && last ? writeCursor({ at: last.at.toISOString(), id: last.id }) : null,
  }
}

/** One index scan per subject, merged. */
async function readRows(
  { db }: Deps,
  { subjects, from, kinds }: { subjects: Subject[]; from: Cursor; kinds: string[] | null },
): Promise<EventRow[]> {
  const scan = (n: number): string =>
    `(SELECT id, at, kind, code, detail, actor_id FROM subject_event
      WHERE subject = $${n} AND (at, id) < ($1::timestamptz, $2::bigint)
        AND ($3::text[] IS NULL OR kind = ANY($3))
      ORDER BY at DESC, id DESC LIMIT ${PAGE + 1})`
  return await db.query<EventRow>(
    `SELECT e.id::text, e.at, e.kind, e.code, e.detail,
       s.display_name AS actor, b.display_name AS "onBehalfOf"
     FROM (${subjects.map((_, n) => scan(n + 4)).join(' UNION ALL ')}) e
     LEFT JOIN staff s ON s.id = e.actor_id
     LEFT JOIN staff b ON b.id::text = e.detail->>'onBehalfOf'
     ORDER BY e.at DESC, e.id DESC LIMIT ${PAGE + 1}`,
    [from.at, from.id, kinds, ...subjects.map(subjectText)],
  )
}

function present(row: EventRow, words: Sentence, notes: Notes): TimelineEntry {
  const { id, at, kind, detail, actor, onBehalfOf } = row
  const note = notes.get(String(detail['note'] ?? detail['contact']))
  return {
    id,
    at: at.toISOString(),
    kind,
    text: words.de,
    textEn: words.en,
    actor,
    onBehalfOf,
    note: note?.text ?? null,
    isConfidential: note?.isConfidential ?? false,
  }
}

async function wordsOf(
  { deps, eventTexts }: { deps: Deps; eventTexts: EventTexts },
  { code, detail }: EventRow,
): Promise<Sentence> {
  if (code !== 'task-done') return eventTexts[code] ?? { de: code, en: code }
  const info = await readDeployment(deps, String(detail['definition']))
  const element = info.elements.get(String(detail['element']))
  return { de: `Erledigt: ${element?.name ?? ''}`, en: `Done: ${element?.nameEn ?? ''}` }
}
