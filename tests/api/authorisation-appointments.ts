import { addWorkdays } from '#server/procedure/calendar/working-days.ts'
import { buildTalk } from '#tests/support/build-talk.ts'
import type { World } from '#tests/support/door-world.ts'
import type { Call, Entry, Persona } from './authorisation-table.ts'

const ARRANGES = ['owner', 'substitute', 'centre'] as const
const SEES = ['colleague', 'lead'] as const
const hidden = ['foreign-caseworker', 'foreign-lead'] as const

let days = 0
/** A morning of its own each time: nobody is booked twice. */
const someMorning = (): string => `${addWorkdays('2120-01-02', (days += 1))}T09:00:00Z`
const ofCase =
  (more: () => Call = () => ({})) =>
  async (world: World): Promise<Call> => ({
    params: { id: (await world.openCase()).id },
    ...more(),
  })
const ofTalk =
  (more: () => Call = () => ({})) =>
  async (world: World): Promise<Call> => ({
    params: { id: (await buildTalk(world, { startsAt: new Date(someMorning()) })).id },
    ...more(),
  })
const arranging = (call: (world: World) => Promise<Call>): Entry => ({
  pass: ARRANGES,
  forbidden: SEES,
  hidden,
  others: 403,
  call,
})

/** Talks: the customer centre and the caseworker arrange them, the agency sees their times. */
export const appointmentLines: Record<string, Entry> = {
  'GET /api/cases/:id/appointments': {
    pass: [...ARRANGES, ...SEES] as Persona[],
    hidden,
    others: 403,
    call: ofCase(),
  },
  'GET /api/cases/:id/free-times': arranging(ofCase()),
  'POST /api/cases/:id/appointments': arranging(
    ofCase(() => ({ body: { startsAt: someMorning(), place: 'phone' } })),
  ),
  'POST /api/appointments/:id/confirmation': arranging(ofTalk()),
  'POST /api/appointments/:id/refusal': arranging(ofTalk()),
  'POST /api/appointments/:id/cancellation': arranging(ofTalk(() => ({ body: { by: 'client' } }))),
  'POST /api/appointments/:id/move': arranging(
    ofTalk(() => ({ body: { startsAt: someMorning() } })),
  ),
}
