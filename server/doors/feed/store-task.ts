import type { Query } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { EngineRecord } from '#server/engine/engine/records.ts'
import { instantOf } from './record-rows.ts'
import { parseSubject, subjectText } from '#server/base/subject.ts'

const STATES: Record<string, 'open' | 'completed' | 'canceled'> = {
  CREATED: 'open',
  COMPLETED: 'completed',
  CANCELED: 'canceled',
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

type EngineColumns = {
  key: string
  elementId: string
  elementInstanceKey: string
  processInstanceKey: string
  processId: string
  version: number
  definitionKey: string
  role: string
  subject: string
  formId: string
  headers: string
}

function engineColumns({ value }: EngineRecord): EngineColumns {
  const [subject] = list(value['candidateUsersList'])
  const [role] = list(value['candidateGroupsList'])
  if (!subject || !role) throw new Error('the task carries no subject or no role')
  return {
    key: String(value['userTaskKey']),
    elementId: String(value['elementId']),
    elementInstanceKey: String(value['elementInstanceKey']),
    processInstanceKey: String(value['processInstanceKey']),
    processId: String(value['bpmnProcessId']),
    version: Number(value['processDefinitionVersion']),
    definitionKey: String(value['processDefinitionKey']),
    role,
    subject: subjectText(parseSubject(subject)),
    formId: String(value['externalFormReference']),
    headers: JSON.stringify(value['customHeaders'] ?? {}),
  }
}

/**
 * Writes the engine's columns of a task; a final state stays final whatever comes later. Returns
 * null for intents on the way. A completion that carries one of our outbox ids settles that row as
 * delivered: the answer to our call was lost, not the call.
 */
export async function storeTask(
  deps: Deps,
  query: Query,
  { record, isRepair = false }: { record: EngineRecord; isRepair?: boolean },
): Promise<{ key: string; isNew: boolean } | null> {
  const state = STATES[record.intent]
  if (!state) return null
  const c = engineColumns(record)
  const at = instantOf(record.timestamp)
  const action = state === 'completed' ? String(record.value['action'] ?? '') : null
  const [row] = await query<{ isNew: boolean }>(
    `INSERT INTO task AS t (
       key, element_id, element_instance_key, process_instance_key, process_id, process_version,
       definition_key, role, subject, form_id, headers, state, created_at, ended_at, action)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13::timestamptz,
       CASE WHEN $12 = 'open' THEN NULL ELSE $13::timestamptz END, $14)
     ON CONFLICT (key) DO UPDATE SET
       state = CASE WHEN t.state = 'open' THEN excluded.state ELSE t.state END,
       created_at = least(t.created_at, excluded.created_at),
       ended_at = coalesce(t.ended_at, excluded.ended_at), action = coalesce(t.action, excluded.action)
     RETURNING (xmax = 0) AS "isNew"`,
    [
      c.key,
      c.elementId,
      c.elementInstanceKey,
      c.processInstanceKey,
      c.processId,
      c.version,
      c.definitionKey,
      c.role,
      c.subject,
      c.formId,
      c.headers,
      state,
      at,
      action,
    ],
  )
  if (isRepair && state === 'open') await repair(query, c)
  if (action && !isRepair) await confirmOwn(deps, query, action)
  return { key: c.key, isNew: row?.isNew ?? false }
}

/** Sets the engine's columns as the log has them, from the record that created the task on. */
async function repair(query: Query, c: EngineColumns): Promise<void> {
  await query(
    `UPDATE task
     SET element_id = $2, element_instance_key = $3, process_instance_key = $4, process_id = $5,
       process_version = $6, definition_key = $7, role = $8, subject = $9, form_id = $10,
       headers = $11::jsonb, state = 'open', ended_at = NULL, action = NULL
     WHERE key = $1`,
    [
      c.key,
      c.elementId,
      c.elementInstanceKey,
      c.processInstanceKey,
      c.processId,
      c.version,
      c.definitionKey,
      c.role,
      c.subject,
      c.formId,
      c.headers,
    ],
  )
}

async function confirmOwn(deps: Deps, query: Query, outboxId: string): Promise<void> {
  await query(
    `UPDATE outbox SET state = 'delivered', confirmed_at = $2, settled_at = coalesce(settled_at, $2)
     WHERE id::text = $1 AND kind = 'complete'`,
    [outboxId, deps.clock.wallNow()],
  )
}
