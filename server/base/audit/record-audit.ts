import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { subjectText, type Subject } from '#server/base/subject.ts'

/** Case, invitation or campaign, or what has no timeline: `letter:…`, `staff:…`, `route:…` */
type AuditSubject = Subject | `${string}:${string}`

export type AuditInput = {
  /** Who did it; null for the system. */
  actor: { id: string } | null
  /** `noun.verb`, e.g. `case.read`. */
  action: string
  subject: AuditSubject
  /** Codes, ids and dates only; nothing personal. */
  detail?: Record<string, string | number | boolean | null>
  requestId?: string
}

const INSERT = `INSERT INTO audit.entry (at, actor_id, action, subject, detail, request_id)
  VALUES ($1, $2::uuid, $3, $4, $5::jsonb, $6)`
const COALESCE_MS = 60_000
const REMEMBERED = 10_000

const textOf = (subject: AuditSubject): string =>
  typeof subject === 'string' ? subject : subjectText(subject)

const valuesOf = (
  deps: Deps,
  { actor, action, subject, detail, requestId }: AuditInput,
): unknown[] => [
  deps.clock.wallNow(),
  actor?.id ?? null,
  action,
  textOf(subject),
  JSON.stringify(detail ?? {}),
  requestId ?? null,
]

/**
 * Adds a line to the audit trail inside the transaction of the change, at real time. The
 * application may only insert there.
 */
export async function recordAudit(tx: Tx, deps: Deps, entry: AuditInput): Promise<void> {
  await tx.$executeRawUnsafe(INSERT, ...valuesOf(deps, entry))
}

const recent = new WeakMap<Deps['db'], Map<string, number>>()

/**
 * Notes that a person read a case, a letter, an invitation (or was refused). The same person
 * reading the same thing again within a minute is one line.
 */
export async function recordRead(deps: Deps, entry: AuditInput): Promise<void> {
  const key = `${entry.actor?.id ?? ''} ${entry.action} ${textOf(entry.subject)}`
  const seen = recent.get(deps.db) ?? new Map<string, number>()
  recent.set(deps.db, seen)
  const at = deps.clock.wallNow().getTime()
  if (at - (seen.get(key) ?? -Infinity) < COALESCE_MS) return
  await deps.db.query(INSERT, valuesOf(deps, entry))
  if (seen.size >= REMEMBERED) seen.clear()
  seen.set(key, at)
}
