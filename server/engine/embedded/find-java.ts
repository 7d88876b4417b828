import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { SetupError } from './setup-error.ts'

const LEAST_JAVA = 21
export type Java = { home: string; version: number; fullVersion: string }

const run = promisify(execFile)

/**
 * Major version in what `java -version` prints or a `release` file says; null when there is none.
 * `1.8.0_392` is 8.
 */
export function parseJavaVersion(text: string): { major: number; full: string } | null {
  const full = /(?:version|JAVA_VERSION=)\s*"([^"]+)"/.exec(text)?.[1]
  const [, first, second] = /^(\d+)(?:\.(\d+))?/.exec(full ?? '') ?? []
  if (!full || !first) return null
  return { major: Number(first === '1' ? second : first), full }
}

/**
 * Picks the newest fit Java; of equals the first, so that what the user named comes before what was
 * found.
 */
export function pickJava(found: Java[]): Java | null {
  const fit = found.filter((java) => java.version >= LEAST_JAVA)
  return fit.reduce<Java | null>(
    (best, java) => (best && best.version >= java.version ? best : java),
    null,
  )
}

/**
 * Finds a Java that runs the broker: JAVA_HOME if it is fit, else the newest of those installed.
 * @throws SetupError when there is none of version 21 or newer.
 */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<Java> {
  const named = env['JAVA_HOME'] ? await inspect(env['JAVA_HOME']) : null
  if (named && named.version >= LEAST_JAVA) return named
  const found = await Promise.all([...new Set(listHomes(env))].map(inspect))
  const java = pickJava(found.filter((each) => each !== null))
  if (java) return java
  const newest = Math.max(0, ...found.map((each) => each?.version ?? 0))
  const have = newest ? `the newest Java found here is ${newest}` : 'no Java was found here'
  throw new SetupError(
    `The process engine needs Java ${LEAST_JAVA} or newer, but ${have}: install a JDK ` +
      `${LEAST_JAVA} or newer, or set JAVA_HOME to the folder of one.`,
  )
}

function listHomes(env: NodeJS.ProcessEnv): string[] {
  const onPath = (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'java'))
  const ofPath = onPath
    .filter((file) => existsSync(file))
    .map((file) => dirname(dirname(realpathSync(file))))
  const roots = [
    '/usr/lib/jvm',
    '/usr/java',
    '/opt',
    '/opt/java',
    '/usr/local',
    join(homedir(), '.sdkman/candidates/java'),
    join(homedir(), '.jdks'),
    '/Library/Java/JavaVirtualMachines',
  ]
  const below = roots.flatMap((root) =>
    childrenOf(root).flatMap((folder) => [folder, join(folder, 'Contents/Home')]),
  )
  return [
    ...ofPath,
    ...below.filter((home) => existsSync(join(home, 'bin/java'))).map((home) => realpathSync(home)),
  ]
}

function childrenOf(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}

async function inspect(home: string): Promise<Java | null> {
  const parsed = readRelease(home) ?? (await askJava(home))
  return parsed && { home, version: parsed.major, fullVersion: parsed.full }
}

function readRelease(home: string) {
  if (!existsSync(join(home, 'bin/java'))) return null
  try {
    return parseJavaVersion(readFileSync(join(home, 'release'), 'utf8'))
  } catch {
    return null
  }
}

async function askJava(home: string) {
  try {
    const { stderr, stdout } = await run(join(home, 'bin/java'), ['-version'], { timeout: 20_000 })
    return parseJavaVersion(stderr + stdout)
  } catch {
    return null
  }
}
