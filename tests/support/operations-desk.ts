import { recordBeat } from '#server/base/heartbeat.ts'
import {
  itemsSchema,
  operationsSchema,
  resultsSchema,
  type Operations,
  type TroubleAction,
  type TroubleItems,
  type TroubleResults,
} from '#server/desks/operations/schema.ts'
import type { OperationsPorts } from '#server/desks/operations/ports.ts'
import { routesOf } from '#server/doors/routes.ts'
import { replayDeadLetter } from '#server/doors/feed/replay-dead-letter.ts'
import { Browser, type Answer } from './browser.ts'
import { buildWorld, type World } from './door-world.ts'
import { openDoor, type Door } from './door.ts'
import { known } from './known.ts'
import { noEngine } from './no-engine.ts'

export const SINCE = new Date('2026-06-01T08:00:00Z')
const PARTS: [string, number][] = [
  ['engine', 1],
  ['live', 1],
  ['history', 1],
  ['projector', 0],
  ['outbox', 0],
  ['print runs', 0],
  ['letters', 0],
  ['database', 0],
  ['disk', 0],
]

type Verb = 'preview' | 'actions'
type Body = { action: TroubleAction; items?: string[]; note?: string }

/** Operations at a door without engine: what it is asked is kept, what it answers can be set. */
export class OperationsDesk {
  readonly door: Door
  readonly #world: World
  readonly #admin: Browser
  /** What the engine was asked. */
  asked: string[] = []
  answer: () => Promise<'delivered' | 'gone'> = async () => 'delivered'

  private constructor(door: Door, world: World, admin: Browser) {
    this.door = door
    this.#world = world
    this.#admin = admin
  }

  static async open(): Promise<OperationsDesk> {
    const opened: { desk?: OperationsDesk } = {}
    const desk = () => known(opened.desk)
    const ports: OperationsPorts = {
      ...noEngine,
      resolveIncident: ({ incidentKey }) => desk().#hear(incidentKey),
      endInstance: (key) => desk().#hear(`end ${key}`),
      replay: (letter) => replayDeadLetter(desk().door.deps, letter, new Set()),
    }
    const door = await openDoor({ routes: routesOf({ ...noEngine, ...ports }) })
    const admin = new Browser(door.url)
    await admin.signIn('admin')
    opened.desk = new OperationsDesk(door, await buildWorld(door), admin)
    return opened.desk
  }

  async #hear(what: string): Promise<'delivered' | 'gone'> {
    this.asked.push(what)
    return await this.answer()
  }

  query(sql: string, values: unknown[] = []): Promise<unknown[]> {
    return this.door.deps.db.query(sql, values)
  }

  /** Nothing is stuck, nothing has spoken. */
  async clear(): Promise<void> {
    this.asked = []
    this.answer = async () => 'delivered'
    for (const table of ['feed.heartbeat', 'feed.dead_letter', 'feed.alarm', 'outbox'])
      await this.query(`DELETE FROM ${table}`)
    for (const table of ['incident', 'process_instance'])
      await this.query(`DELETE FROM readmodel.${table}`)
  }

  async read(): Promise<Operations> {
    return operationsSchema.parse((await this.#admin.fetch('/api/operations')).json)
  }

  async onlyGroup(): Promise<Operations['groups'][number]> {
    const { groups } = await this.read()
    if (groups.length !== 1) throw new Error(`${groups.length} groups instead of one`)
    return known(groups[0])
  }

  async itemsOf(group: string): Promise<TroubleItems['items']> {
    const { json } = await this.#admin.fetch(`/api/operations/groups/${group}`)
    return itemsSchema.parse(json).items
  }

  send(group: string, verb: Verb, body: Body): Promise<Answer> {
    return this.#admin.fetch(`/api/operations/groups/${group}/${verb}`, { method: 'POST', body })
  }

  async does(group: string, body: Body, verb: Verb = 'actions'): Promise<TroubleResults> {
    return resultsSchema.parse((await this.send(group, verb, body)).json)
  }

  async allSpeak(): Promise<void> {
    for (const [part, partitionId] of PARTS)
      await recordBeat(this.door.deps.db.query, {
        part,
        partitionId,
        at: this.door.deps.clock.wallNow(),
        freshMs: 60_000,
      })
  }

  /** An incident in a process that a case has called; returns the case. */
  async incident(key: string, message = 'UnknownError'): Promise<string> {
    const { id } = await this.#world.openCase()
    for (const [instance, parent] of [
      [`1${key}`, null],
      [`2${key}`, `1${key}`],
    ])
      await this.query(
        `INSERT INTO readmodel.process_instance
           (key, process_id, version, definition_key, parent_key, state, started_at, position)
         VALUES ($1, 'plan-review', 1, '77', $2, 'activated', $3, 1)`,
        [instance, parent, SINCE],
      )
    await this.door.deps.db.prisma.instanceRegister.create({
      data: {
        businessKey: `case:${id}`,
        generation: Number(key),
        processInstanceKey: `1${key}`,
        process: 'help-plan-case',
        registeredAt: SINCE,
      },
    })
    await this.query(
      `INSERT INTO readmodel.incident (key, process_instance_key, element_id, job_key, error_type,
         error_message, state, created_at, position)
       VALUES ($1, $2, 'st-letter', '9', 'JOB_NO_RETRIES', $3, 'created', $4, 1)`,
      [key, `2${key}`, message, SINCE],
    )
    return id
  }

  async command(stream: string, state: string, error: string | null): Promise<string> {
    const at = new Date(this.door.deps.clock.wallNow().getTime() - 600_000)
    const payload = { name: 'ClientResponded', correlationKey: 'x' }
    const row = { stream, kind: 'publish', payload, state, error, nextAt: at, createdAt: at }
    const { id } = await this.door.deps.db.prisma.outbox.create({
      data: { ...row, ...(state === 'delivered' ? { confirmBy: at } : {}) },
    })
    return id
  }
}
