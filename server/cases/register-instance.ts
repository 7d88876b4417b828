import type { Deps } from '../deps.ts'
import { announce, Prisma } from '../db.ts'
import { BpmnError } from '../errors.ts'

export type Registration = { process: string; businessKey: string; generation: number; processInstanceKey: string }

/**
 * Registers a process instance under its business key and generation before anything goes out. The same instance again is success
 * (a repeated job); another one is a duplicate start. @throws BpmnError DUPLICATE_CASE
 */
export async function registerInstance(deps: Deps, { process, businessKey, generation, processInstanceKey }: Registration): Promise<void> {
  await deps.db.tx(async (tx) => {
    const at = deps.clock.now()
    await tx.$executeRaw`INSERT INTO instance_register (business_key, generation, process_instance_key, process, registered_at)
      VALUES (${businessKey}, ${generation}, ${processInstanceKey}, ${process}, ${at}) ON CONFLICT (business_key, generation) DO NOTHING`
    const registered = await tx.instanceRegister.findUniqueOrThrow({ where: { businessKey_generation: { businessKey, generation } } })
    if (registered.processInstanceKey !== processInstanceKey) throw new BpmnError('DUPLICATE_CASE')
    await follow(tx, deps, { process, businessKey, generation, processInstanceKey })
  })
}

/** The domain row learns that its start has arrived. */
async function follow(tx: Prisma.TransactionClient, deps: Deps, { process, businessKey, generation, processInstanceKey }: Registration): Promise<void> {
  const [kind, id] = businessKey.split(':')
  if (kind === 'invitation') await tx.invitation.updateMany({ where: { id: id!, status: 'opening' }, data: { status: 'open' } })
  if (kind === 'case') {
    const why = generation === 1 ? 'start' : 'restart'
    await tx.$executeRaw`INSERT INTO case_instance (process_instance_key, case_id, process, generation, from_at, why)
      VALUES (${processInstanceKey}, ${id}::uuid, ${process}, ${generation}, ${deps.clock.now()}, ${why}) ON CONFLICT DO NOTHING`
  }
  announce(tx, 'invitations', 'campaigns', 'cases')
}
