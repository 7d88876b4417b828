import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { grpcHeader } from '#server/engine/engine/grpc-login.ts'
import { withLock } from './file-lock.mjs'
import type { Java } from './find-java.ts'

const SOURCE = join(import.meta.dirname, 'engine-door/SecretInterceptor.java')
const CLASS = 'de.hilfeplan.engine.SecretInterceptor'
const LEAST_JAVA = '21'

const run = promisify(execFile)

/**
 * What stands in front of the broker's ports, since every user of the machine can reach loopback: a
 * secret that is part of the address over REST and management, and of each call over gRPC.
 */
export type EngineDoor = {
  secret: string
  /** Checks the secret over gRPC; null where this Java cannot compile it. */
  jar: string | null
}

/** A secret nobody can guess, fit for an address. */
export const drawSecret = (): string => randomBytes(24).toString('hex')

/** The broker's settings that close its ports to whoever does not know the secret. */
export const doorEnv = ({ secret, jar }: EngineDoor): Record<string, string> => ({
  SPRING_WEBFLUX_BASEPATH: `/${secret}`,
  MANAGEMENT_SERVER_BASEPATH: `/${secret}`,
  ...(jar
    ? {
        ZEEBE_BROKER_GATEWAY_INTERCEPTORS_0_ID: 'secret',
        ZEEBE_BROKER_GATEWAY_INTERCEPTORS_0_CLASSNAME: CLASS,
        ZEEBE_BROKER_GATEWAY_INTERCEPTORS_0_JARPATH: jar,
        HILFEPLAN_ENGINE_SECRET: grpcHeader(secret),
      }
    : {}),
})

/**
 * The check for gRPC as the broker wants it, compiled once per Java and source into the user's
 * cache; null where there is no compiler, only a runtime.
 */
export async function makeDoorJar({
  java,
  dist,
  cache,
}: {
  java: Java
  dist: string
  cache: string
}): Promise<string | null> {
  if (!existsSync(join(java.home, 'bin/javac'))) return null
  const id = createHash('sha256')
    .update(`${java.fullVersion}\n${dist}\n${readFileSync(SOURCE, 'utf8')}`)
    .digest('hex')
    .slice(0, 12)
  const target = join(cache, `engine-door-${id}.jar`)
  if (existsSync(target)) return target
  await withLock(`${target}.lock`, async () => {
    if (!existsSync(target)) await compile({ java, dist, target })
  })
  return target
}

async function compile({ java, dist, target }: { java: Java; dist: string; target: string }) {
  const draft = mkdtempSync(`${target}.draft-`)
  try {
    const api = readdirSync(join(dist, 'lib')).find((name) => /^grpc-api-.*\.jar$/.test(name))
    const classes = join(draft, 'classes')
    const paths = ['-classpath', join(dist, 'lib', api ?? ''), '-d', classes]
    await run(join(java.home, 'bin/javac'), ['--release', LEAST_JAVA, ...paths, SOURCE])
    const jar = join(draft, 'door.jar')
    await run(join(java.home, 'bin/jar'), ['--create', '--file', jar, '-C', classes, '.'])
    renameSync(jar, target)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
