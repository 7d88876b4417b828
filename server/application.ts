import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { migrate } from '#prisma/migrate.ts'
import { createApp, type App } from '#server/doors/app.ts'
import { readSessionSecret } from '#server/web/auth/session-secret.ts'
import { eventTexts } from '#server/doors/event-texts.ts'
import { formUseCases } from '#server/doors/form-use-cases.ts'
import { startBackground } from '#server/doors/background.ts'
import { createClock } from '#server/base/clock.ts'
import { openDb } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { createEngine, type Engine } from '#server/engine/engine/client.ts'
import { startWorkers } from '#server/engine/engine/start-workers.ts'
import type { Env } from '#server/base/env.ts'
import { adoptEngine } from '#server/doors/feed/adopt-engine.ts'
import { startIntake, type Intake } from '#server/doors/feed/intake.ts'
import { keepDays } from '#server/engine/readmodel/keep-days.ts'
import { createLiveHub } from '#server/web/http/live.ts'
import { feedLagMs } from '#server/desks/operations/read-operations.ts'
import { countBacklog } from '#server/engine/outbox/rows.ts'
import type { WorkerFigures } from '#server/desks/monitoring/create-metrics.ts'
import { operationsPorts } from '#server/doors/operations-ports.ts'
import { routesOf } from '#server/doors/routes.ts'
import { startWatch } from '#server/doors/watch.ts'
import { seed } from '#server/doors/seed.ts'
import { allowedVariables } from '#server/procedure/deployments/allowed-variables.ts'
import { deployShipped } from '#server/procedure/deployments/deploy-shipped.ts'
import { createTraining, type Training } from '#server/desks/training/create-training.ts'
import type { Mover } from '#server/desks/training/mover.ts'
import { trainingRoutes } from '#server/desks/training/routes.ts'
import { findTraining } from '#server/engine/embedded/training-folder.ts'
import { workers } from '#server/doors/workers/index.ts'

type Databases = { appUrl: string; ownerUrl: string; retentionUrl: string }
type Broker = {
  grpcAddress: string
  restAddress: string
  managementAddress?: string
  secret?: string
  engineId: string
}
type IntakeAccess = { url: string; livePassword: string; historyPassword: string }

export type ApplicationOptions = {
  env: Env
  log: Logger
  databases: Databases
  intake: { host: string; port: number; livePassword: string; historyPassword: string }
  /** Called once the intake listens: exporters must find it. */
  openBroker(intake: IntakeAccess): Promise<Broker>
  onStep?(step: string): void
  strictResponses?: boolean
}

export type Application = {
  url: string
  port: number
  deps: Deps
  engine: Engine
  intake: Intake
  /** In training only. */
  mover: Mover | null
  /** What the worker of each job type does at this moment. */
  workers(): WorkerFigures[]
  stop(): Promise<void>
}

/**
 * Puts the program together and opens its three doors. `stop` closes them in the order in which
 * nothing is lost.
 */
export async function startApplication(options: ApplicationOptions): Promise<Application> {
  const { env, databases, onStep = () => {} } = options
  onStep('database')
  const training =
    env.TRAINING === 'on' ? createTraining({ forms: formUseCases, eventTexts }) : null
  const deps = await openDomain(options, training)
  const intake = await startIntake(deps, {
    ...options.intake,
    allowed: allowedVariables,
    observe: training?.observe,
  })
  onStep('engine')
  const { engine, engineId } = await connectEngine(options, intake)
  onStep('processes')
  await deployShipped(deps, engine, { engineIsNew: await adoptEngine(deps, engineId) })
  const background = startBackground({ deps, engine, intake, ownerUrl: databases.ownerUrl })
  const watch = startWatch(deps, engine, env.DATA_DIR)
  const jobs = startWorkers(engine, workers, deps)
  const mover = (await training?.ready({ deps, engine, dataDir: env.DATA_DIR })) ?? null
  onStep('pages')
  const pages = await openPages(options, { deps, engine, mover })
  return {
    ...pages,
    deps,
    engine,
    intake,
    mover,
    workers: jobs.health,
    async stop() {
      pages.server.close()
      await mover?.stop()
      await pages.app.close()
      pages.server.closeAllConnections()
      await jobs.stop()
      await watch.stop()
      await background.stop()
      await engine.close()
      await intake.close()
      await deps.db.close()
    },
  }
}

/** Migrates and seeds the database, and makes what everybody is given. */
async function openDomain(
  { env, log, databases }: ApplicationOptions,
  training: Training | null,
): Promise<Deps> {
  await migrate(databases.ownerUrl)
  await keepDays(databases.ownerUrl, createClock().wallNow())
  const deps: Deps = {
    db: openDb(databases.appUrl),
    clock: createClock(training ? findTraining(env.DATA_DIR)?.offsetMs : 0),
    log,
    isTraining: training !== null,
    undoSeconds: env.UNDO_SECONDS,
    watermark: env.WATERMARK === 'on',
    city: env.CITY,
  }
  await seed(deps)
  return deps
}

async function connectEngine(
  options: ApplicationOptions,
  { url }: Intake,
): Promise<{ engine: Engine; engineId: string }> {
  const { livePassword, historyPassword } = options.intake
  const broker = await options.openBroker({ url, livePassword, historyPassword })
  return { engine: createEngine({ ...broker, log: options.log }), engineId: broker.engineId }
}

type Parts = { deps: Deps; engine: Engine; mover: Mover | null }

/** Opens the door for people: the pages and what they ask. */
async function openPages(
  { env, strictResponses = false }: ApplicationOptions,
  { deps, engine, mover }: Parts,
): Promise<{ app: App; server: Server; port: number; url: string }> {
  const app = createApp({
    deps,
    env,
    hub: createLiveHub(deps),
    probes: {
      engine: async () => (await engine.topology()).ready,
      feedLagMs: () => feedLagMs(deps),
      outboxBacklog: () => countBacklog(deps),
    },
    routes: [
      ...routesOf({ deploy: engine.deploy, ...operationsPorts(deps, engine) }),
      ...(mover ? trainingRoutes(mover) : []),
    ],
    sessionSecret: readSessionSecret(env),
    strictResponses,
  })
  const server = createServer(app.app)
  const port = await listen(server, env)
  return { app, server, port, url: `http://${env.HOST}:${port}` }
}

const PORTS_TO_TRY = 20

/** Listens on the port asked for, or on the next free one. */
async function listen(server: Server, env: Env): Promise<number> {
  for (let port = env.PORT; ; port++) {
    const error = await tryListen(server, port, env.HOST)
    if (!error) return (server.address() as AddressInfo).port
    if (error.code !== 'EADDRINUSE' || env.PORT === 0 || port >= env.PORT + PORTS_TO_TRY)
      throw error
  }
}

function tryListen(
  server: Server,
  port: number,
  host: string,
): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException) => resolve(error)
    server.once('error', onError)
    server.listen(port, host, () => {
      server.off('error', onError)
      resolve(null)
    })
  })
}
