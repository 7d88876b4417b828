import type { Query } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import type { EngineRecord } from '#server/engine/engine/records.ts'
import { DEPLOY_LOCK } from '#server/procedure/deployments/deploy-lock.ts'
import { TRAINING_MARKER } from '#server/desks/training/settle-monitor.ts'

/**
 * Something happened in the engine that only we may do. `proof` is what shows that we did: the id
 * of a row of the outbox or of a deployment.
 */
export type Suspect = {
  kind: 'completion' | 'task-change' | 'deployment' | 'start' | 'message' | 'intervention'
  key: string
  proof: string
  /** What it is about: ids of drawings, names of messages. */
  detail: string
  subject: string | null
}

/** A row of ours may come a moment after the engine's record. */
const GRACE_MS = 2000

const text = (value: unknown): string => (typeof value === 'string' ? value : String(value ?? ''))

/** By type and intent: what it is, and which fields of the record say what it is about. */
const KINDS: Record<string, { kind: Suspect['kind']; about: string[] }> = {
  'USER_TASK COMPLETED': { kind: 'completion', about: ['bpmnProcessId', 'elementId'] },
  'USER_TASK ASSIGNED': { kind: 'task-change', about: ['bpmnProcessId', 'elementId'] },
  'USER_TASK UPDATED': { kind: 'task-change', about: ['bpmnProcessId', 'elementId'] },
  'PROCESS CREATED': { kind: 'deployment', about: ['bpmnProcessId', 'version'] },
  'FORM CREATED': { kind: 'deployment', about: ['formId', 'version'] },
  'DECISION CREATED': { kind: 'deployment', about: ['decisionId', 'version'] },
  'PROCESS_INSTANCE_CREATION CREATED': { kind: 'start', about: ['bpmnProcessId'] },
  'PROCESS_INSTANCE_MODIFICATION MODIFIED': { kind: 'intervention', about: [] },
  'PROCESS_INSTANCE_MIGRATION MIGRATED': { kind: 'intervention', about: [] },
  'VARIABLE_DOCUMENT UPDATED': { kind: 'intervention', about: [] },
  'RESOURCE_DELETION DELETED': { kind: 'intervention', about: [] },
  'MESSAGE PUBLISHED': { kind: 'message', about: ['name'] },
}

const PROOFS: Partial<Record<Suspect['kind'], string>> = {
  completion: 'action',
  message: 'messageId',
}

/** What a record tells of that somebody must have ordered; null for what the engine does itself. */
export function suspectOf(record: EngineRecord, isTraining: boolean): Suspect | null {
  const { valueType, intent, recordType, value, key } = record
  const found = recordType === 'EVENT' ? KINDS[`${valueType} ${intent}`] : undefined
  if (!found) return null
  if (isTraining && found.kind === 'message' && value['name'] === TRAINING_MARKER) return null
  const { kind, about } = found
  const proof = PROOFS[kind]
  const [subject] = Array.isArray(value['candidateUsersList']) ? value['candidateUsersList'] : []
  return {
    kind,
    key: `${key}/${intent}`,
    proof: kind === 'deployment' ? key : proof ? text(value[proof]) : '',
    detail: about.length ? about.map((name) => text(value[name])).join(' ') : valueType,
    subject: subject === undefined ? null : text(subject),
  }
}

/** True for a row `s` of suspects that one of our own rows explains. */
const IS_OURS = `CASE s.kind
  WHEN 'deployment' THEN EXISTS (SELECT FROM deployment d WHERE d.definition_key = s.proof)
  ELSE EXISTS (
    SELECT FROM outbox o
    WHERE o.id = CASE WHEN s.proof ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      THEN s.proof::uuid END)
  END`

/** Notes what no row of ours explains yet; runs in the transaction that projects the records. */
export async function noteSuspects(
  deps: Deps,
  query: Query,
  records: EngineRecord[],
): Promise<void> {
  const suspects = records.flatMap((record) => suspectOf(record, deps.isTraining ?? false) ?? [])
  if (suspects.length === 0) return
  await query(
    `INSERT INTO feed.suspect (kind, key, proof, detail, subject, seen_at)
     SELECT s.kind, s.key, s.proof, s.detail, s.subject, $2
     FROM jsonb_to_recordset($1::jsonb)
       AS s(kind text, key text, proof text, detail text, subject text)
     WHERE NOT (${IS_OURS})
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(suspects), deps.clock.wallNow()],
  )
}

/** A deployment is noted after the engine has taken it; until then its lock is held. */
const WE_DEPLOY = `EXISTS (
  SELECT FROM pg_locks
  WHERE locktype = 'advisory' AND objid = ${DEPLOY_LOCK} AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`

/** Raises an alarm for each suspect that still nothing of ours explains. */
export async function judgeSuspects(deps: Deps): Promise<void> {
  const before = new Date(deps.clock.wallNow().getTime() - GRACE_MS)
  const raised = await deps.db.query<{ kind: string; detail: string }>(
    `WITH s AS (
       DELETE FROM feed.suspect
       WHERE seen_at <= $1 AND NOT (kind = 'deployment' AND ${WE_DEPLOY})
       RETURNING *)
     INSERT INTO feed.alarm (kind, detail, subject, at)
     SELECT 'foreign-' || s.kind, s.detail, s.subject, s.seen_at FROM s WHERE NOT (${IS_OURS})
     RETURNING kind, detail`,
    [before],
  )
  for (const alarm of raised)
    deps.log.error(alarm, 'the engine did something that was not ordered here')
  if (raised.length) deps.db.announceNow(['operations'])
}
