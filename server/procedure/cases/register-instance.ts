import type { Deps } from '#server/base/deps.ts'
import { announce, queryOf, type Tx } from '#server/base/db.ts'
import { BpmnError, NotYet } from '#server/base/errors.ts'
import {
  deleteCaseInstance,
  insertCaseInstance,
  insertRegistration,
  listLoggedScopes,
  releaseKey,
  type Registration,
} from './queries-register.ts'
import { subjectText } from '#server/base/subject.ts'

/**
 * Registers a process instance under its business key and generation before anything goes out. The
 * same instance again is success (a repeated job); another one is a duplicate start, unless the
 * engine forgot the registered one in a crash.
 * @throws BpmnError DUPLICATE_CASE
 * @throws NotYet while the record log does not tell which of two instances is real
 */
export async function registerInstance(deps: Deps, registration: Registration): Promise<void> {
  const { generation, processInstanceKey } = registration
  const businessKey = subjectText(registration.subject)
  await deps.db.tx(async (tx) => {
    const query = queryOf(tx)
    // a key that the engine gives away again after a crash belongs to its newest owner
    await releaseKey(query, registration)
    await insertRegistration(query, registration, deps.clock.now())
    const registered = await tx.instanceRegister.findUniqueOrThrow({
      where: { businessKey_generation: { businessKey, generation } },
    })
    if (registered.processInstanceKey !== processInstanceKey)
      await takeOver(tx, deps, { registration, before: registered.processInstanceKey })
    await follow(tx, deps, registration)
  })
}

/**
 * The log is in the engine's order: where it knows this instance and not the one registered before,
 * that one was lost in a crash (docs/procedure.md, "What a crash may repeat").
 */
async function takeOver(
  tx: Tx,
  deps: Deps,
  { registration, before }: { registration: Registration; before: string },
): Promise<void> {
  const { subject, generation, processInstanceKey: own } = registration
  const businessKey = subjectText(subject)
  const logged = await listLoggedScopes(queryOf(tx), {
    keys: [before, own],
    name: `${subject.kind}Id`,
    value: subject.id,
  })
  if (logged.includes(before)) throw new BpmnError('DUPLICATE_CASE')
  if (logged.length === 0) throw new NotYet('RECORD_LOG_BEHIND')
  await tx.instanceRegister.update({
    where: { businessKey_generation: { businessKey, generation } },
    data: { processInstanceKey: own, registeredAt: deps.clock.now() },
  })
  await deleteCaseInstance(queryOf(tx), before)
  await tx.wait.updateMany({
    where: { subject: businessKey, scope: before, closedAt: null },
    data: { closedAt: deps.clock.now() },
  })
}

/** The domain row learns that its start has arrived. */
async function follow(tx: Tx, deps: Deps, registration: Registration): Promise<void> {
  const { kind, id } = registration.subject
  if (kind === 'invitation')
    await tx.invitation.updateMany({
      where: { id, status: 'opening' },
      data: { status: 'open' },
    })
  if (kind === 'case')
    await insertCaseInstance(queryOf(tx), id, { registration, at: deps.clock.now() })
  announce(tx, 'invitations', 'campaigns', 'cases')
}
