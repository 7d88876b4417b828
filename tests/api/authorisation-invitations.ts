import { randomInt } from 'node:crypto'
import type { World } from '#tests/support/door-world.ts'
import { deployDecisions } from '#tests/support/run-worker.ts'
import type { Call, Entry } from './authorisation-table.ts'

const DESK = ['centre', 'campaign'] as const
const AGENCY = ['owner', 'substitute', 'colleague', 'lead'] as const

const ofInvitation =
  (body?: unknown) =>
  async (world: World): Promise<Call> => ({
    params: { id: await world.invitation() },
    ...(body === undefined ? {} : { body }),
  })

const ofAnswer = async (world: World): Promise<Call> => {
  const invitationId = await world.invitation()
  const data = {
    invitationId,
    response: 'question',
    channel: 'phone',
    answeredAt: new Date(),
    answeredBy: await world.staffId('centre'),
  }
  const { id: answerId } = await world.door.deps.db.prisma.invitationAnswer.create({ data })
  return { params: { id: invitationId, answerId }, body: { response: 'decline', channel: 'phone' } }
}

const ofPosted = async (world: World): Promise<Call> => {
  const id = await world.invitation()
  await world.letter({ invitationId: id }, 'posted')
  return { params: { id } }
}

const changing = (call: (world: World) => Promise<Call>): Entry => ({
  pass: DESK,
  forbidden: AGENCY,
  others: 404,
  call,
})

/** Invitations: the desk changes them, the agency reads them. */
export const invitationLines: Record<string, Entry> = {
  'POST /api/invitations/search': {
    pass: ['centre'],
    others: 403,
    call: async () => ({ body: { reference: 'P-0' } }),
  },
  'POST /api/invitations/find': {
    pass: ['centre'],
    others: 403,
    call: async () => ({ body: { name: 'Niemand' } }),
  },
  'GET /api/invitations/:id': { pass: [...DESK, ...AGENCY], others: 404, call: ofInvitation() },
  'POST /api/invitations/:id/answers': changing(
    ofInvitation({ response: 'question', channel: 'phone' }),
  ),
  'PUT /api/invitations/:id/answers/:answerId': {
    pass: ['centre'],
    forbidden: [...AGENCY, 'campaign'],
    others: 404,
    call: ofAnswer,
  },
  'POST /api/invitations/:id/mail-returned': changing(ofPosted),
  'POST /api/invitations/:id/contact-forbidden': changing(ofInvitation()),
  'POST /api/invitations/:id/moved': changing(ofInvitation()),
  'POST /api/invitations/:id/death': changing(ofInvitation({ diedOn: '2026-01-05' })),
  'POST /api/persons/:id/walk-in': {
    pass: ['centre'],
    others: 403,
    call: async (world) => {
      await deployDecisions(world.door.deps)
      return { params: { id: await world.person() }, body: {} }
    },
  },
  'POST /api/walk-ins': {
    pass: ['centre'],
    others: 403,
    call: async (world) => {
      await deployDecisions(world.door.deps)
      return {
        body: {
          lastName: 'Probe',
          firstName: `P${randomInt(2 ** 40)}`,
          street: 'Weg 1',
          postcode: '00101',
          city: 'Musterstadt',
        },
      }
    },
  },
}
