import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'

describe('a draft', () => {
  let door: Door
  let world: World
  let owner: Browser

  beforeAll(async () => {
    door = await openDoor({ routes: routesOf(noEngine) })
    world = await buildWorld(door)
    owner = await signedIn('owner')
  })
  afterAll(() => door.close())

  async function signedIn(username: string): Promise<Browser> {
    const browser = new Browser(door.url)
    await browser.signIn(username)
    return browser
  }
  const save = (browser: Browser, key: string, body: { answers: object; revision: number }) =>
    browser.fetch(`/api/tasks/${key}/draft`, { method: 'PUT', body })
  const draftOf = async (browser: Browser, key: string) =>
    (await browser.fetch(`/api/tasks/${key}`)).json['draft']

  it("is kept through signing out and is nobody else's", async () => {
    // given
    const key = await world.caseworkerTask()
    // when
    await save(owner, key, { answers: { concern: 'Ich möchte wie' }, revision: 0 })
    const { status } = await save(owner, key, {
      answers: { concern: 'Ich möchte wieder arbeiten.' },
      revision: 1,
    })
    await owner.fetch('/api/session', { method: 'DELETE' })
    owner = await signedIn('owner')
    // then
    expect(status).toBe(200)
    expect(await draftOf(owner, key)).toMatchObject({
      answers: { concern: 'Ich möchte wieder arbeiten.' },
      revision: 2,
    })
    expect(await draftOf(await signedIn('lead'), key)).toBeNull()
  })

  it('of another window is not overwritten unseen', async () => {
    // given
    const key = await world.caseworkerTask()
    await save(owner, key, { answers: { concern: 'Fenster eins' }, revision: 0 })
    // when
    const { status, json } = await save(owner, key, {
      answers: { concern: 'Fenster zwei' },
      revision: 0,
    })
    // then
    expect([status, json['code']]).toEqual([409, 'DRAFT_CHANGED'])
    expect(json['current']).toMatchObject({ answers: { concern: 'Fenster eins' }, revision: 1 })
    expect(await draftOf(owner, key)).toMatchObject({ answers: { concern: 'Fenster eins' } })
  })

  it('thrown away is gone, and may be begun again', async () => {
    // given
    const key = await world.caseworkerTask()
    await save(owner, key, { answers: { concern: 'weg' }, revision: 0 })
    // when
    const { status } = await owner.fetch(`/api/tasks/${key}/draft`, { method: 'DELETE' })
    // then
    expect(status).toBe(204)
    expect(await draftOf(owner, key)).toBeNull()
    expect((await save(owner, key, { answers: {}, revision: 0 })).status).toBe(200)
  })

  it('is not needed any more once the answers are handed in', async () => {
    // given
    const key = await world.caseworkerTask()
    await save(owner, key, { answers: { concern: 'fertig' }, revision: 0 })
    // when
    const { status } = await owner.fetch(`/api/tasks/${key}/submissions`, {
      method: 'POST',
      body: { answers: {}, mode: 'continue' },
    })
    // then
    expect(status).toBe(200)
    expect(await door.deps.db.prisma.taskDraft.count({ where: { taskKey: key } })).toBe(0)
  })

  it('longer than any form is refused in a sentence', async () => {
    // given
    const key = await world.caseworkerTask()
    // when
    const { status, json } = await save(owner, key, {
      answers: { concern: 'x'.repeat(70_000) },
      revision: 0,
    })
    // then
    expect(status).toBe(413)
    expect(json['detail']).toContain('kürzen')
  })
})
