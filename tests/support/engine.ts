import { join } from 'node:path'
import pg from 'pg'
import { engineClock } from '#server/engine/engine/clock.ts'
import { startBroker, type Broker, type BrokerOptions } from '#server/engine/embedded/broker.ts'
import { fetchBroker } from '#server/engine/embedded/fetch-broker.ts'
import {
  startPostgres,
  type Postgres,
  type PostgresOptions,
} from '#server/engine/embedded/postgres.ts'
import {
  databaseUrls,
  superuserUrl,
  type DatabaseUrls,
} from '#server/engine/embedded/postgres-roles.ts'
import { temporaryFolder } from '#server/engine/embedded/temporary-folder.ts'

export { temporaryFolder }

const PASSWORD = 'only-for-tests-on-loopback'
const ANY_PORTS = { grpc: 0, command: 0, internal: 0, rest: 0, management: 0 }

// the test runner was killed: its workers must not stay
process.once('disconnect', () => process.exit(1))
process.once('SIGTERM', () => process.exit(143))

/** How far the run is ahead of real time; `Date` knows already, the engine is told. */
const OFFSET_MS = Number(process.env['TEST_OFFSET_MS'] ?? 0)

export type TestEngineOptions = Partial<BrokerOptions> & { intakeUrl: string }
export type TestEngine = Broker & {
  dataDir: string
  /** The same engine once more, on the same data and ports. */
  restart(): Promise<TestEngine>
}

/**
 * Starts a broker in a temporary folder on any free ports. It ends with this process at the latest.
 */
export async function startTestEngine(options: TestEngineOptions): Promise<TestEngine> {
  const dataDir = options.dataDir ?? temporaryFolder()
  const dist = options.dist ?? (await fetchBroker({ dataDir }))
  const broker = await startBroker({
    livePassword: PASSWORD,
    historyPassword: PASSWORD,
    ports: ANY_PORTS,
    ...options,
    dataDir,
    dist,
    ...(OFFSET_MS ? { env: { ZEEBE_CLOCK_CONTROLLED: 'true' } } : {}),
  })
  if (OFFSET_MS) await engineClock(broker.managementAddress).add(OFFSET_MS)
  return {
    ...broker,
    dataDir,
    restart: () =>
      startTestEngine({ ...options, dataDir, dist, ports: broker.ports, secret: broker.secret }),
  }
}

export type TestPostgres = Postgres & {
  dataDir: string
  restart(): Promise<TestPostgres>
  /**
   * A database of its own, copied from `hilfeplan` as it stands; for a file that needs a clean
   * start.
   */
  copy(name: string): Promise<DatabaseUrls>
}

/**
 * Starts PostgreSQL without safety against power loss in a temporary folder on any free port. It
 * ends with this process at the latest.
 */
export async function startTestDatabase(
  options: Partial<PostgresOptions> = {},
): Promise<TestPostgres> {
  const dataDir = options.dataDir ?? join(temporaryFolder(), 'data')
  const server = await startPostgres({ durable: false, port: 0, ...options, dataDir })
  return {
    ...server,
    dataDir,
    restart: () => startTestDatabase({ ...options, dataDir, port: server.port }),
    copy: (name) => copyDatabase(server, name),
  }
}

async function copyDatabase({ passwords, port }: Postgres, name: string): Promise<DatabaseUrls> {
  const db = new pg.Client(superuserUrl(passwords, port))
  await db.connect()
  try {
    await db.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
    await db.query(
      `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE hilfeplan OWNER hilfeplan_owner`,
    )
  } finally {
    await db.end()
  }
  return databaseUrls(passwords, port, name)
}
