import type { Deps } from '../deps.ts'
import { readDeployment } from '../studio/read-deployment.ts'
import { eventTexts } from './all-event-texts.ts'
import type { TimelineEntry } from './schema.ts'

type Notes = Map<string, { text: string | null; isConfidential: boolean }>
type EventRow = { at: Date; kind: TimelineEntry['kind']; code: string; detail: Record<string, unknown>; actor: string | null; on_behalf_of: string | null }

/** What happened to a subject, newest first, in words; `notes` are the texts at entries that carry their id. */
export async function listTimeline(deps: Deps, subjects: string[], notes: Notes): Promise<TimelineEntry[]> {
  const rows = await deps.db.query<EventRow>(
    `SELECT e.at, e.kind, e.code, e.detail, s.display_name AS actor, b.display_name AS on_behalf_of
     FROM subject_event e LEFT JOIN staff s ON s.id = e.actor_id LEFT JOIN staff b ON b.id::text = e.detail->>'onBehalfOf'
     WHERE e.subject = ANY($1) ORDER BY e.at DESC, e.id DESC LIMIT 200`,
    [subjects],
  )
  return await Promise.all(rows.map((row) => present(deps, row, notes)))
}

async function present(deps: Deps, { at, kind, code, detail, actor, on_behalf_of: onBehalfOf }: EventRow, notes: Notes): Promise<TimelineEntry> {
  const words = code === 'task-done' ? await taskWords(deps, detail) : (eventTexts[code] ?? { de: code, en: code })
  const note = notes.get(String(detail['note'] ?? detail['contact']))
  return { at: at.toISOString(), kind, text: words.de, textEn: words.en, actor, onBehalfOf, note: note?.text ?? null, isConfidential: note?.isConfidential ?? false }
}

async function taskWords(deps: Deps, detail: Record<string, unknown>): Promise<{ de: string; en: string }> {
  const info = await readDeployment(deps, String(detail['definition']))
  const element = info.elements.get(String(detail['element']))
  return { de: `Erledigt: ${element?.name ?? ''}`, en: `Done: ${element?.nameEn ?? ''}` }
}
