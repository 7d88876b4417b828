import { randomBytes } from 'node:crypto'
import type { Env } from '#server/base/env.ts'
import { engineClock } from '#server/engine/engine/clock.ts'
import { findTraining } from './training-folder.ts'
import { awaitBroker } from './await-broker.ts'
import { startBroker, type Broker, type BrokerOptions } from './broker.ts'
import { demandDatabase } from './demand-database.ts'
import { fetchBroker } from './fetch-broker.ts'
import { startPostgres, type Postgres } from './postgres.ts'
import { supervise } from './supervise.ts'
import { usePostgres } from './use-postgres.ts'

type Say = (line: string) => void
type IntakeAccess = { url: string; livePassword: string; historyPassword: string }

export type OpenDatabase = {
  appUrl: string
  ownerUrl: string
  retentionUrl: string
  label: string
  stop(): Promise<void>
}

/** The database of the settings, or the embedded one. */
export async function openDatabase(env: Env, say: Say): Promise<OpenDatabase> {
  const {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_RETENTION_URL: retentionUrl,
  } = env
  if (appUrl && ownerUrl && retentionUrl) {
    for (const [setting, url] of [
      ['DATABASE_OWNER_URL', ownerUrl],
      ['DATABASE_URL', appUrl],
      ['DATABASE_RETENTION_URL', retentionUrl],
    ] as const)
      await demandDatabase(setting, url)
    return { appUrl, ownerUrl, retentionUrl, label: 'PostgreSQL external', stop: async () => {} }
  }
  const options = { dataDir: env.DATA_DIR, durable: true, onProgress: say }
  const first = await startPostgres(options)
  const postgres = supervise<Postgres>(
    first,
    ({ port }) => startPostgres({ ...options, port }),
    (code) => say(`PostgreSQL ended (${code}); starting it again.`),
  )
  return {
    appUrl: first.appUrl,
    ownerUrl: first.ownerUrl,
    retentionUrl: first.retentionUrl,
    label: 'PostgreSQL 18 embedded',
    stop: postgres.stop,
  }
}

/**
 * The database for a tool beside the program: that of the settings, that of the running program, or
 * the embedded one started for the tool.
 */
export async function openDatabaseForTool(env: Env): Promise<OpenDatabase> {
  if (env.DATABASE_URL) return await openDatabase(env, () => {})
  return { ...(await usePostgres(env.DATA_DIR)), label: 'PostgreSQL 18 embedded' }
}

export type OpenBroker = {
  grpcAddress: string
  restAddress: string
  managementAddress?: string
  secret?: string
  engineId: string
  label: string
  stop(): Promise<void>
}

/** The broker of the settings, or the embedded one. */
export async function openBroker(env: Env, intake: IntakeAccess, say: Say): Promise<OpenBroker> {
  const {
    ZEEBE_GRPC_ADDRESS: grpcAddress,
    ZEEBE_REST_ADDRESS: restAddress,
    ZEEBE_VERSION: version,
  } = env
  if (grpcAddress && restAddress) {
    await awaitBroker({ grpcAddress, restAddress }, say)
    return {
      grpcAddress,
      restAddress,
      engineId: `external:${grpcAddress}`,
      label: 'Zeebe external',
      stop: async () => {},
    }
  }
  const dist = await fetchBroker({ dataDir: env.DATA_DIR, version, onProgress: say })
  const clockControlled = env.TRAINING === 'on'
  const options = {
    dataDir: env.DATA_DIR,
    dist,
    intakeUrl: intake.url,
    livePassword: intake.livePassword,
    historyPassword: intake.historyPassword,
    clockControlled,
    trainCache: true,
    onProgress: say,
  }
  const begin = clockControlled ? (more: BrokerOptions) => startInTrialTime(more) : startBroker
  const first = await begin(options)
  const broker = supervise<Broker>(
    first,
    ({ ports, secret }) => begin({ ...options, ports, secret }),
    (code) => say(`The process engine ended (${code}); starting it again.`),
  )
  const { managementAddress, secret, engineId } = first
  return {
    grpcAddress: first.grpcAddress,
    restAddress: first.restAddress,
    managementAddress,
    secret,
    engineId,
    label: `Zeebe ${first.version} embedded`,
    stop: broker.stop,
  }
}

/**
 * A broker that starts knows only real time: it is set ahead again before anybody works with it.
 */
async function startInTrialTime(options: BrokerOptions): Promise<Broker> {
  const broker = await startBroker(options)
  const offsetMs = findTraining(options.dataDir)?.offsetMs ?? 0
  if (offsetMs > 0) await engineClock(broker.managementAddress).add(offsetMs)
  return broker
}

/** The passwords of the two doors: set, or drawn anew at each start for the embedded broker. */
export const intakePasswords = (env: Env) => ({
  livePassword: env.INTAKE_LIVE_PASSWORD ?? randomBytes(24).toString('base64url'),
  historyPassword: env.INTAKE_HISTORY_PASSWORD ?? randomBytes(24).toString('base64url'),
})
