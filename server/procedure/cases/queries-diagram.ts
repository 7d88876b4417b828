import type { Query } from '#server/base/db.ts'

export type Level = { key: string; definitionKey: string; processId: string }
export type PassedElement = { elementId: string; elementType: string; state: string }

const LEVEL = 'key, definition_key AS "definitionKey", process_id AS "processId"'

export async function findInstance(query: Query, key: string): Promise<Level | null> {
  const [row] = await query<Level>(
    `SELECT ${LEVEL} FROM readmodel.process_instance WHERE key = $1`,
    [key],
  )
  return row ?? null
}

/** The running instance that an instance called last. */
export async function findCalled(query: Query, parent: string): Promise<Level | null> {
  const [row] = await query<Level>(
    `SELECT ${LEVEL}
     FROM readmodel.process_instance
     WHERE parent_key = $1 AND state NOT IN ('completed', 'terminated')
     ORDER BY position DESC
     LIMIT 1`,
    [parent],
  )
  return row ?? null
}

/** Elements that an instance entered, in their order. */
export async function listPassedElements(query: Query, key: string): Promise<PassedElement[]> {
  return await query<PassedElement>(
    `SELECT element_id AS "elementId", element_type AS "elementType", state
     FROM readmodel.element_instance
     WHERE process_instance_key = $1
     ORDER BY position`,
    [key],
  )
}
