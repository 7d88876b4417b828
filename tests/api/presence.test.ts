import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesOf } from '#server/doors/routes.ts'
import { until } from '#tests/support/application.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor } from '#tests/support/door.ts'
import { DraftDesk } from '#tests/support/draft-desk.ts'
import { noEngine } from '#tests/support/no-engine.ts'

let desk: DraftDesk
let owner: Browser
let substitute: Browser
let lead: Browser

beforeAll(async () => {
  desk = await DraftDesk.open()
  owner = await desk.signedIn('owner')
  substitute = await desk.signedIn('substitute')
  lead = await desk.signedIn('lead')
})
afterAll(() => desk.door.close())

describe('who is writing in the same form', () => {
  const write = async (browser: Browser, key: string, isWriting: boolean) =>
    (await browser.fetch(`/api/tasks/${key}/presence`, { method: 'POST', body: { isWriting } }))
      .json['others']

  it('is seen by colleagues in that form alone, and is gone after 30 seconds', async () => {
    // given
    const [key, other] = [await desk.world.caseworkerTask(), await desk.world.caseworkerTask()]
    // when
    expect(await write(owner, key, true)).toEqual([])
    await until(
      'the substitute hears of it',
      async () => String(await write(substitute, key, false)) === 'Person owner',
    )
    // then
    expect(await write(substitute, other, false)).toEqual([])
    const refused = await lead.fetch(`/api/tasks/${key}/presence`, {
      method: 'POST',
      body: { isWriting: false },
    })
    expect(refused.status).toBe(403)
    desk.door.passTime(30_000)
    expect(await write(substitute, key, false)).toEqual([])
  })

  it('is seen at another server, too', async () => {
    // given
    const key = await desk.world.caseworkerTask()
    const replica = await openDoor({ routes: routesOf(noEngine) }, desk.door.database)
    const there = new Browser(replica.url)
    await there.signIn('substitute')
    // when
    await write(owner, key, true)
    // then
    const seen = await until(
      'the other server says it',
      async () => String(await write(there, key, false)) || null,
    )
    // then
    expect(seen).toBe('Person owner')
    await replica.close()
  })
})
