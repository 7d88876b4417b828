import { randomUUID } from 'node:crypto'
import { appointmentLines } from './authorisation-appointments.ts'
import { calendarLines } from './authorisation-calendar.ts'
import { campaignLines } from './authorisation-campaigns.ts'
import { documentLines } from './authorisation-documents.ts'
import { invitationLines } from './authorisation-invitations.ts'
import { printLines } from './authorisation-prints.ts'
import { studioLines } from './authorisation-studio.ts'
import type { doorStaff } from '#tests/support/door-staff.ts'
import type { World } from '#tests/support/door-world.ts'

export type Persona = (typeof doorStaff)[number]['username']
export type Call = {
  params?: Record<string, string>
  query?: string
  body?: unknown
  /** Of a body that is bytes; a list unless told. */ contentType?: string
}

/**
 * Who gets through to a route about a thing of agency kinderhaus that belongs to `owner`. Everybody else gets `others`; strangers get 401
 * unless the route is public.
 */
export type Entry = {
  pass: readonly Persona[] | 'public' | 'staff'
  others?: 403 | 404
  /** May read the thing, may not do this: 403. */
  forbidden?: readonly Persona[]
  /** The thing does not exist for them: 404. */
  hidden?: readonly Persona[]
  /** Somebody else has it: 409. */
  conflict?: readonly Persona[]
  call?: (world: World) => Promise<Call>
}

const OWN = ['owner', 'substitute'] as const
const OWN_AND_LEAD = [...OWN, 'lead'] as const
const CASE_ROLES = ['colleague', 'foreign-caseworker', 'foreign-lead'] as const
const LEADS = ['lead', 'foreign-lead'] as const

const inTwoMonths = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)

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
const ofTask =
  (kind: 'caseworkerTask' | 'centreTask' | 'claimedTask', more: Call = {}) =>
  async (world: World): Promise<Call> => ({ params: { key: await world[kind]() }, ...more })

const withConflict = async (world: World): Promise<Call> => ({
  params: { id: (await world.openCase()).id, staffId: await world.staffId('owner') },
})

/** The whole matrix; a route without a line here fails the test. */
export const authorisationTable: Record<string, Entry> = {
  'GET /health/live': { pass: 'public' },
  'GET /health/ready': { pass: 'public' },
  'GET /openapi.json': { pass: 'public' },
  'GET /api/session': { pass: 'public' },
  'GET /api/demo-staff': { pass: 'public' },
  'POST /api/session/demo': {
    pass: 'public',
    call: async () => ({ body: { username: 'manager' } }),
  },
  'DELETE /api/session': { pass: 'staff' },
  'GET /api/live': { pass: 'staff' },

  'GET /api/staff': { pass: [...LEADS, 'admin'], others: 403 },
  'GET /api/metrics': { pass: ['manager'], others: 403 },
  'GET /api/metrics/campaigns': { pass: ['manager'], others: 403 },
  'GET /api/metrics/steps': { pass: ['manager'], others: 403 },
  'GET /api/metrics/tasks': { pass: ['manager'], others: 403 },
  'GET /api/team': { pass: LEADS, others: 403 },
  'GET /api/team/handover': {
    pass: ['lead'],
    others: 403,
    hidden: ['foreign-lead'],
    call: async (world) => ({ query: `from=${await world.staffId('owner')}` }),
  },
  'POST /api/team/handover': {
    pass: ['lead'],
    others: 403,
    hidden: ['foreign-lead'],
    call: async (world) => ({
      body: {
        fromId: await world.staffId('owner'),
        items: [{ caseId: (await world.openCase()).id, toId: await world.staffId('colleague') }],
      },
    }),
  },
  'POST /api/team/assignments': {
    pass: LEADS,
    others: 403,
    call: async (world) => ({
      body: {
        items: [
          { taskKey: await world.caseworkerTask(), caseworkerId: await world.staffId('colleague') },
        ],
      },
    }),
  },
  'GET /api/absences': { pass: [...LEADS, 'admin'], others: 403 },
  'POST /api/absences': {
    pass: ['lead', 'admin'],
    others: 403,
    hidden: ['foreign-lead'],
    call: async (world) => {
      await world.door.deps.db.prisma.absence.deleteMany({
        where: { fromOn: new Date('2098-01-01') },
      }) // of the persona before
      return {
        body: {
          staffId: await world.staffId('owner'),
          substituteId: await world.staffId('colleague'),
          fromOn: '2098-01-01',
          toOn: '2098-01-02',
        },
      }
    },
  },
  'DELETE /api/absences/:id': {
    pass: ['lead', 'admin'],
    others: 403,
    hidden: ['foreign-lead'],
    call: async (world) => ({ params: { id: await world.absence() } }),
  },

  'GET /api/tasks': { pass: 'staff' },
  'GET /api/tasks/counts': { pass: 'staff' },
  'GET /api/tasks/next': {
    pass: 'staff',
    call: async (world) => ({ query: `subject=case:${(await world.openCase()).id}` }),
  },
  'POST /api/tasks/actions': {
    pass: 'staff',
    call: async (world) => ({
      body: { keys: [await world.caseworkerTask()], action: { kind: 'claim' }, isPreview: true },
    }),
  },
  'GET /api/tasks/:key': { pass: OWN_AND_LEAD, others: 404, call: ofTask('caseworkerTask') },
  'POST /api/tasks/:key/claim': { pass: ['centre'], others: 404, call: ofTask('centreTask') },
  'DELETE /api/tasks/:key/claim': { pass: ['centre'], others: 404, call: ofTask('claimedTask') },
  'PUT /api/tasks/:key/assignee': {
    pass: ['lead'],
    others: 404,
    forbidden: OWN,
    call: async (world) => ({
      params: { key: await world.caseworkerTask() },
      body: { staffId: await world.staffId('colleague') },
    }),
  },
  'PUT /api/tasks/:key/draft': {
    pass: OWN,
    others: 404,
    forbidden: ['lead'],
    call: ofTask('caseworkerTask', { body: { answers: {}, revision: 0 } }),
  },
  'DELETE /api/tasks/:key/draft': {
    pass: OWN_AND_LEAD,
    others: 404,
    call: ofTask('caseworkerTask'),
  },
  'POST /api/tasks/:key/submissions': {
    pass: OWN,
    others: 404,
    conflict: ['lead'],
    call: ofTask('caseworkerTask', { body: { answers: {} } }),
  },
  'DELETE /api/submissions/:id': {
    pass: ['owner'],
    others: 404,
    call: async (world) => ({ params: { id: await world.submission() } }),
  },

  'GET /api/cases': { pass: [...OWN_AND_LEAD, ...CASE_ROLES], others: 403 },
  'GET /api/cases/:id': { pass: OWN_AND_LEAD, others: 403, hidden: CASE_ROLES, call: ofCase() },
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

  'POST /api/waits/:waitId/deadline': {
    pass: OWN_AND_LEAD,
    others: 404,
    call: async (world) => ({
      params: { waitId: (await world.openCase()).waitId },
      body: { dueOn: '2090-01-05', reason: 'x' },
    }),
  },
  'POST /api/waits/:waitId/end': {
    pass: OWN_AND_LEAD,
    others: 404,
    call: async (world) => ({ params: { waitId: (await world.openCase()).waitId } }),
  },

  ...appointmentLines,
  ...calendarLines,
  ...campaignLines,
  ...documentLines,
  ...invitationLines,
  ...printLines,
  ...studioLines,

  'GET /api/operations': { pass: ['admin', 'process-owner'], others: 403 },
  'POST /api/operations/incidents/:key/resolve': {
    pass: [],
    others: 403,
    hidden: ['admin'],
    call: async () => ({ params: { key: '1' } }),
  },
  'POST /api/operations/outbox/:id/retry': {
    pass: [],
    others: 403,
    hidden: ['admin'],
    call: async () => ({ params: { id: '00000000-0000-4000-8000-000000000000' } }),
  },
  'POST /api/operations/outbox/:id/close': {
    pass: [],
    others: 403,
    hidden: ['admin'],
    call: async () => ({ params: { id: '00000000-0000-4000-8000-000000000000' } }),
  },
}
