import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
import { Browser, type Answer } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { loadActors } from '#server/web/auth/actor-source.ts'
import { dayOf } from '#server/base/clock.ts'

let door: Door

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())
afterEach(() => door.deps.db.prisma.absence.deleteMany())

const day = (offset: number): string => plusDays(dayOf(new Date()), offset)

async function as(username: string): Promise<Browser> {
  const browser = new Browser(door.url)
  await browser.signIn(username)
  return browser
}

async function enter(browser: Browser, over: Record<string, unknown> = {}): Promise<Answer> {
  const body = {
    staffId: await door.staffId('owner'),
    substituteId: await door.staffId('substitute'),
    fromOn: day(0),
    toOn: day(3),
    ...over,
  }
  return browser.fetch('/api/absences', { method: 'POST', body })
}

async function standsInFor(username: string): Promise<readonly string[]> {
  const id = await door.staffId(username)
  return (await loadActors(door.deps.db, door.deps.clock, [id])).get(id)?.substituteFor ?? []
}

describe('absences', () => {
  it('are entered by the lead and let the substitute stand in at once', async () => {
    // given
    const lead = await as('lead')
    // when
    const { status, json } = await enter(lead)
    // then
    expect(status).toBe(201)
    expect(json).toMatchObject({
      staff: { displayName: 'Person owner' },
      substitute: { displayName: 'Person substitute' },
      fromOn: day(0),
      toOn: day(3),
      abilities: { remove: true },
    })
    expect(await standsInFor('substitute')).toEqual([await door.staffId('owner')])
    expect((await lead.fetch('/api/staff?role=caseworker')).json['items']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ displayName: 'Person owner', isAbsent: true }),
      ]),
    )
  })

  it('of tomorrow do not count today', async () => {
    // when
    await enter(await as('lead'), { fromOn: day(1) })
    // then
    expect(await standsInFor('substitute')).toEqual([])
  })

  it('taken back end the substitution', async () => {
    // given
    const lead = await as('lead')
    const { json } = await enter(lead)
    // when
    const { status } = await lead.fetch(`/api/absences/${String(json['id'])}`, { method: 'DELETE' })
    // then
    expect(status).toBe(204)
    expect(await standsInFor('substitute')).toEqual([])
    expect((await lead.fetch('/api/absences')).json['items']).toEqual([])
  })

  it('of another agency do not exist for a lead', async () => {
    // given
    const { json } = await enter(await as('lead'))
    const foreign = await as('foreign-lead')
    // when
    const [entered, removed, listed] = [
      await enter(foreign),
      await foreign.fetch(`/api/absences/${String(json['id'])}`, { method: 'DELETE' }),
      await foreign.fetch('/api/absences'),
    ]
    // then
    expect([entered.status, removed.status, listed.json['items']]).toEqual([404, 404, []])
  })

  it('that make no sense are refused with the place, named in the sentence', async () => {
    // given
    const admin = await as('admin')
    // when
    const answers = [
      await enter(admin, { toOn: day(-1) }),
      await enter(admin, { substituteId: await door.staffId('owner') }),
      await enter(admin, { substituteId: await door.staffId('foreign-caseworker') }),
      await enter(admin, { fromOn: '2026-02-30' }),
    ]
    // then
    expect(
      answers.map(({ status, json }) => [
        status,
        ...z
          .array(z.looseObject({ path: z.string(), message: z.string() }))
          .parse(json['issues'])
          .slice(0, 1)
          .flatMap(({ path, message }) => [path, message.split(':')[0]]),
      ]),
    ).toEqual([
      [400, 'toOn', 'Letzter Tag'],
      [400, 'substituteId', 'Vertretung'],
      [400, 'substituteId', 'Vertretung'],
      [400, 'fromOn', expect.stringContaining('Datum')],
    ])
  })

  it('cannot overlap, not even when two leads enter them at once', async () => {
    // given
    const [lead, admin] = [await as('lead'), await as('admin')]
    // when
    const answers = await Promise.all([
      enter(lead),
      enter(admin),
      enter(lead, { fromOn: day(2), toOn: day(9) }),
    ])
    // then
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409'])
  })
})
