import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { aotFile, trainAotCache, type Training } from './aot-cache.ts'
import { brokerEnv, type BrokerPorts } from './broker-env.ts'
import { addressesOf, launchBroker, untilReady, type BrokerProcess } from './broker-process.ts'
import { drawSecret, makeDoorJar, type EngineDoor } from './engine-door.ts'
import { exitsWithin } from './exits-within.ts'
import { findJava, type Java } from './find-java.ts'
import { cacheFolder } from './folders.ts'
import { choosePorts } from './free-ports.ts'
import { refuseForeign } from './lock-data-dir.ts'
import { SetupError } from './setup-error.ts'
import { stillStarting } from './start-patience.ts'
import { endSurvivor, writePidFile } from './survivors.ts'
import { takeSnapshot } from './take-snapshot.ts'

export type BrokerOptions = {
  dataDir: string
  dist: string
  intakeUrl: string
  livePassword: string
  historyPassword: string
  /**
   * For training and tests: time can be moved, and the live door gets timers, jobs and messages as
   * well.
   */
  clockControlled?: boolean
  /** Wanted ports; where one is in use another is taken. 0 takes any. */
  ports?: Partial<BrokerPorts>
  java?: Java
  /** What who commands the engine must know; drawn anew unless named. */
  secret?: string
  /** Settings of the broker beyond those of the house, under its own names. */
  env?: Record<string, string>
  /** Makes the class cache after the start, for the next one. */
  trainCache?: boolean
  onProgress?: (line: string) => void
}

export type Broker = {
  grpcAddress: string
  restAddress: string
  managementAddress: string
  /** Goes with each call over gRPC, and is part of the other two addresses. */
  secret: string
  ports: BrokerPorts
  /** Changes when the engine's data were wiped. */
  engineId: string
  /** True when this start created the engine's data. */
  isNew: boolean
  version: string
  pid: number
  /** Resolves when the broker ends, whoever ended it. */
  exited: Promise<number>
  /**
   * Takes a snapshot, ends the broker, at the latest after ten seconds. Close workers and clients
   * before.
   */
  stop(): Promise<void>
  /** Ends it as a crash would. */
  kill(): Promise<void>
}

const WANTED: BrokerPorts = {
  grpc: 26_500,
  command: 26_501,
  internal: 26_502,
  rest: 26_580,
  management: 26_596,
}
const GRACE_MS = 5000

/**
 * Starts the broker as a child that ends with this process, and waits until every partition has a
 * leader.
 * @throws SetupError when it does not come up.
 */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  refuseForeign(options.dataDir)
  const folder = resolve(options.dataDir, 'engine')
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700) // made by an earlier version
  const pidFile = join(folder, 'broker.pid')
  if (await endSurvivor(pidFile))
    options.onProgress?.('Ended a process engine that an earlier run had left behind.')
  const identity = identify(data)
  const java = options.java ?? (await findJava())
  const cache = cacheFolder(options.dataDir)
  const aot = aotFile({ java, dist: options.dist, cache })
  const secret = options.secret ?? drawSecret()
  const { process: broker, ports } = await launchOnFreePorts(options, {
    door: { secret, jar: await doorJar({ java, dist: options.dist, cache }, options) },
    folder,
    data,
    java,
    aotCache: aot && existsSync(aot) ? aot : null,
  })
  writePidFile(pidFile, broker.pid)
  const training =
    options.trainCache && aot && !existsSync(aot)
      ? trainAotCache({ java, dist: options.dist, file: aot })
      : null
  const { rest, management } = addressesOf(ports, secret)
  return {
    ...identity,
    grpcAddress: `127.0.0.1:${ports.grpc}`,
    restAddress: rest,
    managementAddress: management,
    secret,
    ports,
    version: basename(options.dist).replace('zeebe-', ''),
    pid: broker.pid,
    exited: broker.child.exited,
    stop: () => stop({ broker, managementAddress: management, training, pidFile }),
    kill: () => kill(broker, training),
  }
}

async function doorJar(
  place: { java: Java; dist: string; cache: string },
  { onProgress }: BrokerOptions,
): Promise<string | null> {
  const jar = await makeDoorJar(place)
  if (!jar)
    onProgress?.(
      'This Java cannot compile (there is no javac), so every user of this machine can command ' +
        'the process engine over gRPC: install a JDK.',
    )
  return jar
}

type Place = {
  door: EngineDoor
  folder: string
  data: string
  java: Java
  aotCache: string | null
}

async function launchOnFreePorts(
  options: BrokerOptions,
  place: Place,
  tries = 2,
): Promise<{ process: BrokerProcess; ports: BrokerPorts }> {
  const wanted = { ...WANTED, ...options.ports }
  const ports = await choosePorts(wanted)
  for (const name of Object.keys(wanted) as (keyof BrokerPorts)[]) {
    if (wanted[name] && wanted[name] !== ports[name])
      options.onProgress?.(
        `Port ${wanted[name]} is in use; the process engine takes ${ports[name]} instead.`,
      )
  }
  const { intakeUrl, livePassword, historyPassword, clockControlled = false } = options
  const onWait = (seconds: number) =>
    options.onProgress?.(stillStarting('The process engine', seconds))
  const env = brokerEnv({
    door: place.door,
    data: place.data,
    ports,
    clockControlled,
    intake: { url: intakeUrl, livePassword, historyPassword },
  })
  const broker = await launchBroker({
    ...place,
    dist: options.dist,
    env: { ...env, ...options.env },
  })
  if (await untilReady(addressesOf(ports, place.door.secret), broker, { onWait }))
    return { process: broker, ports }
  broker.child.send('KILL')
  await broker.child.exited
  if (tries > 1 && /already in use|failed to bind/i.test(broker.lastWords()))
    return launchOnFreePorts(options, place, tries - 1)
  throw new SetupError(
    `The process engine did not start; its log is in ${join(place.folder, 'logs')}. Its last ` +
      `words: ${broker.lastWords() || 'none'}`,
  )
}

/** The id lies inside the broker's own data, so it goes when they go. */
function identify(data: string): { engineId: string; isNew: boolean } {
  const file = join(data, 'hilfeplan-engine-id')
  if (existsSync(file)) return { engineId: readFileSync(file, 'utf8').trim(), isNew: false }
  const engineId = randomUUID()
  writeFileSync(file, engineId, { flush: true })
  return { engineId, isNew: true }
}

async function stop({
  broker,
  managementAddress,
  training,
  pidFile,
}: {
  broker: BrokerProcess
  managementAddress: string
  training: Training | null
  pidFile: string
}): Promise<void> {
  await Promise.all([training?.stop(), takeSnapshot(managementAddress)])
  broker.child.send('TERM')
  await exitsWithin(broker.child.exited, GRACE_MS)
  broker.child.send('KILL')
  await broker.child.exited
  await endSurvivor(pidFile)
}

async function kill(broker: BrokerProcess, training: Training | null): Promise<void> {
  broker.child.send('KILL')
  await Promise.all([broker.child.exited, training?.stop()])
}
