import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from '#server/generated/prisma/client.ts'
import { queriesInTurn } from './queries-in-turn.ts'

export { Prisma }
export type Tx = Prisma.TransactionClient
/**
 * Runs one SQL statement with `$1…` parameters and returns its rows; the same shape over a pool, a
 * client or a transaction.
 */
export type Query = <R = unknown>(text: string, values?: unknown[]) => Promise<R[]>
export type Db = {
  pool: pg.Pool
  prisma: PrismaClient
  query: Query
  /**
   * For what reads much and may wait (figures): two connections of its own, so that it takes none
   * from people at work, and an end after twenty seconds.
   */
  slowQuery: Query
  /** One transaction. What `announce` noted inside is told to the listeners after the commit. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Called with the announced topics after each commit. */
  onCommit(listener: (topics: ReadonlySet<string>) => void): void
  /** Tells the listeners of topics changed outside `tx`. */
  announceNow(topics: Iterable<string>): void
  close(): Promise<void>
}

const announced = new WeakMap<object, Set<string>>()

/** Notes a topic that the listeners hear once the transaction is committed. */
export function announce(tx: Tx, ...topics: string[]): void {
  const set = announced.get(tx)
  for (const topic of topics) set?.add(topic)
}

export const queryOf =
  (tx: Tx): Query =>
  (text, values = []) =>
    tx.$queryRawUnsafe(text, ...values)

export const queryOfClient =
  (client: pg.ClientBase | pg.Pool): Query =>
  async <R>(text: string, values: unknown[] = []) =>
    (await client.query(text, values)).rows as R[]

/**
 * A server that dies is told twice, the second time when nobody waits for an answer any more;
 * unheard, that would end the program. The next query fails anyway.
 */
const outlive = (client: pg.ClientBase): void => void client.on('error', () => {})

/** Opens one connection outside the pool; the caller ends it. */
export async function openConnection(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  outlive(client)
  await client.connect()
  return client
}

/** Lends one connection outside the pool and ends it, however the work goes. */
export async function withConnection<T>(
  connectionString: string,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  const client = await openConnection(connectionString)
  try {
    return await work(queryOfClient(client))
  } finally {
    await client.end()
  }
}

/** Prisma's way to PostgreSQL, whose transactions ask one query at a time. */
class Adapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolationLevel) => queriesInTurn(await start(isolationLevel))
    return adapter
  }
}

/** Opens the application's pool (`max` connections) with Prisma on top of it. */
export function openDb(connectionString: string, max = 16): Db {
  const pool = new pg.Pool({
    connectionString,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
  })
  const slowPool = new pg.Pool({
    connectionString,
    max: 2,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 60_000,
    statement_timeout: 20_000,
  })
  for (const each of [pool, slowPool]) {
    // an idle connection that breaks is replaced at its next use, where the error is seen
    each.on('error', () => {})
    each.on('connect', outlive)
  }
  const prisma = new PrismaClient({ adapter: new Adapter(pool) })
  const listeners: ((topics: ReadonlySet<string>) => void)[] = []
  const announceNow = (topics: Iterable<string>) => {
    const set = new Set(topics)
    if (set.size) for (const listener of listeners) listener(set)
  }
  return {
    pool,
    prisma,
    query: queryOfClient(pool),
    slowQuery: queryOfClient(slowPool),
    announceNow,
    onCommit: (listener) => void listeners.push(listener),
    async tx(work) {
      const topics = new Set<string>()
      const result = await prisma.$transaction(
        async (tx) => {
          announced.set(tx, topics)
          return await work(tx)
        },
        { maxWait: 10_000, timeout: 60_000 },
      )
      announceNow(topics)
      return result
    },
    async close() {
      await prisma.$disconnect()
      await Promise.all([pool.end(), slowPool.end()])
    },
  }
}
