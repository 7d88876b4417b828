import { createHash } from 'node:crypto'
import { buildTalk } from '#tests/support/build-talk.ts'
import type { World } from '#tests/support/door-world.ts'
import type { Call, Entry } from './authorisation-table.ts'

const AGENCY = ['owner', 'substitute', 'colleague', 'lead'] as const
const TEAMS = [...AGENCY, 'foreign-caseworker', 'foreign-lead'] as const
const DAY_MS = 86_400_000

let days = 0
/** A day of its own each time: nobody is booked twice. */
const ofTalk = async (world: World): Promise<Call> => ({
  params: {
    id: (
      await buildTalk(world, {
        startsAt: new Date(Date.parse('2090-01-02T09:00:00Z') + (days += 1) * DAY_MS),
      })
    ).id,
  },
})

const ofFeed = async (world: World): Promise<Call> => {
  const secret = 'x'.repeat(43)
  const kept = {
    secretHash: createHash('sha256').update(secret).digest('hex'),
    createdAt: new Date(),
  }
  const staffId = await world.staffId('owner')
  await world.door.deps.db.prisma.calendarFeed.upsert({
    where: { staffId },
    create: { staffId, ...kept },
    update: kept,
  })
  return { params: { secret } }
}

/** The calendar: teams see their agency, the customer centre all. */
export const calendarLines: Record<string, Entry> = {
  'GET /api/calendar': { pass: [...TEAMS, 'centre'], others: 403 },
  'GET /api/calendar/week': {
    pass: [...AGENCY, 'centre'],
    hidden: ['foreign-caseworker', 'foreign-lead'],
    others: 403,
    call: async (world) => ({ query: `staff=${await world.staffId('owner')}` }),
  },
  'GET /api/calendar/feed': { pass: TEAMS, others: 403 },
  'POST /api/calendar/feed': { pass: TEAMS, others: 403 },
  'DELETE /api/calendar/feed': { pass: TEAMS, others: 403 },
  'GET /api/appointments/:id/invitation.ics': {
    pass: [...AGENCY, 'centre'],
    hidden: ['foreign-caseworker', 'foreign-lead'],
    others: 403,
    call: ofTalk,
  },
  'GET /api/persons/:id/talk-case': {
    pass: ['owner', 'substitute', 'centre'],
    hidden: ['colleague', 'lead', 'foreign-caseworker', 'foreign-lead'],
    others: 403,
    call: async (world) => ({ params: { id: (await world.openCase()).personId } }),
  },
  'POST /api/appointments/:id/reminder': {
    pass: ['owner', 'substitute', 'centre'],
    forbidden: ['colleague', 'lead'],
    hidden: ['foreign-caseworker', 'foreign-lead'],
    others: 403,
    call: ofTalk,
  },
  'GET /api/calls': { pass: ['centre'], others: 403 },
  'GET /feeds/:secret.ics': { pass: 'public', call: ofFeed },
}
