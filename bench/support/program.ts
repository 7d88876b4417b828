import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { createClock } from '#server/base/clock.ts'
import { openDb } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { signInAs, type Send } from '#server/desks/training/colleague.ts'
import { spawnTied } from '#server/engine/embedded/tied-child.mjs'
import { usePostgres, type UsedPostgres } from '#server/engine/embedded/use-postgres.ts'
import { say } from './measure.ts'

const READY = /^ready: (\S+)/
const ROOT = join(import.meta.dirname, '../..')

/** The real program as its own process, as `npm start` or `npm run training` starts it. */
export type Program = {
  url: string
  deps: Deps
  database: UsedPostgres
  signIn(username: string): Promise<Send>
  stop(): Promise<void>
}

/**
 * Starts the program on fresh data and waits until it is ready, however long that takes; its
 * sentences are passed on to whoever waits.
 * @throws Error with its last words where it ends instead
 */
export async function startProgram(dataDir: string, training: boolean): Promise<Program> {
  const child = spawnTied([process.execPath, join(ROOT, 'server/main.ts')], {
    signal: 'TERM',
    cwd: ROOT,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      MANAGEMENT_PORT: '0',
      UNDO_SECONDS: '0',
      LOG_LEVEL: 'warn',
      TRAINING: training ? 'on' : 'off',
    },
    output: 'pipe',
  })
  const url = await untilReady(child)
  const database = await usePostgres(dataDir)
  const deps = depsOf(database.appUrl, training ? readOffset(dataDir) : 0)
  return {
    url,
    deps,
    database,
    signIn: (username) => signInAs(url, username),
    async stop() {
      await deps.db.close()
      child.send('TERM')
      await child.exited
    },
  }
}

function untilReady({ process: child, exited }: ReturnType<typeof spawnTied>): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = ''
    let rest = ''
    const hear = (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines.filter(Boolean)) {
        words = line
        if (!line.startsWith('{')) say(`  ${line}`)
        const [, url] = READY.exec(line) ?? []
        if (url) resolve(url)
      }
    }
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear)
    void exited.then((code) => reject(new Error(`the program ended (${code}): ${words}`)))
  })
}

const depsOf = (appUrl: string, offsetMs: number): Deps => ({
  db: openDb(appUrl, 4),
  clock: createClock(offsetMs),
  log: pino({ level: 'silent' }),
  undoSeconds: 0,
  watermark: true,
  city: 'Stadt Musterstadt',
})

const readOffset = (dataDir: string): number =>
  (JSON.parse(readFileSync(join(dataDir, 'training.json'), 'utf8')) as { offsetMs: number })
    .offsetMs
