import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { subjectText, type Subject } from '#server/base/subject.ts'

export type SubjectEventInput = {
  subject: Subject
  kind: 'process' | 'letter' | 'decision' | 'change' | 'contact'
  /** Code whose words stand in an `event-texts.ts`. */
  code: string
  /** Codes and dates only; nothing personal. */
  detail?: Record<string, string | number | boolean | null>
  actorId?: string | null
}

/** Adds a line to the timeline of a case, an invitation or a campaign, at trial time. */
export async function recordEvent(tx: Tx, deps: Deps, event: SubjectEventInput): Promise<void> {
  await recordEvents(tx, deps, [event])
}

/** Adds many lines with one statement. */
export async function recordEvents(tx: Tx, deps: Deps, events: SubjectEventInput[]): Promise<void> {
  if (events.length === 0) return
  const at = deps.clock.now()
  await tx.subjectEvent.createMany({
    data: events.map((event) => ({
      ...event,
      subject: subjectText(event.subject),
      at,
      detail: event.detail ?? {},
      actorId: event.actorId ?? null,
    })),
  })
}
