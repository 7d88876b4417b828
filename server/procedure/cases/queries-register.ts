import type { Query } from '#server/base/db.ts'
import { type Subject, subjectText } from '#server/base/subject.ts'

export type Registration = {
  process: string
  /** Who started. */
  subject: Subject
  generation: number
  processInstanceKey: string
}

/** Registers an instance where nobody is registered under its key and generation. */
export async function insertRegistration(
  query: Query,
  { process, subject, generation, processInstanceKey }: Registration,
  at: Date,
): Promise<void> {
  await query(
    `INSERT INTO instance_register
       (business_key, generation, process_instance_key, process, registered_at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (business_key, generation) DO NOTHING`,
    [subjectText(subject), generation, processInstanceKey, process, at],
  )
}

/** Takes an instance key from whoever else had it, in the register and at the case. */
export async function releaseKey(
  query: Query,
  { subject, processInstanceKey: key }: Registration,
): Promise<void> {
  const lost = `lost:${key}`
  const released = await query(
    `UPDATE instance_register
     SET process_instance_key = $1
     WHERE process_instance_key = $2 AND business_key <> $3
     RETURNING 1`,
    [lost, key, subjectText(subject)],
  )
  if (released.length === 0) return
  await query(
    'UPDATE case_instance SET process_instance_key = $1 WHERE process_instance_key = $2',
    [lost, key],
  )
}

/** Which of some instances the record log knows with this value of a variable. */
export async function listLoggedScopes(
  query: Query,
  { keys, name, value }: { keys: string[]; name: string; value: string },
): Promise<string[]> {
  const rows = await query<{ scope: string }>(
    `SELECT scope_key AS scope
     FROM readmodel.variable
     WHERE scope_key = ANY($1::text[]) AND name = $2 AND value = $3`,
    [keys, name, JSON.stringify(value)],
  )
  return rows.map(({ scope }) => scope)
}

export async function deleteCaseInstance(query: Query, key: string): Promise<void> {
  await query('DELETE FROM case_instance WHERE process_instance_key = $1', [key])
}

/** Notes the instance at its case. Run again, it changes nothing. */
export async function insertCaseInstance(
  query: Query,
  caseId: string,
  { registration, at }: { registration: Registration; at: Date },
): Promise<void> {
  const { process, generation, processInstanceKey } = registration
  await query(
    `INSERT INTO case_instance (process_instance_key, case_id, process, generation, from_at, why)
     VALUES ($1, $2::uuid, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [processInstanceKey, caseId, process, generation, at, generation === 1 ? 'start' : 'restart'],
  )
}
