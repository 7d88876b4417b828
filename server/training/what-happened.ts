import { eventTexts } from '../cases/all-event-texts.ts'
import type { Deps } from '../deps.ts'

/** What came about that often on a day of the trial. */
export type Happened = { on: string; text: string; textEn: string; count: number }

const SHOWN = 100

export async function lastEventId(deps: Deps): Promise<string> {
  const [row] = await deps.db.query<{ id: string }>('SELECT coalesce(max(id), 0)::text AS id FROM subject_event')
  return row?.id ?? '0'
}

/** Events of all timelines after `id`, counted by day and kind; no person is named. */
export async function listHappened(deps: Deps, id: string): Promise<Happened[]> {
  const rows = await deps.db.query<{ on: string; code: string; count: number }>(
    `SELECT to_char(at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS on, code, count(*)::int AS count FROM subject_event WHERE id > $1::bigint GROUP BY 1, 2 ORDER BY 1, min(id) LIMIT ${SHOWN}`,
    [id],
  )
  return rows.map(({ on, code, count }) => ({ on, count, text: eventTexts[code]?.de ?? code, textEn: eventTexts[code]?.en ?? code }))
}
