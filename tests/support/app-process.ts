// The program as a process of its own, so that a test can end it as a crash would. Settings come as JSON in APP_PROCESS.
import { pino } from 'pino'
import { startApplication } from '#server/application.ts'
import { readEnv } from '#server/base/env.ts'
import { known } from './known.ts'

const { dataDir, port, undoSeconds, databases, intake, broker } = JSON.parse(
  known(process.env['APP_PROCESS']),
) as {
  dataDir: string
  port: number
  undoSeconds: number
  databases: { appUrl: string; ownerUrl: string; retentionUrl: string }
  intake: { host: string; port: number; livePassword: string; historyPassword: string }
  broker: { grpcAddress: string; restAddress: string; engineId: string }
}
process.once('disconnect', () => process.exit(1)) // the test ended: this process must not stay
const application = await startApplication({
  env: readEnv({ DATA_DIR: dataDir, PORT: String(port), UNDO_SECONDS: String(undoSeconds) }),
  log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
  databases,
  intake,
  openBroker: async () => broker,
})
process.send?.({ url: application.url })
