import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pino } from 'pino'
import { createClock } from '#server/base/clock.ts'
import { openDb } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { choosePorts } from '#server/engine/embedded/free-ports.ts'
import { signInAs } from '#server/desks/training/colleague.ts'
import {
  startTestDatabase,
  startTestEngine,
  temporaryFolder,
  type TestEngine,
  type TestPostgres,
} from './engine.ts'
import { known } from './known.ts'

const PASSWORD = 'only-for-tests-on-loopback'

export type Victim = 'app' | 'broker' | 'postgres'

/**
 * Program, broker and database as three processes, each of which can be ended by SIGKILL and
 * started again on its data.
 */
export class Killable {
  readonly #dataDir = temporaryFolder()
  #app: ChildProcess | null = null
  #postgres!: TestPostgres
  #broker!: TestEngine
  #ports!: { app: number; intake: number }
  readonly #undoSeconds: number
  url = ''

  private constructor(undoSeconds: number) {
    this.#undoSeconds = undoSeconds
  }

  static async open({ undoSeconds = 0 }: { undoSeconds?: number } = {}): Promise<Killable> {
    const world = new Killable(undoSeconds)
    world.#ports = await choosePorts({ app: 0, intake: 0 })
    // else a commit that was acknowledged may be lost
    world.#postgres = await startTestDatabase({ durable: true })
    world.#broker = await startTestEngine({
      intakeUrl: `http://127.0.0.1:${world.#ports.intake}`,
      livePassword: PASSWORD,
      historyPassword: PASSWORD,
    })
    await world.start()
    return world
  }

  get ownerUrl(): string {
    return this.#postgres.ownerUrl
  }

  /** A look at the database from outside; close its `db`. */
  look(): Deps {
    return {
      db: openDb(this.#postgres.appUrl, 2),
      clock: createClock(),
      log: pino({ level: 'silent' }),
      undoSeconds: 0,
      watermark: true,
      city: 'Stadt Musterstadt',
    }
  }

  async start(): Promise<void> {
    const { grpcAddress, restAddress, secret, engineId } = this.#broker
    const { appUrl, ownerUrl, retentionUrl } = this.#postgres
    const settings = {
      dataDir: this.#dataDir,
      port: this.#ports.app,
      undoSeconds: this.#undoSeconds,
      databases: { appUrl, ownerUrl, retentionUrl },
      intake: {
        host: '127.0.0.1',
        port: this.#ports.intake,
        livePassword: PASSWORD,
        historyPassword: PASSWORD,
      },
      broker: { grpcAddress, restAddress, secret, engineId },
    }
    this.#app = fork(join(import.meta.dirname, 'app-process.ts'), {
      env: { ...process.env, APP_PROCESS: JSON.stringify(settings) },
      execArgv: [],
    })
    const [{ url }] = (await once(this.#app, 'message')) as [{ url: string }]
    this.url = url
  }

  signIn(username: string) {
    return signInAs(this.url, username)
  }

  /** Ends one of the three as a crash would and starts it again. */
  async kill(victim: Victim): Promise<void> {
    if (victim === 'app') {
      known(this.#app).kill('SIGKILL')
      await once(known(this.#app), 'exit')
      await this.start()
    } else if (victim === 'broker') {
      await this.#broker.kill()
      this.#broker = await this.#broker.restart()
    } else {
      await this.#postgres.kill()
      this.#postgres = await this.#postgres.restart()
    }
  }

  async close(): Promise<void> {
    this.#app?.kill('SIGKILL')
    await this.#broker.stop()
    await this.#postgres.stop()
  }
}
