import { setImmediate as later } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { queriesInTurn } from './queries-in-turn.ts'

/** A connection that answers later and notes when it began and ended what. */
function buildConnection() {
  const seen: string[] = []
  const run = async (sql: string): Promise<void> => {
    seen.push(`+${sql}`)
    await later()
    seen.push(`-${sql}`)
    if (sql === 'broken') throw new Error('syntax error')
  }
  return {
    seen,
    connection: {
      queryRaw: async (sql: string) => (await run(sql), [sql]),
      executeRaw: async (sql: string) => (await run(sql), 1),
    },
  }
}

describe('queries of one connection', () => {
  it('asked at once run one after the other, in their order', async () => {
    // given
    const { connection, seen } = buildConnection()
    const turn = queriesInTurn(connection)
    // when
    const answers = await Promise.all([
      turn.queryRaw('goals'),
      turn.executeRaw('note'),
      turn.queryRaw('measures'),
    ])
    // then
    expect(answers).toEqual([['goals'], 1, ['measures']])
    expect(seen).toEqual(['+goals', '-goals', '+note', '-note', '+measures', '-measures'])
  })

  it('go on after one that failed, which its asker hears of', async () => {
    // given
    const { connection } = buildConnection()
    const turn = queriesInTurn(connection)
    // when
    const answers = await Promise.allSettled([turn.queryRaw('broken'), turn.executeRaw('ROLLBACK')])
    // then
    expect(answers).toEqual([
      expect.objectContaining({ status: 'rejected', reason: new Error('syntax error') }),
      { status: 'fulfilled', value: 1 },
    ])
  })
})
