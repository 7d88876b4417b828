import { appointmentLines } from './authorisation-appointments.ts'
import { calendarLines } from './authorisation-calendar.ts'
import { campaignLines } from './authorisation-campaigns.ts'
import { caseLines } from './authorisation-cases.ts'
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
  /** Of a body that is bytes; a list unless told. */
  contentType?: string
}

/**
 * Who gets through to a route about a thing of agency kinderhaus that belongs to `owner`. Everybody
 * else gets `others`; strangers get 401 unless the route is public.
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
const NO_GROUP = '0'.repeat(32)
const LEADS = ['lead', 'foreign-lead'] as const

const ofTask =
  (kind: 'caseworkerTask' | 'centreTask' | 'claimedTask', more: Call = {}) =>
  async (world: World): Promise<Call> => ({ params: { key: await world[kind]() }, ...more })

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

  'POST /api/tasks/list': {
    pass: 'staff',
    call: async () => ({ body: { view: { scope: 'all' } } }),
  },
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
  'GET /api/tasks/:key/draft': {
    pass: OWN_AND_LEAD,
    others: 404,
    call: async (world) => ({ params: { key: await world.finishedTask() } }),
  },
  'GET /api/drafts': { pass: 'staff' },
  'POST /api/tasks/:key/presence': {
    pass: OWN,
    others: 404,
    forbidden: ['lead'],
    call: ofTask('caseworkerTask', { body: { isWriting: true } }),
  },
  'POST /api/tasks/:key/drafts/:staffId/note': {
    pass: ['owner'],
    others: 403,
    hidden: ['substitute', 'lead', 'colleague', 'foreign-caseworker', 'foreign-lead'],
    call: async (world) => ({
      params: { key: await world.finishedTask(), staffId: await world.staffId('owner') },
    }),
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
  ...caseLines,
  ...documentLines,
  ...invitationLines,
  ...printLines,
  ...studioLines,

  'GET /api/operations': { pass: ['admin', 'process-owner'], others: 403 },
  'GET /api/operations/groups/:group': {
    pass: ['admin', 'process-owner'],
    others: 403,
    call: async () => ({ params: { group: NO_GROUP } }),
  },
  'POST /api/operations/groups/:group/preview': {
    pass: [],
    others: 403,
    hidden: ['admin'],
    call: async () => ({ params: { group: NO_GROUP }, body: { action: 'retry' } }),
  },
  'POST /api/operations/groups/:group/actions': {
    pass: [],
    others: 403,
    hidden: ['admin'],
    call: async () => ({ params: { group: NO_GROUP }, body: { action: 'retry' } }),
  },
}
