import { openDatabaseForTool } from '#server/embedded/start-servers.ts'
import { readEnv } from '#server/env.ts'
import { migrate } from './migrate.ts'

const database = await openDatabaseForTool(readEnv())
const names = await migrate(database.ownerUrl)
process.stdout.write(names.length ? `applied: ${names.join(', ')}\n` : 'nothing to apply\n')
await database.stop()
