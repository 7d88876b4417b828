import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LetterData } from '#server/procedure/letters/letter-data.ts'
import { createRun } from '#server/procedure/prints/create-run.ts'
import { queueLetter } from '#server/procedure/prints/queue-letter.ts'
import { renderLetter } from '#server/procedure/prints/render-letter.ts'
import { seedSettings } from '#server/procedure/settings/seed-settings.ts'
import { buildTalk } from '#tests/support/build-talk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { known } from '#tests/support/known.ts'
import { caseSubject } from '#server/base/subject.ts'

let door: Door
let world: World

beforeAll(async () => {
  door = await openDoor()
  world = await buildWorld(door)
  await seedSettings(door.deps)
})
afterAll(() => door.close())

const write = async (caseId: string): Promise<string> => {
  const { letterId } = await renderLetter(door.deps, {
    subject: caseSubject(caseId),
    caseId,
    invitationId: null,
    documentType: 'APPOINTMENT_LETTER',
    isOptional: false,
    callKey: randomUUID(),
  })
  return known(letterId)
}
let days = 0
/** Another day for each talk: nobody is in two at once. */
const nextDay = (): Date => new Date(Date.parse('2098-01-01T09:00:00Z') + ++days * 86_400_000)
const prisma = () => door.deps.db.prisma
const talkIn = async (letterId: string) =>
  (
    (await prisma().letter.findUniqueOrThrow({ where: { id: letterId } }))
      .data as unknown as LetterData
  ).talk
const centre = async () => ({
  id: await door.staffId('centre'),
  displayName: 'c',
  roles: ['customer-centre'] as const,
  agency: null,
  substituteFor: [],
  conflicts: [],
})

describe('the letter about a talk', () => {
  it('names the day and the time of the office, how long it takes and the room', async () => {
    // given
    const { id: roomId } = await prisma().room.create({
      data: { agencyId: 'kinderhaus', name: 'Raum 1' },
    })
    const { caseId } = await buildTalk(world, { startsAt: '2099-07-01T08:30:00Z', roomId })
    // when
    const talk = await talkIn(await write(caseId))
    // then
    expect(talk).toEqual({
      on: '2099-07-01',
      from: '10:30',
      minutes: 60,
      where: 'agency',
      room: 'Raum 1',
      occasion: 'first',
    })
  })

  it.each([
    ['the person could not come', { status: 'no-show' }, 'again'],
    ['the person cancelled', { status: 'cancelled', cancelledBy: 'client' }, 'again'],
    ['we had to cancel', { status: 'cancelled', cancelledBy: 'office' }, 'our-fault'],
    ['the last one took place', { status: 'held' }, 'first'],
  ])('speaks kindly when %s', async (_, before, occasion) => {
    // given
    const { caseId } = await buildTalk(world, {
      startsAt: nextDay(),
      bookedAt: new Date('2026-01-01'),
      ...before,
    })
    await buildTalk(world, { caseId, startsAt: nextDay() })
    // when
    const talk = await talkIn(await write(caseId))
    // then
    expect(talk?.occasion).toBe(occasion)
  })

  it('does not go out once its talk was moved, and says why', async () => {
    // given
    const { id, caseId } = await buildTalk(world, { startsAt: '2097-03-04T09:00:00Z' })
    const { caseId: other } = await buildTalk(world, { startsAt: '2097-03-05T09:00:00Z' })
    const [moved, kept] = [await write(caseId), await write(other)]
    for (const letterId of [moved, kept]) await queueLetter(door.deps, letterId)
    await prisma().appointment.update({
      where: { id },
      data: {
        startsAt: new Date('2097-03-06T09:00:00Z'),
        endsAt: new Date('2097-03-06T10:00:00Z'),
      },
    })
    // when
    const runId = await createRun(door.deps, [moved, kept], await centre())
    // then
    const run = await prisma().printRun.findUniqueOrThrow({ where: { id: runId } })
    expect(run.letterIds).toEqual([kept])
    expect(await prisma().letter.findUniqueOrThrow({ where: { id: moved } })).toMatchObject({
      state: 'held',
      holdReason: 'talk-changed',
    })
    expect(JSON.stringify(run.leftOut)).toContain(
      'Der Termin findet nicht mehr zu dieser Zeit statt.',
    )
  })
})
