import pg from 'pg'
import { migrate } from '#prisma/migrate.ts'
import { keepDays } from '#server/engine/readmodel/keep-days.ts'
import { startPostgres, type Postgres } from '#server/engine/embedded/postgres.ts'
import { databaseUrls, DATABASE, superuserUrl } from '#server/engine/embedded/postgres-roles.ts'
import { temporaryFolder } from '#server/engine/embedded/temporary-folder.ts'

export type DoorDatabase = {
  /** As the application. */
  appUrl: string
  /** As the superuser, for what the application may not see. */
  superuserUrl: string
  drop(): Promise<void>
}

type Server = Pick<Postgres, 'port' | 'passwords' | 'stop'>

/** How a program that runs many files, each in a process of its own, lets them share one server. */
export const GIVEN_SERVER = 'DOOR_POSTGRES'

let server: Promise<Server> | null = null
let made = 0

/**
 * A migrated, empty database of its own on this worker's PostgreSQL, which starts at the first
 * question and ends with the worker.
 */
export async function createDoorDatabase(): Promise<DoorDatabase> {
  server ??= given() ?? start()
  const { port, passwords } = await server
  const name = `door_${process.pid}_${made++}`
  const ownerUrl = databaseUrls(passwords, port, 'postgres').ownerUrl
  await once(ownerUrl, `CREATE DATABASE ${name} TEMPLATE ${DATABASE}`)
  return {
    appUrl: databaseUrls(passwords, port, name).appUrl,
    superuserUrl: `postgresql://postgres:${passwords.superuser}@127.0.0.1:${port}/${name}`,
    drop: () => once(superuserUrl(passwords, port), `DROP DATABASE ${name} WITH (FORCE)`),
  }
}

/** What `GIVEN_SERVER` must say for a child process to use the server of this one. */
export async function serverForChildren(): Promise<string> {
  server ??= start()
  const { port, passwords } = await server
  return JSON.stringify({ port, passwords })
}

/** Ends the server; for a program that ends by itself once nothing is left to do. */
export async function endDoorDatabases(): Promise<void> {
  await (await server)?.stop()
  server = null
}

function given(): Promise<Server> | null {
  const said = process.env[GIVEN_SERVER]
  if (!said) return null
  const { port, passwords }: Omit<Server, 'stop'> = JSON.parse(said)
  return Promise.resolve({ port, passwords, stop: async () => {} })
}

async function start(): Promise<Postgres> {
  let pid = 0
  process.once('exit', () => pid && endNow(pid)) // before its folder goes
  process.once('SIGTERM', () => process.exit()) // Vitest ends its workers this way
  const dataDir = temporaryFolder()
  const postgres = await startPostgres({ dataDir, durable: false, port: 0 })
  pid = postgres.pid
  await migrate(postgres.ownerUrl)
  await keepDays(postgres.ownerUrl, new Date())
  return postgres
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // ended already
  }
}

async function once(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(sql)
  await client.end()
}
