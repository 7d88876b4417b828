import { createHash } from 'node:crypto'
import type { Query } from '#server/base/db.ts'
import type { EngineRecord } from '#server/engine/engine/records.ts'

/** Names of variables that may be in the engine, from all contracts. */
export type Allowed = ReadonlySet<string>
type Parsed = { row: { partitionId: number; line: string }; record: EngineRecord }

/**
 * Keeps a number that JavaScript cannot hold as it was written (Node has it, the type library does
 * not know it yet).
 */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }

const hashed = (value: string) =>
  `"#${createHash('sha256').update(value).digest('hex').slice(0, 16)}"`

/**
 * Replaces values of variables outside the allow-list by a hash in log and read model and raises an
 * alarm: a drawing lets something into the engine that no contract knows.
 */
export async function hashForbidden(
  query: Query,
  parsed: Parsed[],
  allowed: Allowed,
): Promise<void> {
  for (const { row, record } of parsed) {
    const names = forbiddenNames(record, allowed)
    if (names.length === 0) continue
    await query('UPDATE feed.record_log SET line = $3 WHERE partition_id = $1 AND position = $2', [
      row.partitionId,
      record.position,
      clean(row.line, record, names),
    ])
    if (record.valueType === 'VARIABLE') {
      const value = String(record.value['value'])
      await query(
        `UPDATE readmodel.variable SET value = $3
          WHERE scope_key = $1 AND name = $2 AND value = $4`,
        [String(record.value['scopeKey']), names[0], hashed(value), value],
      )
    }
    await query(
      `INSERT INTO feed.alarm (kind, detail, at)
       SELECT 'variable', $1, $2
       WHERE NOT EXISTS (
         SELECT FROM feed.alarm WHERE kind = 'variable' AND detail = $1 AND seen_at IS NULL)`,
      [
        `${String(record.value['bpmnProcessId'] ?? record.valueType)}: ${names.join(', ')}`,
        new Date(record.timestamp),
      ],
    )
  }
}

function forbiddenNames({ valueType, value }: EngineRecord, allowed: Allowed): string[] {
  if (valueType === 'VARIABLE')
    return allowed.has(String(value['name'])) ? [] : [String(value['name'])]
  const variables = value['variables']
  return variables && typeof variables === 'object'
    ? Object.keys(variables).filter((name) => !allowed.has(name))
    : []
}

function clean(line: string, record: EngineRecord, names: string[]): string {
  const parsed = JSON.parse(line, (_, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source && !Number.isSafeInteger(value)
      ? rawJSON(context.source)
      : value,
  ) as { value: { value?: string; variables?: Record<string, unknown> } }
  if (record.valueType === 'VARIABLE') parsed.value.value = hashed(String(parsed.value.value))
  else
    for (const name of names)
      if (parsed.value.variables)
        parsed.value.variables[name] = hashed(JSON.stringify(parsed.value.variables[name]))
  return JSON.stringify(parsed)
}
