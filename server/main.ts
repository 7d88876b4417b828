import { pino } from 'pino'
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
import { closeRenderers } from '#server/procedure/letters/render.ts'
import { playOnce } from '#server/desks/training/play-once.ts'
import { demandOwnFolder, discardBrokenScene } from '#server/engine/embedded/training-folder.ts'

const STOP_WITHIN_MS = 9_000

const say = (line: string): void => void process.stdout.write(`${line}\n`)

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
  unlock: () => void = () => {}

  async stop(): Promise<void> {
    await this.application?.stop()
    await closeRenderers()
    await this.broker?.stop()
    await this.database?.stop()
    this.unlock()
  }
}

async function start(env: Env, running: Running): Promise<string> {
  running.unlock = lockDataDir(env.DATA_DIR)
  demandOwnFolder(env.DATA_DIR, env.TRAINING === 'on')
  if (discardBrokenScene(env.DATA_DIR))
    say('The practice was broken off while it was being set up; it is set up anew …')
  running.database = await openDatabase(env, say)
  running.application = await startApplication({
    env,
    log: pino({ level: env.LOG_LEVEL }),
    databases: running.database,
    intake: { host: env.INTAKE_HOST, port: env.INTAKE_PORT, ...intakePasswords(env) },
    openBroker: async (intake) => (running.broker = await openBroker(env, intake, say)),
    onStep: (step) => say(STEPS[step] ?? step),
  })
  await prepareTraining(env, running.application)
  return `ready: ${running.application.url} (${running.broker?.label ?? ''}, ${running.database.label})`
}

async function prepareTraining(
  { DATA_DIR: dataDir }: Env,
  { mover, deps, url }: Application,
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

const running = new Running()
stopOnSignal(running)
try {
  say(await start(readEnv(), running))
} catch (error) {
  const isPlain =
    error instanceof SetupError || (error instanceof Error && !(error instanceof TypeError))
  process.stderr.write(`${isPlain ? (error as Error).message : String(error)}\n`)
  await running.stop().catch(() => {})
  process.exit(1)
}
