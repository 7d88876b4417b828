import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brokerEnv } from './broker-env.ts'
import { addressesOf, launchBroker, untilReady, type BrokerProcess } from './broker-process.ts'
import { exitsWithin } from './exits-within.ts'
import { tryLock } from './file-lock.mjs'
import type { Java } from './find-java.ts'
import { choosePorts } from './free-ports.ts'
import { hasAot } from './java-flags.ts'

const PATIENCE_MS = 300_000

/**
 * File of the class cache for this Java and broker; null where this Java has none. Whether it
 * exists is another question.
 */
export function aotFile({
  java,
  dist,
  cache,
}: {
  java: Java
  dist: string
  cache: string
}): string | null {
  if (!hasAot(java.version)) return null
  const id = createHash('sha256')
    .update(`${java.home}\n${java.fullVersion}\n${dist}`)
    .digest('hex')
    .slice(0, 12)
  return join(cache, `${basename(dist)}-java${java.version}-${id}.aot`)
}

export type Training = { done: Promise<boolean>; stop(): Promise<void> }

/**
 * Makes the class cache with a second broker on scratch data, at lowest priority; later starts take
 * a third of the time. Never two at once: where one is at it, this one does nothing. `done` says
 * whether the file was made; a failure leaves things as they were.
 */
export function trainAotCache({
  java,
  dist,
  file,
}: {
  java: Java
  dist: string
  file: string
}): Training {
  const stopping = new AbortController()
  const done = train({ java, dist, file, signal: stopping.signal }).catch(() => false)
  return {
    done,
    async stop() {
      stopping.abort()
      await done
    },
  }
}

type TrainOptions = { java: Java; dist: string; file: string; signal: AbortSignal }

async function train(options: TrainOptions): Promise<boolean> {
  const lock = tryLock(`${options.file}.lock`)
  if (!lock.held) return false
  const folder = mkdtempSync(`${options.file}.draft-`)
  try {
    if (existsSync(options.file)) return false
    return await trainIn(folder, options)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    lock.release()
  }
}

async function trainIn(
  folder: string,
  { java, dist, file, signal }: TrainOptions,
): Promise<boolean> {
  const draft = join(folder, 'cache.aot')
  const data = join(folder, 'data')
  mkdirSync(data)
  const ports = await choosePorts({ grpc: 0, command: 0, internal: 0, rest: 0, management: 0 })
  const env = brokerEnv({ door: null, data, ports, clockControlled: false, intake: null })
  const broker = await launchBroker({ java, dist, folder, env, aotOutput: draft, nice: true })
  const kill = () => broker.child.send('KILL')
  signal.addEventListener('abort', kill)
  try {
    if (signal.aborted || !(await untilReady(addressesOf(ports), broker, { ms: PATIENCE_MS })))
      return false
    broker.child.send('TERM') // Java writes the cache while it ends
    await exitsWithin(broker.child.exited, PATIENCE_MS, signal)
    if (signal.aborted || !existsSync(draft)) return false
    renameSync(draft, file)
    return true
  } finally {
    await end(broker)
  }
}

async function end({ child }: BrokerProcess): Promise<void> {
  child.send('KILL')
  await child.exited
}
