import { z } from 'zod'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from './browser.ts'
import { buildWorld, type World } from './door-world.ts'
import { openDoor, type Door } from './door.ts'
import { noEngine } from './no-engine.ts'

export const WORDS = 'Ich möchte wieder arbeiten, am liebsten draußen.'
export const answers = { concern: WORDS }

const itemsSchema = z.array(
  z.looseObject({ taskKey: z.string(), author: z.string().nullable(), draft: z.unknown() }),
)

/** People who type into forms of one question; `substitute` stands in for `owner`. */
export class DraftDesk {
  readonly door: Door
  readonly world: World

  private constructor(door: Door, world: World) {
    this.door = door
    this.world = world
  }

  static async open(): Promise<DraftDesk> {
    const door = await openDoor({ routes: routesOf(noEngine) })
    const world = await buildWorld(door)
    const concern = { type: 'textarea', id: 'f', key: 'concern', label: 'Anliegen' }
    await door.deps.db.prisma.deployment.updateMany({
      where: { process: { startsWith: 'probe-' } },
      data: { forms: { probe: { id: 'probe', type: 'default', components: [concern] } } },
    })
    const [staffId, substituteId] = [await door.staffId('owner'), await door.staffId('substitute')]
    const [fromOn, toOn] = [new Date('2020-01-01'), new Date('2090-01-01')]
    await door.deps.db.prisma.absence.create({ data: { staffId, substituteId, fromOn, toOn } })
    return new DraftDesk(door, world)
  }

  async signedIn(username: string): Promise<Browser> {
    const browser = new Browser(this.door.url)
    await browser.signIn(username)
    return browser
  }

  save(browser: Browser, key: string, body: { revision?: number; answers?: object } = {}) {
    return browser.fetch(`/api/tasks/${key}/draft`, {
      method: 'PUT',
      body: { answers, revision: 0, ...body },
    })
  }

  left(browser: Browser, key: string) {
    return browser.fetch(`/api/tasks/${key}/draft`)
  }

  async note(browser: Browser, key: string, author: string) {
    const staffId = await this.door.staffId(author)
    return await browser.fetch(`/api/tasks/${key}/drafts/${staffId}/note`, { method: 'POST' })
  }

  async listed(browser: Browser, path: string) {
    return itemsSchema.parse((await browser.fetch(path)).json['items'])
  }

  async caseOf(key: string): Promise<string> {
    return (
      await this.door.deps.db.prisma.task.findUniqueOrThrow({ where: { key } })
    ).subject.slice('case:'.length)
  }

  /** The process took another way. */
  cancel(key: string, endedAt = new Date()) {
    return this.door.deps.db.prisma.task.update({
      where: { key },
      data: { state: 'canceled', endedAt },
    })
  }
}
