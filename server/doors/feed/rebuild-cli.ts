import { pino } from 'pino'
import { createClock } from '#server/base/clock.ts'
import { openDb } from '#server/base/db.ts'
import { openDatabaseForTool } from '#server/engine/embedded/start-servers.ts'
import { readEnv } from '#server/base/env.ts'
import { rebuildReadModel } from './rebuild.ts'

const env = readEnv()
const database = await openDatabaseForTool(env)
const db = openDb(database.appUrl, 2)
const deps = {
  db,
  clock: createClock(),
  log: pino({ level: env.LOG_LEVEL }),
  undoSeconds: env.UNDO_SECONDS,
  watermark: true,
  city: env.CITY,
}
const { records } = await rebuildReadModel(deps, database.ownerUrl)
process.stdout.write(`read model rebuilt from ${records} records\n`)
await db.close()
await database.stop()
