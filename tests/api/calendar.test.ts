import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { calendarSchema } from '#server/procedure/appointments/calendar-schema.ts'
import type { CalendarView } from '#server/procedure/appointments/calendar-schema.ts'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { buildTalk } from '#tests/support/build-talk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { known } from '#tests/support/known.ts'

/** A Thursday; the office is open from 8 to 18, that is 7 to 17 in UTC in winter. */
const DAY = '2099-01-15'
let door: Door
let world: World

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
})
afterAll(() => door.close())
beforeEach(async () => {
  await prisma().appointment.deleteMany()
})

const as = async (username: string): Promise<Browser> => {
  const browser = new Browser(door.url)
  await browser.signIn(username)
  return browser
}
const at = (time: string, day = DAY): Date => new Date(`${day}T${time}:00Z`)
const viewOf = (json: unknown) => calendarSchema.parse(json)
const columnOf = ({ columns }: CalendarView, name: string) =>
  known(columns.find(({ staff }) => staff.displayName === `Person ${name}`))
const nameOf = async (personId: string): Promise<string> => {
  const { firstName, lastName } = await door.deps.db.prisma.person.findUniqueOrThrow({
    where: { id: personId },
  })
  return `${firstName} ${lastName}`
}
const prisma = () => door.deps.db.prisma

describe('the calendar of a day', () => {
  it('shows talks, absences and what is free', async () => {
    // given
    const talk = await buildTalk(world, { startsAt: at('09:00') })
    await buildTalk(world, { startsAt: at('12:00'), status: 'cancelled', cancelledBy: 'client' })
    const [staffId, substituteId] = [await door.staffId('colleague'), await door.staffId('owner')]
    const { id: absence } = await prisma().absence.create({
      data: { staffId, substituteId, fromOn: new Date(DAY), toOn: new Date(DAY) },
    })
    // when
    const { json } = await (await as('owner')).fetch(`/api/calendar?on=${DAY}`)
    await prisma().absence.delete({ where: { id: absence } })
    // then
    const own = columnOf(viewOf(json), 'owner')
    expect(own.talks).toEqual([
      {
        id: talk.id,
        startsAt: at('09:00').toISOString(),
        endsAt: at('10:00').toISOString(),
        room: null,
        place: 'agency',
        status: 'confirmed',
        with: {
          caseId: talk.caseId,
          personId: talk.personId,
          person: await nameOf(talk.personId),
          mayOpenCase: true,
        },
        purpose: 'intake',
      },
    ])
    expect(own.free).toEqual([
      { from: at('07:00').toISOString(), to: at('09:00').toISOString() },
      { from: at('10:00').toISOString(), to: at('17:00').toISOString() },
    ])
    expect(own.staff.isMe).toBe(true)
    expect(columnOf(viewOf(json), 'colleague')).toMatchObject({ isAway: true, free: [], talks: [] })
  })

  it('names to the customer centre everybody in every agency, and never what a talk is for', async () => {
    // given
    const talk = await buildTalk(world, { startsAt: at('09:00'), purpose: 'review' })
    // when
    const centre = await as('centre')
    const { json, text } = await centre.fetch(`/api/calendar?on=${DAY}`)
    const one = await centre.fetch(`/api/calendar?on=${DAY}&agency=hiltrup`)
    // then
    expect(columnOf(viewOf(json), 'owner').talks[0]?.with).toEqual({
      caseId: talk.caseId,
      personId: talk.personId,
      person: await nameOf(talk.personId),
      mayOpenCase: false,
    })
    expect(text).not.toContain('review')
    expect(
      viewOf(json)
        .agencies.map(({ id }) => id)
        .toSorted(),
    ).toEqual(['hiltrup', 'kinderhaus', 'zentral'])
    expect(viewOf(one.json).columns.map(({ staff }) => staff.displayName)).toEqual([
      'Person foreign-caseworker',
    ])
  })

  it('keeps the name of a restricted case from colleagues, and the time taken', async () => {
    // given
    const { caseId } = await buildTalk(world, { startsAt: at('09:00') })
    await prisma().case.update({ where: { id: caseId }, data: { restricted: true } })
    // when
    const [colleague, lead] = await Promise.all(
      ['colleague', 'lead'].map(async (name) =>
        viewOf((await (await as(name)).fetch(`/api/calendar?on=${DAY}`)).json),
      ),
    )
    // then
    expect(columnOf(known(colleague), 'owner').talks).toMatchObject([
      { startsAt: at('09:00').toISOString(), with: null, purpose: null },
    ])
    expect(columnOf(known(lead), 'owner').talks[0]?.with?.caseId).toBe(caseId)
  })

  it('hides an agency behind its wall, and names no agency but the own one', async () => {
    // given
    const foreign = await as('foreign-caseworker')
    // when
    const [own, other] = [
      await foreign.fetch(`/api/calendar?on=${DAY}`),
      await foreign.fetch(`/api/calendar?on=${DAY}&agency=kinderhaus`),
    ]
    // then
    expect(viewOf(own.json).agencies.map(({ id }) => id)).toEqual(['hiltrup'])
    expect(other.status).toBe(404)
  })

  it.each([
    ['a Sunday', '2099-01-18'],
    ['a holiday', '2099-01-01'],
  ])('has no free time on %s', async (_, on) => {
    // when
    const { json } = await (await as('owner')).fetch(`/api/calendar?on=${on}`)
    // then
    expect(columnOf(viewOf(json), 'owner')).toMatchObject({ open: null, free: [] })
  })
})

describe('the calendar of a week', () => {
  it('shows the own five days, and the lead those of somebody in the agency', async () => {
    // given
    await buildTalk(world, { startsAt: at('09:00') })
    // when
    const own = viewOf((await (await as('owner')).fetch(`/api/calendar/week?on=${DAY}`)).json)
    const led = viewOf(
      (
        await (
          await as('lead')
        ).fetch(`/api/calendar/week?on=${DAY}&staff=${await door.staffId('owner')}`)
      ).json,
    )
    // then
    expect(own.columns.map(({ on, talks }) => [on, talks.length])).toEqual([
      ['2099-01-12', 0],
      ['2099-01-13', 0],
      ['2099-01-14', 0],
      [DAY, 1],
      ['2099-01-16', 0],
    ])
    expect(led.columns.flatMap(({ talks }) => talks)).toHaveLength(1)
  })
})
