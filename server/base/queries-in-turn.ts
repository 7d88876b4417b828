/** What runs queries on one connection, as the database driver of Prisma names it. */
type Connection<Query, Rows> = {
  queryRaw(query: Query): Promise<Rows>
  executeRaw(query: Query): Promise<number>
}

/**
 * Lets a connection take one query at a time, in the order asked. Prisma reads the relations of an
 * `include` side by side, also inside a transaction, which has one connection (prisma/orm#29979);
 * pg 8 queues them with a warning, pg 9 refuses them.
 */
export function queriesInTurn<Query, Rows, One extends Connection<Query, Rows>>(
  connection: One,
): One {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn =
    <Answer>(ask: (query: Query) => Promise<Answer>) =>
    (query: Query): Promise<Answer> => {
      const answer = last.then(() => ask(query))
      last = answer.catch(() => {}) // who asked sees the error; the next one is asked all the same
      return answer
    }
  connection.queryRaw = inTurn(connection.queryRaw.bind(connection))
  connection.executeRaw = inTurn(connection.executeRaw.bind(connection))
  return connection
}
