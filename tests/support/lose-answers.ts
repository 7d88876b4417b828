import type { Connection } from '#server/engine/engine/connection.ts'

const GRPC_INTERNAL = 13
const LOST = ['publishMessage', 'completeJob', 'throwError', 'failJob'] as const

export type Loser = { lost: string[]; stop(): void }

/**
 * Lets every command reach the engine, which does it, and loses the first answer to each: over gRPC
 * as INTERNAL, over REST as HTTP 500, as when a connection is closed. `lost` names them in order.
 */
export function loseAnswers(connection: Connection): Loser {
  const lost: string[] = []
  const known = new Set<string>()
  const isFirst = (what: string, key: string) => {
    if (known.has(`${what} ${key}`)) return false
    known.add(`${what} ${key}`)
    lost.push(what)
    return true
  }
  const ends = [loseOverGrpc(connection, isFirst), loseOverRest(isFirst)]
  return { lost, stop: () => ends.forEach((end) => end()) }
}

type IsFirst = (what: string, key: string) => boolean

function loseOverGrpc(connection: Connection, isFirst: IsFirst): () => void {
  const client = connection.client()
  for (const what of LOST) {
    const real = (client[what] as (input: object) => Promise<unknown>).bind(client)
    const lossy = async (input: { messageId?: string; jobKey?: string }) => {
      const answer = await real(input)
      if (!isFirst(what, input.messageId ?? input.jobKey ?? '')) return answer
      throw Object.assign(new Error('connection was closed'), {
        code: GRPC_INTERNAL,
        details: 'connection was closed',
      })
    }
    Object.defineProperty(client, what, { value: lossy, configurable: true })
  }
  return () => LOST.forEach((what) => Reflect.deleteProperty(client, what))
}

function loseOverRest(isFirst: IsFirst): () => void {
  const real = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const answer = await real(input, init)
    const url = String(input)
    return answer.ok && url.endsWith('/completion') && isFirst('completeUserTask', url)
      ? Response.json({ detail: 'connection was closed' }, { status: 500 })
      : answer
  }
  return () => {
    globalThis.fetch = real
  }
}
