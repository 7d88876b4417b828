import { execFile } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { markCluster, needsCluster } from './cluster-mark.ts'
import { exitsWithin } from './exits-within.ts'
import { choosePorts } from './free-ports.ts'
import { refuseForeign } from './lock-data-dir.ts'
import { placePostgres, type Place } from './postgres-place.ts'
import {
  databaseUrls,
  makeRoles,
  readPasswords,
  superuserUrl,
  type DatabaseUrls,
  type Passwords,
} from './postgres-roles.ts'
import { SetupError } from './setup-error.ts'
import { sayHowLong, START_MS, stillStarting } from './start-patience.ts'
import { commandLineOf, endProcess } from './survivors.ts'
import { spawnTied } from './tied-child.mjs'

export type PostgresOptions = {
  dataDir: string
  /** False gives up safety against power loss for speed: tests only. */
  durable: boolean
  /** Wanted port; another is taken where it is in use. 0 takes any. */
  port?: number
  onProgress?: (line: string) => void
}

export type Postgres = DatabaseUrls & {
  port: number
  pid: number
  passwords: Passwords
  /** Resolves when the server ends, whoever ended it. */
  exited: Promise<number>
  stop(): Promise<void>
  /** Ends it as a crash would. */
  kill(): Promise<void>
}

/** Where the passwords of a data folder are kept. */
export const passwordFile = (dataDir: string): string => resolve(dataDir, 'database-passwords.json')

const WANTED_PORT = 54_329
const GRACE_MS = 4000
const run = promisify(execFile)

/**
 * Starts PostgreSQL as a child that ends with this process, with database `hilfeplan` and its three
 * roles.
 * @throws SetupError when it does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  refuseForeign(options.dataDir)
  const place = await placePostgres(options.dataDir)
  const { dataDir, onProgress = () => {} } = options
  const parts = { dataDir, data: place.data, passwords: passwordFile(dataDir) }
  await endPostmaster(place.data)
  const isNew = needsCluster(parts, onProgress)
  const passwords = readPasswords(parts.passwords)
  if (isNew) await initialise(place, passwords)
  markCluster(parts)
  const wanted = options.port ?? WANTED_PORT
  const { port } = await choosePorts({ port: wanted })
  if (wanted && port !== wanted)
    onProgress(`Port ${wanted} is in use; the database takes ${port} instead.`)
  const server = await serve(place, {
    port,
    durable: options.durable,
    url: superuserUrl(passwords, port),
    onWait: (seconds) => onProgress(stillStarting('The database', seconds)),
  })
  await makeRoles(passwords, port, !options.durable)
  return {
    ...databaseUrls(passwords, port),
    port,
    passwords,
    pid: server.pid,
    exited: server.child.exited,
    stop: () => end(server, ['INT', 'QUIT', 'KILL']),
    kill: () => end(server, ['KILL']),
  }
}

/**
 * Makes a cluster beside its place and moves it there when it is whole, so that a crash in between
 * leaves nothing half made.
 */
async function initialise(place: Place, passwords: Passwords): Promise<void> {
  const draft = `${place.data}.draft`
  const secret = mkdtempSync(join(tmpdir(), 'hilfeplan-'))
  const file = join(secret, 'password')
  try {
    rmSync(draft, { recursive: true, force: true })
    writeFileSync(file, passwords.superuser)
    if (place.owner)
      for (const path of [secret, file]) chownSync(path, place.owner.uid, place.owner.gid)
    makeOwned(draft, place)
    const flags = [
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--locale-provider=icu',
      '--icu-locale=de-DE',
      '--auth=scram-sha-256',
      '--username=postgres',
    ]
    await run(
      join(place.binaries, 'bin/initdb'),
      [`--pgdata=${draft}`, `--pwfile=${file}`, ...flags],
      { ...place.owner, cwd: '/' },
    )
    renameSync(draft, place.data)
  } catch (error) {
    const words =
      error instanceof Error && 'stderr' in error
        ? String(error.stderr).trim().split('\n').at(-1)
        : String(error)
    throw new SetupError(`The database could not be set up in ${place.data}: ${words}`)
  } finally {
    rmSync(secret, { recursive: true, force: true })
  }
}

function makeOwned(folder: string, { owner }: Place): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (owner) chownSync(folder, owner.uid, owner.gid)
}

type ServeOptions = {
  port: number
  durable: boolean
  url: string
  onWait: (seconds: number) => void
}
type Server = { child: ReturnType<typeof spawnTied>; pid: number }

async function serve(
  place: Place,
  { port, durable, url, onWait }: ServeOptions,
  tries = 20,
): Promise<Server> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=256MB',
    'jit=off',
    'log_min_messages=warning',
    'log_statement=none',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
  ]
  const fast = durable ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
  const command = [
    join(place.binaries, 'bin/postgres'),
    '-D',
    place.data,
    '-p',
    String(port),
    ...[...settings, ...fast].flatMap((flag) => ['-c', flag]),
  ]
  const child = spawnTied(command, {
    signal: 'INT',
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_MESSAGES: 'C', TZ: 'UTC' },
    output: 'pipe',
    ...place.owner,
  })
  const words = lastWords(child)
  const pid = await child.pid
  if (await untilReady(child, url, onWait)) return { child, pid }
  child.send('KILL')
  await child.exited
  // processes of a killed server still ending
  const hasRemains = /shared memory block|lock file "postmaster.pid" already exists/.test(words())
  if (!hasRemains || tries <= 1)
    throw new SetupError(
      `The database did not start in ${place.data}. Its last words: ${words() || 'none'}`,
    )
  await pause(250)
  return serve(place, { port, durable, url, onWait }, tries - 1)
}

function lastWords({ process: child }: Server['child']): () => string {
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter(Boolean))
      lines.splice(0, lines.length - 5)
    })
  }
  return () => lines.join(' | ')
}

async function untilReady(
  child: Server['child'],
  url: string,
  onWait: (seconds: number) => void,
): Promise<boolean> {
  let hasEnded = false
  void child.exited.then(() => (hasEnded = true))
  const began = performance.now()
  const since = sayHowLong(began, onWait)
  while (!hasEnded && performance.now() - began < START_MS) {
    since()
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    client.on('error', () => {})
    const isUp = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (isUp) return !hasEnded
    await pause(20)
  }
  return false
}

async function end({ child }: Server, signals: ('INT' | 'QUIT' | 'KILL')[]): Promise<void> {
  for (const signal of signals) {
    child.send(signal)
    if (await exitsWithin(child.exited, GRACE_MS)) return
  }
}

/**
 * Ends the server that an earlier run left behind; PostgreSQL notes its process in its own file.
 */
async function endPostmaster(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (pid > 1 && commandLineOf(pid).includes(` -D ${data} `))
    await endProcess(pid, ['SIGINT', 'SIGQUIT', 'SIGKILL'])
}
