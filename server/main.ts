import { pino, type Logger } from 'pino'
import { startApplication, type Application } from './application.ts'
import { lockDataDir } from '#server/engine/embedded/lock-data-dir.ts'
import { SetupError } from '#server/engine/embedded/setup-error.ts'
import {
  intakePasswords,
  openBroker,
  openDatabase,
  type OpenBroker,
  type OpenDatabase,
} from '#server/engine/embedded/start-servers.ts'
import { readEnv, type Env } from '#server/base/env.ts'
import { createMetrics, type Metrics } from '#server/desks/monitoring/create-metrics.ts'
import { operationsPorts } from '#server/doors/operations-ports.ts'
import { serveMetrics, type ManagementPort } from '#server/desks/monitoring/serve-metrics.ts'
import { loggable } from '#server/web/http/problem.ts'
import { closeRenderers } from '#server/procedure/letters/render.ts'
import { playOnce } from '#server/desks/training/play-once.ts'
import { demandOwnFolder, discardBrokenScene } from '#server/engine/embedded/training-folder.ts'

const STOP_WITHIN_MS = 9_000

type Say = (line: string) => void

const print: Say = (line) => void process.stdout.write(`${line}\n`)

const STEPS: Record<string, string> = {
  database: 'Preparing the database …',
  engine: 'Starting the process engine …',
  processes: 'Deploying what ships …',
  pages: 'Opening the doors …',
}

/** What has been started, to be ended in the opposite order, whatever happens in between. */
class Running {
  database: OpenDatabase | null = null
  broker: OpenBroker | null = null
  application: Application | null = null
  management: ManagementPort | null = null
  unlock: () => void = () => {}

  async stop(): Promise<void> {
    await this.management?.close()
    await this.application?.stop()
    await closeRenderers()
    await this.broker?.stop()
    await this.database?.stop()
    this.unlock()
  }
}

async function start(env: Env, log: Logger, running: Running): Promise<string> {
  /** Until the doors are open a person reads along; afterwards a line is one of the log. */
  let isReady = false
  const say: Say = (line) => (isReady ? log.warn(line) : print(line))
  running.unlock = lockDataDir(env.DATA_DIR)
  demandOwnFolder(env.DATA_DIR, env.TRAINING === 'on')
  if (discardBrokenScene(env.DATA_DIR))
    say('The practice was broken off while it was being set up; it is set up anew …')
  running.database = await openDatabase(env, say)
  running.application = await startApplication({
    env,
    log,
    databases: running.database,
    intake: { host: env.INTAKE_HOST, port: env.INTAKE_PORT, ...intakePasswords(env) },
    openBroker: async (intake) => (running.broker = await openBroker(env, intake, say)),
    onStep: (step) => say(STEPS[step] ?? step),
  })
  await prepareTraining(env, running.application, say)
  running.management = await serveMetrics(metricsOf(running.application), {
    port: env.MANAGEMENT_PORT,
    log,
  })
  print(`metrics: ${running.management.url}`)
  isReady = true
  return `ready: ${running.application.url} (${running.broker?.label ?? ''}, ${running.database.label})`
}

async function prepareTraining(
  { DATA_DIR: dataDir }: Env,
  { mover, deps, url }: Application,
  say: Say,
): Promise<void> {
  if (mover) await playOnce({ mover, deps, url, dataDir, say })
}

function stopOnSignal(running: Running): void {
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    await running.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop())
}

const metricsOf = ({ deps, engine, workers }: Application): Metrics =>
  createMetrics(deps, { workers, renderSample: operationsPorts(deps, engine).renderSample })

/** What nobody foresaw is a line of the log like any other, and the end. */
function logTheUnforeseen(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal(loggable(error), 'an error that nobody foresaw')
    process.exit(1)
  })
  process.removeAllListeners('warning') // Node's own prints plain text
  process.on('warning', ({ name, message }) => log.warn({ name }, message))
}

const running = new Running()
stopOnSignal(running)
try {
  const env = readEnv()
  const log = pino({ level: env.LOG_LEVEL })
  logTheUnforeseen(log)
  print(await start(env, log, running))
} catch (error) {
  const isPlain =
    error instanceof SetupError || (error instanceof Error && !(error instanceof TypeError))
  process.stderr.write(`${isPlain ? (error as Error).message : String(error)}\n`)
  await running.stop().catch(() => {})
  process.exit(1)
}
