// `new <name>` writes the next migration.sql from schema.prisma · `check` fails on any difference
// between schema, migrations and database
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import { SchemaEngine, type DiffTarget } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { listMigrations, migrate } from './migrate.ts'

const url = process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL'] ?? ''
const folder = join(import.meta.dirname, 'migrations')
const path = join(import.meta.dirname, 'schema.prisma')
const schema = { files: [{ path, content: readFileSync(path, 'utf8') }] }

const CHAR = 18
const NAME = 19
const TEXT = 25

/**
 * adapter-pg 7.10 cannot read the catalogue types "char" and name: both are fetched as text, the
 * first is marked.
 */
class CatalogPool extends pg.Pool {
  override async query(...args: unknown[]): Promise<never> {
    const result = (await (super.query as (...a: unknown[]) => unknown).apply(
      this,
      args,
    )) as pg.QueryResult
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === CHAR) field.name = `\0${field.name}`
      if (field.dataTypeID === CHAR || field.dataTypeID === NAME) field.dataTypeID = TEXT
    }
    return result as never
  }
}

async function open(connectionString: string) {
  const pool = new CatalogPool({ connectionString })
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
  // its own splits at every semicolon, inside functions too
  adapter.executeScript = async (script) => void (await pool.query(script))
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query: SqlQuery) => {
    const result = await queryRaw(query)
    for (const [i, name] of result.columnNames.entries()) {
      if (!name.startsWith('\0')) continue
      result.columnNames[i] = name.slice(1)
      result.columnTypes[i] = ColumnTypeEnum.Character
    }
    return result
  }
  return adapter
}

/**
 * Prisma's own shadow database is dropped while its pool is still connected; this one closes the
 * pool first.
 */
async function connectToShadowDb() {
  const name = `shadow_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(url)
  await admin.connect()
  await admin.query(`CREATE DATABASE "${name}"`)
  const adapter = await open(Object.assign(new URL(url), { pathname: `/${name}` }).href)
  const dispose = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await dispose()
    await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`)
    await admin.end()
  }
  return adapter
}

const factory = bindMigrationAwareSqlAdapterFactory({
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: () => open(url),
  connectToShadowDb,
})
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => process.stderr.write(`${text}\n`) },
})
const engine = await SchemaEngine.new(
  { datamodels: [[path, schema.files[0]!.content]] },
  () => {},
  factory,
)
const known = existsSync(folder) ? listMigrations(folder) : []
const migrations: DiffTarget = {
  tag: 'migrations',
  baseDir: folder,
  shadowDbInitScript: '',
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  migrationDirectories: known.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  })),
}
const diff = (from: DiffTarget) =>
  engine.diff({
    from,
    to: { tag: 'schemaDatamodel', ...schema },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })

const [verb, name] = process.argv.slice(2)
const pending = await diff(migrations)
if (verb === 'new') {
  if (!/^[a-z0-9_]+$/.test(name ?? ''))
    throw new Error('usage: npm run schema:new -- name_in_snake_case')
  const target = join(folder, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`)
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'migration.sql'), pending.stdout ?? '')
  process.stdout.write(`${target}\n`)
} else {
  await migrate(url, folder)
  const drift = await diff({ tag: 'schemaDatasource', ...schema, configDir: process.cwd() })
  for (const result of [pending, drift]) {
    if (!result.exitCode) continue
    process.stderr.write(result.stdout ?? '')
    process.exitCode = 1
  }
}
process.exit()
