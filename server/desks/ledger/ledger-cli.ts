import { openDatabaseForTool } from '#server/engine/embedded/start-servers.ts'
import { createClock } from '#server/base/clock.ts'
import { readEnv } from '#server/base/env.ts'
import { printLedger } from './run-ledger.ts'
import { runSettledLedger } from './settled-ledger.ts'

const database = await openDatabaseForTool(readEnv())
const { lines, underWay } = await runSettledLedger(database.ownerUrl, {
  clock: createClock(),
})
process.stdout.write(`${printLedger(lines)}\n`)
if (underWay.length)
  process.stdout.write(
    `still under way after a minute: ${underWay.join(', ')}. What differs may only be late; run ` +
      'the ledger again.\n',
  )
const differences = lines.reduce((sum, line) => sum + line.differences, 0)
process.stdout.write(differences ? `${differences} differences\n` : 'no differences\n')
await database.stop()
process.exit(differences ? 1 : 0)
