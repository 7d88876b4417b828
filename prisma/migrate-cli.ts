import { openDatabaseForTool } from '#server/engine/embedded/start-servers.ts'
import { readEnv } from '#server/base/env.ts'
import { migrate } from './migrate.ts'

const database = await openDatabaseForTool(readEnv())
const names = await migrate(database.ownerUrl)
process.stdout.write(names.length ? `applied: ${names.join(', ')}\n` : 'nothing to apply\n')
await database.stop()
