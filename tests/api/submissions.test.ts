import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { noEngine } from '#tests/support/no-engine.ts'

const TIMES = [1, 2, 3, 4]

describe('a task handed in several times at once', () => {
  let door: Door
  let world: World

  beforeAll(async () => {
    door = await openDoor({ routes: routesOf(noEngine) })
    world = await buildWorld(door)
  })
  afterAll(() => door.close())

  async function signedIn(username: string): Promise<Browser> {
    const browser = new Browser(door.url)
    await browser.signIn(username)
    return browser
  }

  it.each(['undoable', 'continue'])('is taken once (%s)', async (mode) => {
    // given
    const windows = [await signedIn('owner'), await signedIn('owner')]
    const key = await world.caseworkerTask()
    const handIn = (browser: Browser) =>
      browser.fetch(`/api/tasks/${key}/submissions`, {
        method: 'POST',
        body: { mode, answers: {} },
      })
    // when
    const answers = await Promise.all(windows.flatMap((window) => TIMES.map(() => handIn(window))))
    // then
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused).toHaveLength(answers.length - 1)
    expect(refused.map(({ status, json }) => [status, json['code']])).toEqual(
      refused.map(() => [409, 'TASK_GONE']),
    )
    expect(await door.deps.db.prisma.submission.count({ where: { taskKey: key } })).toBe(1)
  })
})
