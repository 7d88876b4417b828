import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#prisma/migrate.ts'
import { startPostgres, type Postgres } from '#server/embedded/postgres.ts'
import { databaseUrls, DATABASE, superuserUrl } from '#server/embedded/postgres-roles.ts'

export type DoorDatabase = {
  /** As the application. */
  appUrl: string
  /** As the superuser, for what the application may not see. */
  superuserUrl: string
  drop(): Promise<void>
}

let server: Promise<Postgres> | null = null
let made = 0

/** A migrated, empty database of its own on this worker's PostgreSQL, which starts at the first question and ends with the worker. */
export async function createDoorDatabase(): Promise<DoorDatabase> {
  server ??= start()
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

async function start(): Promise<Postgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hilfeplan-door-'))
  chmodSync(dataDir, 0o755)
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  process.once('SIGTERM', () => process.exit()) // Vitest ends its workers this way
  const postgres = await startPostgres({ dataDir, durable: false, port: 0 })
  await migrate(postgres.ownerUrl)
  return postgres
}

async function once(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(sql)
  await client.end()
}
