import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { startApplication, type Application } from '#server/application.ts'
import { readEnv } from '#server/base/env.ts'
import { signInAs, type Send } from '#server/desks/training/colleague.ts'
import { demandOwnFolder } from '#server/engine/embedded/training-folder.ts'
import {
  startTestDatabase,
  startTestEngine,
  temporaryFolder,
  type TestEngine,
  type TestPostgres,
} from './engine.ts'
import { PATIENCE_MS } from './patience.ts'
import { RECORDS_FOLDER } from './records-folder.ts'
import { known } from './known.ts'

export type { Send }
export type TestApplication = {
  application: Application
  postgres: TestPostgres
  broker: TestEngine
  url: string
  signIn(username: string): Promise<Send>
  /** Starts the program again on the same servers, as after its crash or stop. */
  restart(): Promise<void>
  close(): Promise<void>
}

export type TestApplicationOptions = {
  clockControlled?: boolean
  /** As `npm run training` starts it. */
  training?: boolean
  undoSeconds?: number
  postgres?: TestPostgres
  broker?: TestEngine
  dataDir?: string
  /** Stands between broker and intake; gets the intake's address, returns its own. */
  between?: (intakeUrl: string) => Promise<string>
}

const INTAKE_PASSWORD = 'only-for-tests-on-loopback'

/**
 * The whole program on a real broker and a real database of its own; everything on free ports and
 * temporary folders.
 */
export async function openApplication(
  options: TestApplicationOptions = {},
): Promise<TestApplication> {
  const dataDir = options.dataDir ?? temporaryFolder()
  if (options.training) demandOwnFolder(dataDir, true)
  const env = readEnv({
    DATA_DIR: dataDir,
    TRAINING: options.training ? 'on' : 'off',
    PORT: '0',
    LOG_LEVEL: 'silent',
    UNDO_SECONDS: String(options.undoSeconds ?? 0),
  })
  const postgres = options.postgres ?? (await startTestDatabase())
  let broker = options.broker ?? null
  const between = options.between ?? (async (url: string) => url)
  let intakePort = 0
  const start = () =>
    startApplication({
      env,
      log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
      databases: postgres,
      intake: {
        host: '127.0.0.1',
        port: intakePort,
        livePassword: INTAKE_PASSWORD,
        historyPassword: INTAKE_PASSWORD,
      },
      openBroker: async (intake) =>
        (broker ??= await startTestEngine({
          intakeUrl: await between(intake.url),
          livePassword: INTAKE_PASSWORD,
          historyPassword: INTAKE_PASSWORD,
          clockControlled: options.clockControlled ?? options.training ?? false,
        })),
      strictResponses: true,
    })
  const opened = { application: await start() }
  intakePort = opened.application.intake.port
  return {
    postgres,
    get application() {
      return opened.application
    },
    get broker() {
      return known(broker)
    },
    get url() {
      return opened.application.url
    },
    signIn: (username) => signInAs(opened.application.url, username),
    async restart() {
      await opened.application.stop()
      opened.application = await start()
    },
    async close() {
      await keepRecords(opened.application)
      await opened.application.stop()
      await broker?.stop()
      await postgres.stop()
    },
  }
}

async function keepRecords({ deps }: Application): Promise<void> {
  const rows = await deps.db.query<{ line: string }>(
    'SELECT line FROM feed.record_log ORDER BY seq',
  )
  mkdirSync(RECORDS_FOLDER, { recursive: true })
  writeFileSync(
    join(RECORDS_FOLDER, `${process.pid}-${process.hrtime.bigint()}.ndjson`),
    rows.map((row) => row.line).join('\n'),
  )
}

/** Asks again until the answer is there; fails with `what` after `ms`. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  ms = PATIENCE_MS,
): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`)
    await pause(25)
  }
}
