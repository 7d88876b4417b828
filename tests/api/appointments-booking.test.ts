import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookAppointment, type Booking } from '#server/procedure/appointments/book-appointment.ts'
import { seedRooms } from '#server/procedure/appointments/seed-rooms.ts'
import { timeOf } from '#server/procedure/calendar/propose-slots.ts'
import { proposeFor } from '#server/procedure/appointments/slot-facts.ts'
import { AppError } from '#server/base/errors.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { first, known } from '#tests/support/known.ts'

const HOUR_MS = 3_600_000
const MANY = 100
const START = new Date('2099-03-03T09:00:00Z')
let door: Door
let world: World
let rooms: string[]

beforeAll(async () => {
  door = await openDoor()
  world = await buildWorld(door)
  await seedRooms(door.deps.db, [
    { agencyId: 'kinderhaus', name: 'Raum 1', stepFree: true },
    { agencyId: 'kinderhaus', name: 'Raum 2', stepFree: false },
  ])
  rooms = (await door.deps.db.prisma.room.findMany({ orderBy: { name: 'asc' } })).map(
    ({ id }) => id,
  )
})
afterAll(() => door.close())

async function buildBooking(overrides: Partial<Booking> = {}): Promise<Booking> {
  const { id: caseId } = await world.openCase()
  const startsAt = overrides.startsAt ?? START
  return {
    caseId,
    purpose: 'intake',
    mode: 'phone',
    place: 'agency',
    staffId: await door.staffId('owner'),
    roomId: first(rooms),
    startsAt,
    endsAt: new Date(startsAt.getTime() + HOUR_MS),
    status: 'confirmed',
    bookedBy: await door.staffId('centre'),
    at: new Date(),
    ...overrides,
  }
}

const book = (booking: Booking) => door.deps.db.tx((tx) => bookAppointment(tx, booking))
const refusal = async (booking: Booking): Promise<AppError> =>
  await book(booking).then(
    () => Promise.reject(new Error('it was booked')),
    (error: unknown) => error as AppError,
  )

describe('booking a talk', () => {
  it('lets one of a hundred at once win and tells the others who has the time', async () => {
    // given
    const bookings = await Promise.all(Array.from({ length: MANY }, () => buildBooking()))
    // when
    const outcomes = await Promise.allSettled(bookings.map(book))
    // then
    const told = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as AppError] : [],
    )
    expect(told).toHaveLength(MANY - 1)
    expect(new Set(told.map(({ code }) => code))).toEqual(new Set(['SLOT_TAKEN']))
    expect(new Set(told.map(({ sentence }) => sentence.de))).toEqual(
      new Set([
        'Person owner hat dann schon einen Termin: Dienstag, 3. März, 10:00 Uhr. Eingetragen hat das Person centre.',
      ]),
    )
    expect(await door.deps.db.prisma.appointment.count({ where: { startsAt: START } })).toBe(1)
  })

  it('says who has the room', async () => {
    // given
    const startsAt = new Date(START.getTime() + 24 * HOUR_MS)
    await book(await buildBooking({ startsAt }))
    // when
    const { sentence } = await refusal(
      await buildBooking({
        startsAt: new Date(startsAt.getTime() + HOUR_MS / 2),
        staffId: await door.staffId('colleague'),
      }),
    )
    // then
    expect(sentence.en).toBe(
      'The room “Raum 1” belongs to Person owner then: Wednesday 4 March, 10:00. Entered by Person centre.',
    )
  })

  it('never sends a person to two talks at once', async () => {
    // given
    const startsAt = new Date(START.getTime() + 48 * HOUR_MS)
    const first = await buildBooking({ startsAt })
    await book(first)
    // when
    const { sentence } = await refusal({
      ...first,
      staffId: await door.staffId('colleague'),
      roomId: known(rooms[1]),
    })
    // then
    expect(sentence.de).toContain('Die Person hat dann schon einen Termin')
  })

  it('takes a time that was given back, and one that follows at once', async () => {
    // given
    const startsAt = new Date(START.getTime() + 72 * HOUR_MS)
    const { id } = await book(await buildBooking({ startsAt }))
    await door.deps.db.prisma.appointment.update({
      where: { id },
      data: { status: 'cancelled', cancelledBy: 'client' },
    })
    // when
    const again = await book(await buildBooking({ startsAt }))
    const next = await book(await buildBooking({ startsAt: again.endsAt }))
    // then
    expect([again.status, next.status]).toEqual(['confirmed', 'confirmed'])
  })

  it('counts the tries since the last talk that took place', async () => {
    // given
    const first = await buildBooking({ startsAt: new Date(START.getTime() + 96 * HOUR_MS) })
    const end = (id: string, status: string) =>
      door.deps.db.prisma.appointment.update({ where: { id }, data: { status } })
    const attempts: number[] = []
    // when
    for (const status of ['declined', 'no-show', 'held', 'held']) {
      const { id, attempt } = await book({ ...first, at: new Date() })
      attempts.push(attempt)
      await end(id, status)
    }
    // then
    expect(attempts).toEqual([1, 2, 3, 1])
  })

  it('is refused by the table itself, whoever writes', async () => {
    // given
    const booking = await buildBooking({ startsAt: new Date(START.getTime() + 120 * HOUR_MS) })
    const { at, ...row } = booking
    await book(booking)
    const { id: caseId } = await world.openCase()
    // when
    const written = (over: object) =>
      door.deps.db.prisma.appointment.create({
        data: { ...row, bookedAt: at, participants: [], ...over },
      })
    // then
    await expect(written({ caseId, roomId: null })).rejects.toThrow('appointment_staff_free')
    await expect(written({ caseId, staffId: await door.staffId('colleague') })).rejects.toThrow(
      'appointment_room_free',
    )
    await expect(
      written({ staffId: await door.staffId('colleague'), roomId: null }),
    ).rejects.toThrow('appointment_person_free')
  })
})

describe('proposing times', () => {
  it('leaves out what is taken and the days of an absence, and keeps the mornings for parents', async () => {
    // given
    const { id: caseId, personId } = await world.openCase()
    const before = await proposeFor(door.deps.db.query, door.deps, { caseId, purpose: 'intake' })
    await book(await buildBooking({ startsAt: new Date(first(before).startsAt), roomId: null }))
    const [staffId, substituteId] = [await door.staffId('owner'), await door.staffId('substitute')]
    const awayOn = new Date(known(before[1]).startsAt.slice(0, 10))
    await door.deps.db.prisma.absence.create({
      data: { staffId, substituteId, fromOn: awayOn, toOn: awayOn },
    })
    const { householdId } = await door.deps.db.prisma.person.findUniqueOrThrow({
      where: { id: personId },
    })
    await door.deps.db.prisma.household.update({
      where: { id: householdId },
      data: { type: 'lone-parent' },
    })
    // when
    const after = await proposeFor(door.deps.db.query, door.deps, { caseId, purpose: 'intake' })
    // then
    expect(before).toHaveLength(3)
    expect(after).toHaveLength(3)
    expect(after.map(({ startsAt }) => startsAt)).not.toContain(first(before).startsAt)
    expect(after.map(({ startsAt }) => startsAt.slice(0, 10))).not.toContain(
      known(before[1]).startsAt.slice(0, 10),
    )
    expect(after.every(({ endsAt }) => new Date(endsAt).getUTCHours() <= 11)).toBe(true)
  })
  it('come late for who works by day, and in a room without steps for who needs one', async () => {
    // given
    const { id: caseId, personId } = await world.openCase()
    await door.deps.db.prisma.room.createMany({
      data: [
        { agencyId: 'kinderhaus', name: 'A oben', stepFree: false },
        { agencyId: 'kinderhaus', name: 'Z unten', stepFree: true },
      ],
    })
    await door.deps.db.prisma.person.update({
      where: { id: personId },
      data: { talkWishes: ['evening', 'step-free'] },
    })
    // when
    const slots = await proposeFor(door.deps.db.query, door.deps, { caseId, purpose: 'intake' })
    // then
    const rooms = await door.deps.db.prisma.room.findMany({
      where: { id: { in: slots.flatMap(({ roomId }) => roomId ?? []) } },
    })
    expect(slots).toHaveLength(3)
    expect(slots.every(({ startsAt }) => timeOf(startsAt) >= '16:00')).toBe(true)
    expect(rooms.map(({ stepFree }) => stepFree)).not.toContain(false)
  })
})
