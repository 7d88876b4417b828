import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { known } from '#tests/support/known.ts'

const pageSchema = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), at: z.string(), kind: z.string() })),
  nextCursor: z.string().nullable(),
})
type Page = z.infer<typeof pageSchema>

describe('the timeline of a case', () => {
  let door: Door
  let world: World
  let owner: Browser

  beforeAll(async () => {
    door = await openDoor({ routes: routesOf(noEngine) })
    world = await buildWorld(door)
    owner = new Browser(door.url)
    await owner.signIn('owner')
  })
  afterAll(() => door.close())

  /**
   * A case with this many entries, several of them at the same instant, half of them in its
   * invitation.
   */
  async function lived(count: number): Promise<string> {
    const { prisma } = door.deps.db
    const [{ id }, invitationId] = [await world.openCase(), await world.invitation()]
    await prisma.case.update({ where: { id }, data: { invitationId } })
    const kinds = ['process', 'decision', 'contact', 'letter', 'change']
    await prisma.subjectEvent.createMany({
      data: Array.from({ length: count }, (_, n) => ({
        subject: n % 2 ? `case:${id}` : `invitation:${invitationId}`,
        at: new Date(1_700_000_000_000 + Math.floor(n / 3) * 1000),
        kind: known(kinds[n % 5]),
        code: 'case-opened',
      })),
    })
    return id
  }
  const read = async (id: string, query = ''): Promise<Page> =>
    pageSchema.parse((await owner.fetch(`/api/cases/${id}/timeline${query}`)).json)

  it('is read page by page, newest first, each entry once', async () => {
    // given
    const id = await lived(100)
    // when
    const pages: Page[] = [await read(id)]
    while (known(pages.at(-1)).nextCursor)
      pages.push(await read(id, `?cursor=${known(pages.at(-1)).nextCursor}`))
    // then
    const entries = pages.flatMap(({ items }) => items)
    expect(pages.map(({ items }) => items.length)).toEqual([40, 40, 20])
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(100)
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
  })

  it('shows one kind alone; decisions are steps of the procedure', async () => {
    // given
    const id = await lived(50)
    // when
    const [process, letters] = [await read(id, '?kind=process'), await read(id, '?kind=letter')]
    // then
    expect(new Set(process.items.map(({ kind }) => kind))).toEqual(new Set(['process', 'decision']))
    expect([process.items.length, letters.items.length]).toEqual([20, 10])
  })

  it('refuses a cursor that is none', async () => {
    expect((await owner.fetch(`/api/cases/${await lived(1)}/timeline?cursor=abc`)).status).toBe(400)
  })
})
