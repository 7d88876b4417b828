import type { EventTexts } from '#server/procedure/timeline/event-texts.ts'
import type { Deps } from '#server/base/deps.ts'
import { readDeployment } from '#server/procedure/deployments/read-deployment.ts'

/** What came about that often on a day of the trial. */
export type Happened = { on: string; text: string; textEn: string; count: number }

const SHOWN = 100

export async function lastEventId(deps: Deps): Promise<string> {
  const [row] = await deps.db.query<{ id: string }>(
    'SELECT coalesce(max(id), 0)::text AS id FROM subject_event',
  )
  return row?.id ?? '0'
}

/**
 * Tasks that arose and events of all timelines since that have words, counted by day and kind; no
 * person is named.
 */
export async function listHappened(
  deps: Deps,
  { eventTexts, ...since }: { eventId: string; from: string; eventTexts: EventTexts },
): Promise<Happened[]> {
  const both = [
    ...(await listEvents(deps, since.eventId, eventTexts)),
    ...(await listNewTasks(deps, since.from)),
  ]
  return both.toSorted((a, b) => a.on.localeCompare(b.on)).slice(0, SHOWN)
}

async function listNewTasks(deps: Deps, from: string): Promise<Happened[]> {
  const rows = await deps.db.query<{
    on: string
    elementId: string
    definition: string
    count: number
  }>(
    `SELECT to_char(created_at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS on,
       element_id AS "elementId", min(definition_key) AS definition, count(*)::int AS count
     FROM task WHERE created_at > $1 GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ${SHOWN}`,
    [from],
  )
  return await Promise.all(
    rows.map(async ({ on, elementId, definition, count }) => {
      const element = (await readDeployment(deps, definition)).elements.get(elementId)
      return {
        on,
        count,
        text: `Neue Aufgabe: ${element?.name ?? elementId}`,
        textEn: `New task: ${element?.nameEn ?? elementId}`,
      }
    }),
  )
}

async function listEvents(deps: Deps, id: string, eventTexts: EventTexts): Promise<Happened[]> {
  const rows = await deps.db.query<{ on: string; code: string; count: number }>(
    `SELECT to_char(at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS on, code,
       count(*)::int AS count
     FROM subject_event WHERE id > $1::bigint GROUP BY 1, 2 ORDER BY 1, min(id) LIMIT ${SHOWN}`,
    [id],
  )
  return rows.flatMap(({ on, code, count }) => {
    const said = eventTexts[code]
    return said ? [{ on, count, text: said.de, textEn: said.en }] : []
  })
}
