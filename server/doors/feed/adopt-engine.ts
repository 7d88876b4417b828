import type { Deps } from '#server/base/deps.ts'

/**
 * Recognises by its id whether the engine is the one we know. A wiped or exchanged engine starts
 * its positions and keys anew: then log, positions and read model of the old one are forgotten and
 * its open tasks closed. Returns true for a new engine.
 */
export async function adoptEngine(deps: Deps, engineId: string): Promise<boolean> {
  return await deps.db.tx(async (tx) => {
    const [known] = await tx.$queryRaw<
      { engine_id: string }[]
    >`SELECT engine_id FROM feed.engine FOR UPDATE`
    if (known?.engine_id === engineId) return false
    if (known) {
      deps.log.warn(
        'the engine is not the one known before: its open tasks and its read model are forgotten',
      )
      for (const table of [
        'feed.record_log',
        'feed.door_position',
        'feed.projection',
        'feed.forgotten',
        'feed.heartbeat',
        'feed.suspect',
      ])
        await tx.$executeRawUnsafe(`DELETE FROM ${table}`)
      for (const table of READ_MODEL) await tx.$executeRawUnsafe(`DELETE FROM readmodel.${table}`)
      await tx.$executeRaw`UPDATE task SET state = 'canceled' WHERE state = 'open'`
    }
    await tx.$executeRaw`INSERT INTO feed.engine (engine_id) VALUES (${engineId})
      ON CONFLICT (one) DO UPDATE SET engine_id = excluded.engine_id`
    return true
  })
}

const READ_MODEL = [
  'process_instance',
  'element_instance',
  'variable',
  'timer',
  'job',
  'subscription',
  'message',
  'incident',
]
