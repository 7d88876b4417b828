import { randomUUID } from 'node:crypto'
import { dayOf } from '#server/base/clock.ts'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
import type { World } from '#tests/support/door-world.ts'
import type { Call, Entry } from './authorisation-table.ts'

const OWN = ['owner', 'substitute'] as const
const OWN_AND_LEAD = [...OWN, 'lead'] as const
const CASE_ROLES = ['colleague', 'foreign-caseworker', 'foreign-lead'] as const

const inTwoMonths = plusDays(dayOf(new Date()), 60)

const ofCase =
  (
    more: (made: {
      id: string
      personId: string
      consentId: string
      waitId: string
    }) => Call = () => ({}),
  ) =>
  async (world: World): Promise<Call> => {
    const made = await world.openCase()
    return { params: { id: made.id }, ...more(made) }
  }
const withConflict = async (world: World): Promise<Call> => ({
  params: { id: (await world.openCase()).id, staffId: await world.staffId('owner') },
})

/** Cases and the people they are about. */
export const caseLines: Record<string, Entry> = {
  'GET /api/cases': { pass: [...OWN_AND_LEAD, ...CASE_ROLES], others: 403 },
  'GET /api/cases/:id': { pass: OWN_AND_LEAD, others: 403, hidden: CASE_ROLES, call: ofCase() },
  'GET /api/cases/:id/drafts': {
    pass: OWN_AND_LEAD,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(),
  },
  'GET /api/cases/:id/household': {
    pass: OWN_AND_LEAD,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(),
  },
  'PUT /api/cases/:id/household': {
    pass: OWN_AND_LEAD,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(() => ({ body: { type: 'single', address: null, members: [] } })),
  },
  'GET /api/cases/:id/timeline': {
    pass: OWN_AND_LEAD,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(),
  },
  'GET /api/cases/:id/diagram': {
    pass: OWN_AND_LEAD,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(),
  },
  'GET /api/cases/:id/plans': {
    pass: OWN_AND_LEAD,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(),
  },
  'POST /api/cases/:id/withdrawal': { pass: OWN, others: 403, hidden: CASE_ROLES, call: ofCase() },
  'POST /api/cases/:id/death': {
    pass: OWN,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(() => ({ body: { diedOn: '2026-01-01' } })),
  },
  'POST /api/cases/:id/consents/:consentId/withdrawal': {
    pass: OWN,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(({ id, consentId }) => ({ params: { id, consentId } })),
  },
  'POST /api/cases/:id/notes': {
    pass: OWN_AND_LEAD,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(() => ({ body: { id: randomUUID(), kind: 'phone', text: 'x' } })),
  },
  'PUT /api/cases/:id/note-draft': {
    pass: OWN_AND_LEAD,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(() => ({ body: { text: 'x' } })),
  },
  'POST /api/cases/:id/pause': {
    pass: OWN,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(() => ({ body: { until: inTwoMonths } })),
  },
  'POST /api/cases/:id/resumption': {
    pass: [],
    conflict: OWN,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(),
  },
  'POST /api/cases/:id/signals': {
    pass: [],
    conflict: OWN,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(() => ({ body: { signal: 'concern' } })),
  },
  'PUT /api/cases/:id/conflicts/:staffId': {
    pass: ['owner', 'lead'],
    forbidden: ['substitute'],
    others: 403,
    hidden: CASE_ROLES,
    call: withConflict,
  },
  'DELETE /api/cases/:id/conflicts/:staffId': {
    pass: ['owner', 'lead'],
    forbidden: ['substitute'],
    others: 403,
    hidden: CASE_ROLES,
    call: withConflict,
  },
  'POST /api/cases/:id/decision': {
    pass: OWN,
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(() => ({ body: { participation: 'no' } })),
  },

  'POST /api/search': {
    pass: [...OWN_AND_LEAD, ...CASE_ROLES, 'centre'],
    others: 403,
    call: async () => ({ body: { text: 'Probe' } }),
  },
  'GET /api/persons/:id': {
    pass: [...OWN_AND_LEAD, 'centre'],
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(({ personId }) => ({ params: { id: personId } })),
  },
  'PUT /api/persons/:id/contact': {
    pass: [...OWN_AND_LEAD, 'centre'],
    others: 403,
    hidden: CASE_ROLES,
    call: ofCase(({ personId }) => ({
      params: { id: personId },
      body: {
        phone: '0251 000',
        email: '',
        language: 'de',
        interpreter: '',
        accessNeeds: '',
        representative: '',
        representativeKind: '',
      },
    })),
  },
}
