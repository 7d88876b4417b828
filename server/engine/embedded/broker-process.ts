import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { javaFlags } from './java-flags.ts'
import { spawnTied } from './tied-child.mjs'
import type { Java } from './find-java.ts'
import { sayHowLong, START_MS } from './start-patience.ts'

export type LaunchOptions = {
  java: Java
  dist: string
  folder: string
  env: Record<string, string>
  aotCache?: string | null
  aotOutput?: string
  nice?: boolean
}
export type BrokerProcess = {
  child: ReturnType<typeof spawnTied>
  pid: number
  lastWords(): string
}

const INHERITED = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR']

/**
 * Starts the broker's class itself: its own script builds a class path that no class cache accepts.
 * `folder` takes its log.
 */
export async function launchBroker(options: LaunchOptions): Promise<BrokerProcess> {
  const inherited = INHERITED.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  )
  const command = [
    ...(options.nice ? ['nice', '-n', '19'] : []),
    join(options.java.home, 'bin/java'),
    ...commandLine(options),
  ]
  // it unpacks a library, which a killed broker would otherwise leave behind under a new name each
  // time
  const store = { ROCKSDB_SHAREDLIB_DIR: options.folder }
  // a killed broker loses nothing that it acknowledged, and one that may end by itself could wait
  // 30 s for open calls
  const child = spawnTied(command, {
    signal: 'KILL',
    cwd: options.folder,
    env: { ...Object.fromEntries(inherited), ...store, ...options.env },
    output: 'pipe',
  })
  return { child, pid: await child.pid, lastWords: keepLastWords(child.process) }
}

function commandLine({ java, dist, folder, aotCache, aotOutput }: LaunchOptions): string[] {
  const jars = readdirSync(join(dist, 'lib'))
    .filter((name) => name.endsWith('.jar'))
    .sort() // the same list each time, or no cache fits
  return [
    ...javaFlags(java.version, { aotCache: aotCache ?? null, ...(aotOutput ? { aotOutput } : {}) }),
    `-Dlog4j2.configurationFile=${join(dist, 'config/log4j2.xml')}`,
    `-Dspring.config.additional-location=file:${join(dist, 'config')}/`,
    `-Dbasedir=${dist}`,
    `-Dapp.home=${folder}`,
    '-Dfile.encoding=UTF-8',
    '-classpath',
    jars.map((name) => join(dist, 'lib', name)).join(':'),
    mainClass(dist),
  ]
}

function mainClass(dist: string): string {
  return (
    /io\.camunda[\w.]*\.StandaloneBroker/.exec(
      readFileSync(join(dist, 'bin/broker'), 'utf8'),
    )?.[0] ?? 'io.camunda.zeebe.broker.StandaloneBroker'
  )
}

function keepLastWords(child: BrokerProcess['child']['process']): () => string {
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter(Boolean))
      lines.splice(0, lines.length - 20)
    })
  }
  return () =>
    lines
      .filter((line) => !line.trimStart().startsWith('at '))
      .slice(-4)
      .join(' | ')
      .slice(0, 800)
}

/** While the broker comes up, its lists may be missing. */
type Topology = {
  partitionsCount?: number | null
  brokers?: { partitions?: { partitionId: number; role: string }[] | null }[] | null
}

/** True when every partition has a leader. */
export function isReady({ partitionsCount, brokers }: Topology): boolean {
  const led = (brokers ?? [])
    .flatMap(({ partitions }) => partitions ?? [])
    .filter(({ role }) => role === 'leader')
  return (
    Boolean(partitionsCount) &&
    new Set(led.map(({ partitionId }) => partitionId)).size === partitionsCount
  )
}

/** Where a broker serves; with a secret in front only below it. */
export const addressesOf = (ports: { rest: number; management: number }, secret?: string) => {
  const below = secret ? `/${secret}` : ''
  return {
    rest: `http://127.0.0.1:${ports.rest}${below}`,
    management: `http://127.0.0.1:${ports.management}${below}`,
  }
}

type Patience = { ms?: number; onWait?: (seconds: number) => void }

/**
 * Waits until the broker serves on both its addresses; false when it ended before or does not serve
 * after `ms`.
 */
export async function untilReady(
  { rest, management }: { rest: string; management: string },
  { child }: BrokerProcess,
  { ms = START_MS, onWait = () => {} }: Patience = {},
): Promise<boolean> {
  let hasEnded = false
  void child.exited.then(() => (hasEnded = true))
  const began = performance.now()
  const since = sayHowLong(began, onWait)
  while (!hasEnded && performance.now() - began < ms) {
    since()
    const topology = await topologyOf(rest)
    if (topology && isReady(topology) && (await ask(`${management}/actuator/partitions`)))
      return true
    await pause(50)
  }
  return false
}

/** What a broker says of its partitions; null where it does not answer. */
export const topologyOf = (restAddress: string): Promise<Topology | null> =>
  ask(`${restAddress}/v1/topology`)

function ask(url: string): Promise<Topology | null> {
  return fetch(url, { signal: AbortSignal.timeout(2000) })
    .then(async (answer) => (answer.ok ? ((await answer.json()) as Topology) : null))
    .catch(() => null)
}
