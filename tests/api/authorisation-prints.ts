import { dayOf } from '#server/base/clock.ts'
import { buildLetter } from '#tests/support/build-letter.ts'
import type { World } from '#tests/support/door-world.ts'
import type { Call, Entry } from './authorisation-table.ts'

const ROOM = ['centre', 'campaign'] as const

const ofLetter =
  (state: string) =>
  async (world: World): Promise<Call> => ({
    params: { id: await world.letter({ invitationId: await world.invitation() }, state) },
  })

const ofPrintable = async (world: World): Promise<Call> => {
  const id = await world.letter({ caseId: (await world.openCase()).id })
  await world.door.deps.db.prisma.letter.update({
    where: { id },
    data: { data: buildLetter() as object },
  })
  return { params: { id } }
}

const ofRun =
  (more: Call = {}) =>
  async (world: World): Promise<Call> => {
    const createdBy = await world.staffId('centre')
    const run = await world.door.deps.db.prisma.printRun.create({
      data: {
        state: 'ready',
        letterIds: [],
        pdf: new Uint8Array([37, 80, 68, 70]),
        sha256: 'x',
        createdBy,
        createdAt: new Date(),
      },
    })
    return { params: { id: run.id }, ...more }
  }

/** The print room; a letter of a case is also for those who read the case. */
export const printLines: Record<string, Entry> = {
  'GET /api/letters': { pass: ROOM, others: 403 },
  'GET /api/letters/:id/pdf': {
    pass: [...ROOM, 'owner', 'substitute', 'lead'],
    others: 404,
    call: ofPrintable,
  },
  'POST /api/letters/:id/cancellation': { pass: ROOM, others: 403, call: ofLetter('queued') },
  'POST /api/letters/:id/reprint': { pass: ROOM, others: 403, call: ofLetter('posted') },
  'GET /api/print-runs': { pass: ROOM, others: 403 },
  'POST /api/print-runs': {
    pass: ROOM,
    others: 403,
    call: async (world) => ({
      body: { letterIds: [await world.letter({ invitationId: await world.invitation() })] },
    }),
  },
  'GET /api/print-runs/:id': { pass: ROOM, others: 403, call: ofRun() },
  'GET /api/print-runs/:id/pdf': { pass: ROOM, others: 403, call: ofRun() },
  'POST /api/print-runs/:id/posting': {
    pass: ROOM,
    others: 403,
    call: ofRun({ body: { postedOn: dayOf(new Date()) } }),
  },
  'POST /api/print-runs/:id/repeat': { pass: ROOM, others: 403, call: ofRun() },
}
