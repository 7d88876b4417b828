import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesOf } from '#server/doors/routes.ts'
import { householdSchema } from '#server/procedure/cases/household-schema.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { noEngine } from '#tests/support/no-engine.ts'

const HOME = { street: 'Musterpfad 7', postcode: '00101', city: 'Musterstadt' }
const TOLD = { kind: 'child', name: '', birthYear: '2019' }
const CHILD = { kind: 'child', name: '', birthYear: 2019 }

describe('the household of a case', () => {
  let door: Door
  let world: World
  let owner: Browser

  beforeAll(async () => {
    door = await openDoor({ routes: routesOf(noEngine) })
    world = await buildWorld(door)
    owner = await signedIn('owner')
  })
  afterAll(() => door.close())

  const prisma = () => door.deps.db.prisma
  async function signedIn(username: string): Promise<Browser> {
    const browser = new Browser(door.url)
    await browser.signIn(username)
    return browser
  }
  const read = async (id: string, browser = owner) =>
    householdSchema.parse((await browser.fetch(`/api/cases/${id}/household`)).json)
  const change = (id: string, body: object) =>
    owner.fetch(`/api/cases/${id}/household`, {
      method: 'PUT',
      body: { type: 'couple-children', address: HOME, members: [], ...body },
    })

  it('is changed where it stands: address, kind, adults, children with their year', async () => {
    // given
    const { id, personId } = await world.openCase()
    const members = [{ kind: 'adult', name: 'Rosa Amsel' }, TOLD]
    // when
    const answer = await change(id, { members })
    // then
    expect(answer.status).toBe(200)
    expect(householdSchema.parse(answer.json)).toEqual({
      type: 'couple-children',
      address: HOME,
      others: [],
      members: [{ kind: 'adult', name: 'Rosa Amsel', birthYear: null }, CHILD],
      abilities: { change: true },
    })
    const person = await prisma().person.findUniqueOrThrow({ where: { id: personId } })
    expect(person.matchKey).toMatch(/\|musterpfad7\|00101$/)
    const events = await prisma().subjectEvent.findMany({
      where: { subject: `case:${id}` },
      select: { code: true, detail: true },
    })
    expect(events).toEqual([{ code: 'household-changed', detail: {} }])
  })

  it('names the field that is wrong and keeps everything as it was', async () => {
    // given
    const { id } = await world.openCase()
    await change(id, { members: [TOLD] })
    const before = await read(id)
    // when
    const answers = [
      await change(id, { members: [TOLD, { kind: 'adult', name: ' ' }] }),
      await change(id, { members: [{ ...TOLD, birthYear: '2199' }] }),
      await change(id, { members: [{ ...TOLD, birthYear: 'vier' }] }),
      await change(id, { address: { ...HOME, postcode: '1' } }),
    ]
    // then
    expect(answers.map(({ status, json }) => ({ status, issues: json['issues'] }))).toEqual(
      ['members.1.name', 'members.0.birthYear', 'members.0.birthYear', 'address.postcode'].map(
        (path) => ({
          status: 400,
          issues: [expect.objectContaining({ path })],
        }),
      ),
    )
    expect(await read(id)).toEqual(before)
  })

  it('shows others of our lists, their case only to who may read it, nobody who is protected', async () => {
    // given
    const [mine, theirs, hidden] = [
      await world.openCase(),
      await world.openCase(),
      await world.openCase(),
    ]
    const { householdId } = await prisma().person.findUniqueOrThrow({
      where: { id: mine.personId },
    })
    await prisma().person.updateMany({
      where: { id: { in: [theirs.personId, hidden.personId] } },
      data: { householdId },
    })
    await prisma().person.update({
      where: { id: hidden.personId },
      data: { blockingNotice: true },
    })
    const seen = async () => (await read(mine.id)).others
    // when
    const own = await seen()
    await prisma().case.update({
      where: { id: theirs.id },
      data: { caseworkerId: await door.staffId('colleague') },
    })
    const others = await seen()
    await prisma().case.update({ where: { id: theirs.id }, data: { restricted: true } })
    // then
    expect(own.map(({ personId, case: found }) => [personId, found?.id])).toEqual([
      [theirs.personId, theirs.id],
    ])
    expect(others.map(({ personId, case: found }) => [personId, found])).toEqual([
      [theirs.personId, null],
    ])
    expect(await seen()).toEqual([])
  })

  it('keeps a blocked address out of sight, and as it is', async () => {
    // given
    const { id, personId } = await world.openCase()
    await prisma().person.update({ where: { id: personId }, data: { blockingNotice: true } })
    // when
    await change(id, { address: null, members: [TOLD] })
    // then
    expect(await read(id)).toMatchObject({ address: null, members: [CHILD] })
    const { street } = await prisma().person.findUniqueOrThrow({ where: { id: personId } })
    expect(street).toBe('Probeweg 1')
  })

  it('of a closed case is read, no longer changed', async () => {
    // given
    const { id } = await world.openCase()
    await prisma().case.update({ where: { id }, data: { status: 'closed' } })
    // when
    const answer = await change(id, {})
    // then
    expect([answer.status, answer.json['code']]).toEqual([409, 'CASE_CLOSED'])
    expect((await read(id)).abilities).toEqual({ change: false })
  })
})
