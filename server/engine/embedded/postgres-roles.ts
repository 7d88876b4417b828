import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'

export const DATABASE = 'hilfeplan'
const ROLES = {
  owner: 'hilfeplan_owner',
  app: 'hilfeplan_app',
  retention: 'hilfeplan_retention',
} as const

export type Passwords = Record<keyof typeof ROLES | 'superuser', string>
export type DatabaseUrls = { ownerUrl: string; appUrl: string; retentionUrl: string }

/** The passwords of a data folder, made once and readable by its owner alone. */
export function readPasswords(file: string): Passwords {
  if (!existsSync(file)) {
    const made = Object.fromEntries(
      ['superuser', ...Object.keys(ROLES)].map((name) => [name, randomBytes(24).toString('hex')]),
    )
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flush: true })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords
}

const urlOf = ({
  user,
  password,
  port,
  database,
}: {
  user: string
  password: string
  port: number
  database: string
}) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`

export const superuserUrl = (passwords: Passwords, port: number): string =>
  urlOf({ user: 'postgres', password: passwords.superuser, port, database: 'postgres' })

/** Connections of the three roles to a database, `hilfeplan` unless named. */
export function databaseUrls(
  passwords: Passwords,
  port: number,
  database = DATABASE,
): DatabaseUrls {
  const url = (name: keyof typeof ROLES) =>
    urlOf({ user: ROLES[name], password: passwords[name], port, database })
  return { ownerUrl: url('owner'), appUrl: url('app'), retentionUrl: url('retention') }
}

/**
 * Makes the three roles and the database where they are missing; what a role may do, the migrations
 * grant. Schema checks need databases of their own.
 */
export async function makeRoles(
  passwords: Passwords,
  port: number,
  mayCreateDatabases: boolean,
): Promise<void> {
  const db = new pg.Client(superuserUrl(passwords, port))
  await db.connect()
  try {
    for (const [name, role] of Object.entries(ROLES)) {
      const { rowCount } = await db.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
      const verb = rowCount ? 'ALTER' : 'CREATE'
      await db.query(
        `${verb} ROLE ${role} LOGIN ` +
          `${name === 'owner' && mayCreateDatabases ? 'CREATEDB' : 'NOCREATEDB'} PASSWORD ` +
          `'${passwords[name as keyof typeof ROLES]}'`,
      )
    }
    const { rowCount } = await db.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (!rowCount) await db.query(`CREATE DATABASE ${DATABASE} OWNER ${ROLES.owner}`)
    await db.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`)
    await db.query(
      `GRANT CONNECT, TEMPORARY ON DATABASE ${DATABASE} TO ${ROLES.app}, ${ROLES.retention}`,
    )
  } finally {
    await db.end()
  }
}
