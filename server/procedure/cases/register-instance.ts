import type { Deps } from '#server/base/deps.ts'
import { announce, type Tx } from '#server/base/db.ts'
import { BpmnError, NotYet } from '#server/base/errors.ts'

export type Registration = {
  process: string
  businessKey: string
  generation: number
  processInstanceKey: string
}

/**
 * Registers a process instance under its business key and generation before anything goes out. The
 * same instance again is success (a repeated job); another one is a duplicate start, unless the
 * engine forgot the registered one in a crash.
 * @throws BpmnError DUPLICATE_CASE
 * @throws NotYet while the record log does not tell which of two instances is real
 */
export async function registerInstance(deps: Deps, registration: Registration): Promise<void> {
  const { process, businessKey, generation, processInstanceKey } = registration
  await deps.db.tx(async (tx) => {
    await freeKey(tx, registration)
    const at = deps.clock.now()
    await tx.$executeRaw`INSERT INTO instance_register (
        business_key, generation, process_instance_key, process, registered_at
      )
      VALUES (${businessKey}, ${generation}, ${processInstanceKey}, ${process}, ${at})
      ON CONFLICT (business_key, generation) DO NOTHING`
    const registered = await tx.instanceRegister.findUniqueOrThrow({
      where: { businessKey_generation: { businessKey, generation } },
    })
    if (registered.processInstanceKey !== processInstanceKey)
      await takeOver(tx, deps, { registration, before: registered.processInstanceKey })
    await follow(tx, deps, registration)
  })
}

/**
 * A key that the engine gives away again after a crash belongs to its newest owner; who had it
 * before registers anew.
 */
async function freeKey(
  tx: Tx,
  { businessKey, processInstanceKey: key }: Registration,
): Promise<void> {
  const lost = `lost:${key}`
  const count = await tx.$executeRaw`UPDATE instance_register
      SET process_instance_key = ${lost}
      WHERE process_instance_key = ${key} AND business_key <> ${businessKey}`
  if (count)
    await tx.$executeRaw`UPDATE case_instance
      SET process_instance_key = ${lost}
      WHERE process_instance_key = ${key}`
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
  const { businessKey, generation, processInstanceKey: own } = registration
  const [kind, id] = businessKey.split(':')
  const logged = await tx.$queryRaw<{ scope_key: string }[]>`SELECT scope_key
    FROM readmodel.variable
    WHERE scope_key IN (${before}, ${own}) AND name = ${`${kind}Id`}
      AND value = ${JSON.stringify(id)}`
  if (logged.some((row) => row.scope_key === before)) throw new BpmnError('DUPLICATE_CASE')
  if (logged.length === 0) throw new NotYet('RECORD_LOG_BEHIND')
  await tx.instanceRegister.update({
    where: { businessKey_generation: { businessKey, generation } },
    data: { processInstanceKey: own, registeredAt: deps.clock.now() },
  })
  await tx.$executeRaw`DELETE FROM case_instance WHERE process_instance_key = ${before}`
  await tx.wait.updateMany({
    where: { subject: businessKey, scope: before, closedAt: null },
    data: { closedAt: deps.clock.now() },
  })
}

/** The domain row learns that its start has arrived. */
async function follow(
  tx: Tx,
  deps: Deps,
  { process, businessKey, generation, processInstanceKey }: Registration,
): Promise<void> {
  const [kind, id] = businessKey.split(':')
  if (kind === 'invitation')
    await tx.invitation.updateMany({
      where: { id: id!, status: 'opening' },
      data: { status: 'open' },
    })
  if (kind === 'case') {
    const why = generation === 1 ? 'start' : 'restart'
    await tx.$executeRaw`INSERT INTO case_instance (process_instance_key, case_id, process, generation, from_at, why)
      VALUES (
        ${processInstanceKey}, ${id}::uuid, ${process}, ${generation}, ${deps.clock.now()}, ${why}
      )
      ON CONFLICT DO NOTHING`
  }
  announce(tx, 'invitations', 'campaigns', 'cases')
}
