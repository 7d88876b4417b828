// The program as a process of its own, so that a test can end it as a crash would. Settings come as
// JSON in APP_PROCESS.
import { pino } from 'pino'
import { z } from 'zod'
import { startApplication } from '#server/application.ts'
import { readEnv } from '#server/base/env.ts'
import { known } from './known.ts'

const { dataDir, port, undoSeconds, databases, intake, broker } = z
  .looseObject({
    dataDir: z.string(),
    port: z.number(),
    undoSeconds: z.number(),
    databases: z.looseObject({
      appUrl: z.string(),
      ownerUrl: z.string(),
      retentionUrl: z.string(),
    }),
    intake: z.looseObject({
      host: z.string(),
      port: z.number(),
      livePassword: z.string(),
      historyPassword: z.string(),
    }),
    broker: z.looseObject({
      grpcAddress: z.string(),
      restAddress: z.string(),
      secret: z.string(),
      engineId: z.string(),
    }),
  })
  .parse(JSON.parse(known(process.env['APP_PROCESS'])))
process.once('disconnect', () => process.exit(1)) // the test ended: this process must not stay
const application = await startApplication({
  env: readEnv({ DATA_DIR: dataDir, PORT: String(port), UNDO_SECONDS: String(undoSeconds) }),
  log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
  databases,
  intake,
  openBroker: async () => broker,
})
process.send?.({ url: application.url })
