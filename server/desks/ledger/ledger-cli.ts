import { openDatabaseForTool } from '#server/engine/embedded/start-servers.ts'
import { readEnv } from '#server/base/env.ts'
import { printLedger, runLedger } from './run-ledger.ts'

const database = await openDatabaseForTool(readEnv())
const lines = await runLedger(database.ownerUrl)
process.stdout.write(`${printLedger(lines)}\n`)
const differences = lines.reduce((sum, line) => sum + line.differences, 0)
process.stdout.write(differences ? `${differences} differences\n` : 'no differences\n')
await database.stop()
process.exit(differences ? 1 : 0)
