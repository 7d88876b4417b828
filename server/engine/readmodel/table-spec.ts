/** How two records of the same key become one row, whatever order they arrive in. */
type Merge = 'latest' | 'min' | 'max'
export type TableSpec = {
  table: string
  key: string[]
  /** Column → SQL type and merge rule. `position` is added to every table. */
  columns: Record<string, { type: string; merge: Merge }>
}
export type Row = Record<string, string | number | boolean | null>

const latest = (type: string) => ({ type, merge: 'latest' as const })
const fixed = (type: string) => ({ type, merge: 'latest' as const })
const started = { type: 'timestamptz', merge: 'min' as const }
const ended = { type: 'timestamptz', merge: 'max' as const }

export const SPECS = {
  process_instance: {
    table: 'process_instance',
    key: ['key'],
    columns: {
      process_id: fixed('text'),
      version: fixed('integer'),
      definition_key: fixed('text'),
      parent_key: fixed('text'),
      state: latest('text'),
      started_at: started,
      ended_at: ended,
    },
  },
  element_instance: {
    table: 'element_instance',
    key: ['key'],
    columns: {
      process_instance_key: fixed('text'),
      element_id: fixed('text'),
      element_type: fixed('text'),
      scope_key: fixed('text'),
      state: latest('text'),
      started_at: started,
      ended_at: ended,
    },
  },
  variable: {
    table: 'variable',
    key: ['scope_key', 'name'],
    columns: { process_instance_key: fixed('text'), value: latest('text') },
  },
  timer: {
    table: 'timer',
    key: ['key'],
    columns: {
      process_instance_key: fixed('text'),
      element_id: fixed('text'),
      due_at: latest('timestamptz'),
      state: latest('text'),
    },
  },
  job: {
    table: 'job',
    key: ['key'],
    columns: {
      type: fixed('text'),
      process_instance_key: fixed('text'),
      element_id: fixed('text'),
      retries: latest('integer'),
      state: latest('text'),
    },
  },
  subscription: {
    table: 'subscription',
    key: ['key'],
    columns: {
      process_instance_key: fixed('text'),
      element_instance_key: fixed('text'),
      message_name: fixed('text'),
      correlation_key: fixed('text'),
      state: latest('text'),
    },
  },
  message: {
    table: 'message',
    key: ['key'],
    columns: {
      name: { type: 'text', merge: 'max' },
      correlation_key: { type: 'text', merge: 'max' },
      message_id: { type: 'text', merge: 'max' },
      correlated: { type: 'boolean', merge: 'max' },
      expired: { type: 'boolean', merge: 'max' },
    },
  },
  incident: {
    table: 'incident',
    key: ['key'],
    columns: {
      process_instance_key: fixed('text'),
      element_id: fixed('text'),
      job_key: fixed('text'),
      error_type: fixed('text'),
      error_message: fixed('text'),
      state: latest('text'),
      created_at: started,
      resolved_at: ended,
    },
  },
} satisfies Record<string, TableSpec>

/**
 * One statement that writes many rows of a table; `$1` is a JSON array. Rows already there are
 * merged by the spec.
 */
export function upsertStatement(spec: TableSpec, schema: string): string {
  const names = [...spec.key, ...Object.keys(spec.columns), 'position']
  const types = names.map(
    (name) => `${name} ${spec.columns[name]?.type ?? (name === 'position' ? 'bigint' : 'text')}`,
  )
  const sets = Object.entries(spec.columns).map(
    ([name, { merge }]) => `${name} = ${mergeExpression(name, merge)}`,
  )
  return `INSERT INTO ${schema}.${spec.table} AS t (${names.join(', ')})
    SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS r(${types.join(', ')})
    ON CONFLICT (${spec.key.join(', ')}) DO UPDATE
      SET ${sets.join(', ')}, position = greatest(t.position, excluded.position)`
}

function mergeExpression(name: string, merge: Merge): string {
  if (merge === 'min') return `least(t.${name}, excluded.${name})`
  if (merge === 'max') return `greatest(t.${name}, excluded.${name})`
  return `CASE WHEN excluded.position > t.position THEN excluded.${name} ELSE t.${name} END`
}

/** Merges rows of the same key, so that one statement never meets a key twice. */
export function mergeRows(spec: TableSpec, rows: Row[]): Row[] {
  const byKey = new Map<string, Row>()
  for (const row of rows) {
    const id = spec.key.map((name) => row[name]).join('\u0001')
    const known = byKey.get(id)
    byKey.set(id, known ? merged(spec, known, row) : row)
  }
  return [...byKey.values()]
}

function merged(spec: TableSpec, a: Row, b: Row): Row {
  const [older, newer] =
    BigInt(String(a['position'])) <= BigInt(String(b['position'])) ? [a, b] : [b, a]
  const row: Row = { ...newer }
  for (const [name, { merge }] of Object.entries(spec.columns)) {
    if (merge !== 'latest') row[name] = extreme(older[name] ?? null, newer[name] ?? null, merge)
  }
  return row
}

function extreme(a: Row[string], b: Row[string], merge: 'min' | 'max'): Row[string] {
  if (a === null || b === null) return a ?? b ?? null
  return (merge === 'min') === a < b ? a : b
}
