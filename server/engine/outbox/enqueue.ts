import { randomUUID } from 'node:crypto'
import { announce, type Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { subjectText, type Subject } from '#server/base/subject.ts'

const HOUR_MS = 3_600_000

export type MessageCommand = {
  /** The subject whose order counts; a start belongs to the stream of what it starts. */
  stream: Subject
  name: string
  correlationKey: string
  variables: Record<string, unknown>
  /** Milliseconds that the engine keeps the message; at least an hour, 0 for a start. */
  ttlMs?: number
  /** A start message: no life beyond this moment, confirmed by its row in `instance_register`. */
  isStart?: boolean
}

export type CompleteCommand = {
  stream: Subject
  taskKey: string
  variables: Record<string, unknown>
}

type Row = { id: string; stream: string; kind: 'publish' | 'complete'; payload: string }

/**
 * Writes one message for the engine into the running transaction; returns its id, which is the
 * message id.
 */
export async function enqueueMessage(tx: Tx, deps: Deps, command: MessageCommand): Promise<string> {
  const [id] = await enqueueMessages(tx, deps, [command])
  return id!
}

/** Writes many messages with one statement; ids in the order given. */
export async function enqueueMessages(
  tx: Tx,
  deps: Deps,
  commands: MessageCommand[],
): Promise<string[]> {
  const rows = commands.map((command): Row => {
    const { stream, name, correlationKey, variables, isStart = false } = command
    const ttlMs = isStart ? 0 : (command.ttlMs ?? 7 * 24 * HOUR_MS)
    return {
      id: randomUUID(),
      stream: subjectText(stream),
      kind: 'publish',
      payload: JSON.stringify({ name, correlationKey, variables, ttlMs, isStart }),
    }
  })
  await insert(tx, deps, rows)
  return rows.map((row) => row.id)
}

/**
 * Writes the completion of a user task into the running transaction; the row's id travels in
 * `action` and comes back in the record.
 */
export async function enqueueComplete(
  tx: Tx,
  deps: Deps,
  { stream, taskKey, variables }: CompleteCommand,
): Promise<string> {
  const row: Row = {
    id: randomUUID(),
    stream: subjectText(stream),
    kind: 'complete',
    payload: JSON.stringify({ taskKey, variables }),
  }
  await insert(tx, deps, [row])
  return row.id
}

async function insert(tx: Tx, deps: Deps, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  const at = deps.clock.wallNow()
  await tx.$executeRaw`INSERT INTO outbox (id, stream, kind, payload, next_at, created_at)
    SELECT id::uuid, stream, kind, payload::jsonb, ${at}, ${at}
    FROM unnest(${rows.map((r) => r.id)}::text[], ${rows.map((r) => r.stream)}::text[],
      ${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.payload)}::text[])
      WITH ORDINALITY AS t(id, stream, kind, payload, n) ORDER BY n`
  announce(tx, 'outbox')
}
