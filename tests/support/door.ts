import type { AddressInfo } from 'node:net'
import { createServer, type RequestListener, type Server } from 'node:http'
import pg from 'pg'
import { pino } from 'pino'
import { createApp, type AppOptions } from '#server/doors/app.ts'
import { createClock, type Clock } from '#server/base/clock.ts'
import { openDb, queryOfClient } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { createLiveHub } from '#server/web/http/live.ts'
import type { Route } from '#server/web/http/route.ts'
import { seedStaff } from '#server/procedure/staff/seed-staff.ts'
import { createDoorDatabase, type DoorDatabase } from './door-database.ts'
import { doorAgencies, doorStaff } from './door-staff.ts'

export type Door = {
  url: string
  database: DoorDatabase
  deps: Deps
  routes: Route[]
  /** Lines of the log, as written. */
  log: string[]
  /** Moves real time for the server. */
  passTime(ms: number): void
  staffId(username: string): Promise<string>
  /** Reads what the application may not: the audit trail. */
  readAsOwner<R = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<R[]>
  close(): Promise<void>
}

/**
 * Opens the people's door on a free port: the real app, a real database (its own unless `shared`),
 * no engine.
 */
export async function openDoor(
  overrides: Partial<AppOptions> | ((url: string) => Promise<Partial<AppOptions>>) = {},
  shared?: DoorDatabase,
): Promise<Door> {
  const database = shared ?? (await createDoorDatabase())
  const log: string[] = []
  let shift = 0
  const inner = createClock()
  const clock: Clock = { ...inner, wallNow: () => new Date(Date.now() + shift) }
  const db = openDb(database.appUrl, 8)
  const owner = new pg.Pool({ connectionString: database.superuserUrl, max: 1 })
  // the database may be dropped while the last connection is still leaving
  owner.on('connect', (client) => client.on('error', () => {}))
  await seedStaff(db, doorAgencies, doorStaff)
  const deps: Deps = {
    db,
    clock,
    log: pino({ level: 'debug' }, { write: (line: string) => log.push(line) }),
    undoSeconds: 0,
    watermark: true,
    city: 'Stadt Musterstadt',
  }
  const hub = createLiveHub(deps)
  await hub.ready
  const probes = {
    engine: async () => true,
    feedLagMs: async () => 3,
    outboxBacklog: async () => 0,
  }
  let answer: RequestListener = (_req, res) => res.end()
  const server = createServer((req, res) => answer(req, res))
  const url = await listening(server)
  const given = typeof overrides === 'function' ? await overrides(url) : overrides
  const { app, routes, close } = createApp({
    deps,
    env: {},
    routes: [],
    hub,
    probes,
    sessionSecret: 'only for tests, long enough to be taken',
    strictResponses: true,
    ...given,
  })
  answer = app
  return {
    url,
    database,
    deps,
    routes,
    log,
    passTime: (ms) => void (shift += ms),
    staffId: async (username) =>
      (await db.prisma.staff.findUniqueOrThrow({ where: { username } })).id,
    readAsOwner: (sql, values) => queryOfClient(owner)(sql, values),
    async close() {
      await owner.end()
      await close()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await db.close()
      if (!shared) await database.drop()
    },
  }
}

/** Waits until the server listens on a free port of this machine; returns its address. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
