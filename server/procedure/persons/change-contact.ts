import type { Actor } from '#server/web/auth/actor.ts'
import { recordAudit } from '#server/base/audit/record-audit.ts'
import { recordEvents } from '#server/procedure/timeline/record-event.ts'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { invalid } from '#server/base/errors.ts'
import { recipientFault } from '#server/procedure/letters/fit-letter.ts'
import type { Contact } from './person-schema.ts'
import { getPerson } from './read-person.ts'
import { caseSubject } from '#server/base/subject.ts'

/**
 * Changes how a person is reached. Trace and timeline name the fields that changed, never their
 * values. Phone and e-mail of a person with a blocking notice stay as they are when nothing is
 * given, since they were not shown.
 * @throws AppError NOT_FOUND, FORBIDDEN, INVALID for a name that no letter can carry
 */
export async function changeContact(
  deps: Deps,
  { id, contact }: { id: string; contact: Contact },
  actor: Actor,
): Promise<void> {
  const person = await getPerson(deps, id, { actor, verb: 'changeContact' })
  const fault = recipientFault({ ...person, ...contact })
  if (fault) throw invalid([{ path: 'representative', message: fault }])
  const { phone, email, ...rest } = contact
  const wanted: Record<string, string | string[] | null | undefined> = {
    ...rest,
    ...(person.blockingNotice && !phone ? {} : { phone }),
    ...(person.blockingNotice && !email ? {} : { email }),
  }
  const before: Record<string, unknown> = { ...person }
  const changes = Object.fromEntries(
    Object.entries(wanted).flatMap(([name, value]) =>
      value === undefined || isSame(value || null, before[name] ?? null)
        ? []
        : [[name, value || null]],
    ),
  )
  if (Object.keys(changes).length === 0) return
  await deps.db.tx(async (tx) => {
    await tx.person.update({ where: { id }, data: changes })
    const running = person.cases.filter(({ status }) => status !== 'closed')
    await recordEvents(
      tx,
      deps,
      running.map((each) => ({
        subject: caseSubject(each.id),
        kind: 'change',
        code: 'contact-changed',
        actorId: actor.id,
      })),
    )
    await recordAudit(tx, deps, {
      actor,
      action: 'person.contact',
      subject: `person:${id}`,
      detail: { fields: Object.keys(changes).join(' ') },
    })
    announce(tx, 'cases')
  })
}

const isSame = (wanted: unknown, before: unknown): boolean =>
  JSON.stringify(wanted) === JSON.stringify(before)
