import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const FOLDER = join(import.meta.dirname, 'migrations')
// Prisma Migrate's own advisory lock, so that both tools wait for each other
const PRISMA_MIGRATE_LOCK = 72_707_369
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ, "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`

type Applied = { migration_name: string; checksum: string; finished_at: Date | null }
type Migration = { name: string; sql: string; checksum: string }

/** Names of the migration folders, oldest first. */
export function listMigrations(folder = FOLDER): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Applies the pending migrations and returns their names. Same table, checksums and lock as `prisma
 * migrate deploy`; stricter in that an edited migration or a database ahead of the code stops it.
 * Needs the owner's connection.
 */
export async function migrate(connectionString: string, folder = FOLDER): Promise<string[]> {
  const db = new pg.Client({ connectionString })
  await db.connect()
  try {
    await db.query('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK])
    await db.query(TABLE)
    const { rows } = await db.query<Applied>(
      `SELECT migration_name, checksum, finished_at
       FROM "_prisma_migrations"
       WHERE rolled_back_at IS NULL`,
    )
    const pending = pendingOf(listMigrations(folder), rows)
    for (const migration of pending) await apply(db, migration)
    return pending.map((migration) => migration.name)
  } finally {
    await db.end()
  }
}

function pendingOf(found: Migration[], applied: Applied[]): Migration[] {
  for (const row of applied) {
    if (!row.finished_at)
      throw new Error(
        `Migration ${row.migration_name} failed earlier: repair the database, then set rolled_back_at.`,
      )
    const known = found.find((migration) => migration.name === row.migration_name)
    if (!known)
      throw new Error(
        `The database is ahead of this version of the program: ${row.migration_name} is unknown here.`,
      )
    if (known.checksum !== row.checksum)
      throw new Error(`Migration ${known.name} was edited after it had been applied.`)
  }
  return found.filter((migration) => !applied.some((row) => row.migration_name === migration.name))
}

async function apply(db: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  await db.query(
    'INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)',
    [id, checksum, name],
  )
  try {
    await db.query(sql) // simple protocol: all statements of the file are one transaction
  } catch (cause) {
    await db.query('UPDATE "_prisma_migrations" SET logs = $2 WHERE id = $1', [id, String(cause)])
    throw new Error(
      `Migration ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
  await db.query(
    'UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1 WHERE id = $1',
    [id],
  )
}
