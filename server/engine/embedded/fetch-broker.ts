import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withLock } from './file-lock.mjs'
import { cacheFolder } from './folders.ts'
import { SetupError } from './setup-error.ts'

export type FetchOptions = {
  dataDir: string
  version?: string
  javaHome?: string
  onProgress?: (line: string) => void
}

const BROKER_VERSION = '8.5.8'
/** SHA-256 of the archives that this program was tried with. */
const CHECKSUMS: Record<string, string> = {
  '8.5.8': '53ce62b008e61a87a3f7aed700065ad1352084a24c85771bc4e8300828bf95b4',
}
// the plugin's default version is too old for this
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy'

const run = promisify(execFile)

/**
 * Folder of the unpacked broker; fetched through Maven the first time, into the user's cache. Two
 * at once fetch once.
 * @throws SetupError with one sentence when Maven, the network or room on the disk is missing.
 */
export async function fetchBroker(options: FetchOptions): Promise<string> {
  const version = options.version ?? BROKER_VERSION
  const cache = cacheFolder(options.dataDir)
  const target = join(cache, `zeebe-${version}`)
  if (existsSync(target)) return target
  await withLock(join(cache, `zeebe-${version}.lock`), async () => {
    if (!existsSync(target)) await fetchInto(target, { ...options, version, cache })
  })
  return target
}

async function fetchInto(
  target: string,
  { version, cache, javaHome, onProgress }: FetchOptions & { version: string; cache: string },
): Promise<void> {
  onProgress?.(`Fetching the process engine (Zeebe ${version}, about 200 MB) …`)
  const draft = join(cache, `draft-${version}-${process.pid}`)
  try {
    mkdirSync(draft, { recursive: true })
    await download({ version, folder: draft, javaHome })
    const archive = join(draft, `camunda-zeebe-${version}.tar.gz`)
    await demandChecksum(archive, version, onProgress)
    await unpack(archive, draft)
    renameSync(join(draft, `camunda-zeebe-${version}`), target)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function download({
  version,
  folder,
  javaHome,
}: {
  version: string
  folder: string
  javaHome: string | undefined
}): Promise<void> {
  const args = [
    '-q',
    '-B',
    COPY,
    `-Dartifact=io.camunda:camunda-zeebe:${version}:tar.gz`,
    `-DoutputDirectory=${folder}`,
  ]
  try {
    await run('mvn', args, {
      cwd: folder,
      maxBuffer: 32 * 1024 * 1024,
      env: await mavenEnv(javaHome),
    })
  } catch (error) {
    if (isMissing(error))
      throw new SetupError(
        'Maven (mvn) was not found, and it fetches the process engine: install it (for example ' +
          '"apt install maven") and start again.',
      )
    throw new SetupError(
      `Zeebe ${version} could not be fetched through Maven: check the network, ` +
        '~/.m2/settings.xml, the version and the room on the disk. Maven said: ' +
        `${firstError(error)}`,
    )
  }
}

/**
 * @throws SetupError where the archive is not the one that this program was tried with, wherever it
 * comes from
 */
export async function demandChecksum(
  archive: string,
  version: string,
  onProgress: FetchOptions['onProgress'] = () => {},
): Promise<void> {
  const wanted = CHECKSUMS[version]
  if (!wanted)
    return onProgress(`The checksum of Zeebe ${version} is not known here: it is not compared.`)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(archive)) hash.update(chunk as Buffer)
  if (hash.digest('hex') === wanted) return
  throw new SetupError(
    `The archive of Zeebe ${version} is not the one expected: its checksum differs. Delete ` +
      `~/.m2/repository/io/camunda/camunda-zeebe/${version}, check which server Maven asks ` +
      '(~/.m2/settings.xml), and start again.',
  )
}

/**
 * Maven uses the Java on the path where there is one, since old Mavens do not run on the newest.
 */
async function mavenEnv(javaHome: string | undefined): Promise<NodeJS.ProcessEnv> {
  const hasJava = await run('java', ['-version']).then(
    () => true,
    () => false,
  )
  return hasJava || !javaHome ? process.env : { ...process.env, JAVA_HOME: javaHome }
}

async function unpack(archive: string, folder: string): Promise<void> {
  try {
    await run('tar', ['-xzf', archive, '--no-same-owner', '-C', folder])
  } catch (error) {
    if (isMissing(error))
      throw new SetupError('The program tar was not found: install it and start again.')
    throw new SetupError(
      `The process engine could not be unpacked in ${folder}: make room on the disk (it needs ` +
        '500 MB) and start again.',
    )
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

function firstError(error: unknown): string {
  const output =
    error instanceof Error && 'stdout' in error && 'stderr' in error
      ? `${String(error.stdout)}\n${String(error.stderr)}`
      : String(error)
  const line = output.split('\n').find((each) => each.includes('[ERROR]')) ?? 'nothing'
  return line
    .replace(/\x1b\[[0-9;]*m/g, '')
    .replace('[ERROR]', '')
    .trim()
    .slice(0, 300)
}
