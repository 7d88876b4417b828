import type { Actor } from '#server/web/auth/actor.ts'
import type { Deps } from '#server/base/deps.ts'
import { invalid } from '#server/base/errors.ts'
import { readNotes } from '#server/procedure/notes/read-notes.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'
import { eventTexts } from '#server/doors/event-texts.ts'
import { caseThing, getCase } from './find-case.ts'
import type { Timeline, TimelineEntry, TimelineQuery } from './schema.ts'

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
  on_behalf_of: string | null
}
type Cursor = { at: string; id: string }

/**
 * One page of what happened in a case and in the invitation it came from, newest first, in words; a
 * page further back costs what the first one costs.
 */
export async function listTimeline(
  deps: Deps,
  { id, kind, cursor }: TimelineQuery & { id: string },
  actor: Actor,
): Promise<Timeline> {
  const found = await getCase(deps, id, { actor })
  const from = cursor === undefined ? { at: 'infinity', id: String(2n ** 62n) } : readCursor(cursor)
  const subjects = [
    `case:${id}`,
    ...(found.invitationId ? [`invitation:${found.invitationId}`] : []),
  ]
  const [rows, notes] = await Promise.all([
    readRows(deps, { subjects, from, kinds: kind ? KINDS[kind] : null }),
    readNotes(deps, id, { actor, thing: caseThing(found) }),
  ])
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const items = await Promise.all(page.map((row) => present(deps, row, notes)))
  return {
    items,
    nextCursor:
      rows.length > PAGE && last
        ? Buffer.from(`${last.at.toISOString()} ${last.id}`).toString('base64url')
        : null,
  }
}

/** One index scan per subject, merged. */
async function readRows(
  { db }: Deps,
  { subjects, from, kinds }: { subjects: string[]; from: Cursor; kinds: string[] | null },
): Promise<EventRow[]> {
  const scan = (n: number): string =>
    `(
       SELECT id, at, kind, code, detail, actor_id
       FROM subject_event
       WHERE subject = $${n} AND (at, id) < ($1::timestamptz, $2::bigint)
         AND ($3::text[] IS NULL OR kind = ANY($3))
       ORDER BY at DESC, id DESC
       LIMIT ${PAGE + 1}
     )`
  return await db.query<EventRow>(
    `SELECT e.id::text, e.at, e.kind, e.code, e.detail, s.display_name AS actor,
       b.display_name AS on_behalf_of
     FROM (${subjects.map((_, n) => scan(n + 4)).join(' UNION ALL ')}) e
     LEFT JOIN staff s ON s.id = e.actor_id
     LEFT JOIN staff b ON b.id::text = e.detail->>'onBehalfOf'
     ORDER BY e.at DESC, e.id DESC
     LIMIT ${PAGE + 1}`,
    [from.at, from.id, kinds, ...subjects],
  )
}

function readCursor(cursor: string): Cursor {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (/^\d{4,}-\d\d-\d\dT[\d:.]+Z$/.test(at) && /^\d{1,19}$/.test(id)) return { at, id }
  throw invalid([
    {
      path: 'cursor',
      message: { de: 'Laden Sie den Verlauf neu.', en: 'Load the timeline again.' },
    },
  ])
}

async function present(
  deps: Deps,
  { id, at, kind, code, detail, actor, on_behalf_of: onBehalfOf }: EventRow,
  notes: Notes,
): Promise<TimelineEntry> {
  const words =
    code === 'task-done'
      ? await taskWords(deps, detail)
      : (eventTexts[code] ?? { de: code, en: code })
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
async function taskWords(
  deps: Deps,
  detail: Record<string, unknown>,
): Promise<{ de: string; en: string }> {
  const info = await readDeployment(deps, String(detail['definition']))
  const element = info.elements.get(String(detail['element']))
  return { de: `Erledigt: ${element?.name ?? ''}`, en: `Done: ${element?.nameEn ?? ''}` }
}
