import { recordAudit } from '#server/base/audit/record-audit.ts'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { enqueueComplete } from '#server/engine/outbox/enqueue.ts'
import { cancelIn } from '#server/procedure/prints/cancel-letter.ts'
import { invitationSubject, subjectText } from '#server/base/subject.ts'

export type Overtaking = { invitationId: string; response: string; actorId: string }

/**
 * What a task that an answer makes unnecessary hands in: its process takes the answer, goes back to
 * waiting, or ends to be started anew.
 */
const HANDED_IN = new Map<string, (response: string) => Record<string, unknown>>([
  ['phone-contact', (response) => ({ response })],
  ['answer-question', () => ({})],
  ['clarify-letter', () => ({ letterDecision: 'cancel' })],
  ['clarify-address', () => ({ addressOutcome: 'unknown' })],
])

/**
 * Takes back the letters of an invitation that are not posted yet: nobody is reminded of what was
 * answered. What waits for them goes on.
 */
export async function cancelUnposted(
  tx: Tx,
  deps: Deps,
  { invitationId, actorId }: Omit<Overtaking, 'response'>,
): Promise<void> {
  const letters = await tx.letter.findMany({
    where: { invitationId, state: { in: ['rendered', 'queued', 'in-run'] } },
    select: { id: true },
  })
  for (const { id } of letters) await cancelIn(tx, deps, { letterId: id, actorId })
}

/**
 * An answer that comes while a letter waits for its posting, or while somebody was to call, to
 * answer a question or to look for an address: the letters are cancelled, the tasks completed. Says
 * how the process hears the answer: it has been `told` by a task, has ended and needs a `restart`,
 * or waits for the `message`.
 */
export async function overtake(
  tx: Tx,
  deps: Deps,
  { invitationId, response, actorId }: Overtaking,
): Promise<'told' | 'restart' | 'message'> {
  const subject = invitationSubject(invitationId)
  const tasks = await tx.task.findMany({
    where: {
      subject: subjectText(subject),
      state: 'open',
      submissionId: null,
      formId: { in: [...HANDED_IN.keys()] },
    },
    select: { key: true, formId: true },
  })
  await cancelUnposted(tx, deps, { invitationId, actorId })
  for (const { key, formId } of tasks) {
    // off the lists at once
    await tx.task.update({ where: { key }, data: { submissionId: invitationId } })
    const variables = HANDED_IN.get(formId)?.(response) ?? {}
    await enqueueComplete(tx, deps, { stream: subject, taskKey: key, variables })
    await recordAudit(tx, deps, {
      actor: null,
      action: 'task.complete',
      subject,
      detail: { task: key, form: formId, by: actorId },
    })
  }
  const forms = tasks.map((task) => task.formId)
  if (forms.includes('clarify-address')) return 'restart'
  return forms.includes('phone-contact') ? 'told' : 'message'
}
