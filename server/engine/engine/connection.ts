import type { Logger } from 'pino'
import type { ZBClient } from 'zeebe-node'
import { EngineUnavailable, fromGrpc } from './errors.ts'
import { openZeebeClient } from './zeebe-node.ts'

const DEADLINE_MS = 10_000
const PROBE_EVERY_MS = 1000
const PROBE_DEADLINE_MS = 3000

export type ConnectionOptions = {
  grpcAddress: string
  restAddress: string
  log: Logger
  /** Of the embedded broker; a broker of one's own is protected by its network. */
  secret?: string
  /** Zeebe's own client unless named. */
  openClient?: (grpcAddress: string, secret?: string) => ZBClient
}

export type Connection = {
  /**
   * Runs one gRPC command with a deadline of ten seconds; what it throws is EngineUnavailable or
   * EngineRefused.
   */
  call<T>(command: (client: ZBClient) => Promise<T>): Promise<T>
  client(): ZBClient
  isUp(): boolean
  /**
   * Called after the engine was away and is back, with fresh connections. Returns how to stop
   * listening.
   */
  onBack(listener: () => void): () => void
  close(): Promise<void>
}

/**
 * Keeps a connection to the gateway and asks it every second over REST whether it is there. gRPC
 * channels that lost their gateway wait up to ten seconds before they try again, so once it is back
 * the client is replaced and the workers are told to do the same.
 */
export function connect({
  grpcAddress,
  restAddress,
  log,
  secret,
  openClient = openZeebeClient,
}: ConnectionOptions): Connection {
  let client = openClient(grpcAddress, secret)
  let isUp = true
  const listeners = new Set<() => void>()
  const probing = new AbortController()

  const renew = () => {
    const old = client
    client = openClient(grpcAddress, secret)
    void old.close().catch(() => {})
    for (const listener of listeners) listener()
    log.info('the process engine is back')
  }
  const probe = async () => {
    const signal = AbortSignal.any([probing.signal, AbortSignal.timeout(PROBE_DEADLINE_MS)])
    const was = isUp
    isUp = await fetch(`${restAddress}/v1/topology`, { signal }).then(
      (answer) => answer.ok && answer.arrayBuffer().then(() => true),
      () => false,
    )
    if (probing.signal.aborted) return
    if (was && !isUp) log.warn('the process engine does not answer')
    if (!was && isUp) renew()
  }
  let running = Promise.resolve()
  const timer = setInterval(() => void (running = running.then(probe)), PROBE_EVERY_MS)
  timer.unref()

  return {
    client: () => client,
    isUp: () => isUp,
    onBack: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    call: (command) => withDeadline(command(client)),
    async close() {
      clearInterval(timer)
      probing.abort()
      await running
      await client.close().catch(() => {})
    },
  }
}

async function withDeadline<T>(command: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineUnavailable('DEADLINE_EXCEEDED')), DEADLINE_MS)
  })
  try {
    return await Promise.race([command, late])
  } catch (error) {
    throw fromGrpc(error)
  } finally {
    clearTimeout(timer)
  }
}
