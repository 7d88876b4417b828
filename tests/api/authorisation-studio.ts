import type { World } from '#tests/support/door-world.ts'
import type { Call, Entry } from './authorisation-table.ts'

const READERS = [
  'owner',
  'substitute',
  'colleague',
  'foreign-caseworker',
  'lead',
  'foreign-lead',
  'campaign',
  'process-owner',
  'manager',
  'privacy',
] as const
const OWNER = ['process-owner'] as const

const ofProcess =
  (more: (version: { id: string; xml: string }) => Call = () => ({})) =>
  async (world: World): Promise<Call> => {
    const { id, xml, process } = await world.door.deps.db.prisma.deployment.findFirstOrThrow()
    const { params, ...rest } = more({ id, xml })
    return { params: { process, ...params }, ...rest }
  }

/** A drawing of the process owner, begun anew. */
const ofDraft =
  (more: Call = {}) =>
  async (world: World): Promise<Call> => {
    const { id, process, xml } = await world.door.deps.db.prisma.deployment.findFirstOrThrow()
    const staffId = await world.staffId('process-owner')
    await world.door.deps.db.prisma.processDraft.deleteMany()
    await world.door.deps.db.prisma.processDraft.create({
      data: {
        process,
        staffId,
        xml,
        forms: {},
        decisions: {},
        basedOn: id,
        revision: 1,
        savedAt: new Date(),
      },
    })
    return { ...more, params: { process, authorId: staffId, ...more.params } }
  }

const xml = new TextEncoder().encode('<a/>')
const revision = { revision: 1 }

/**
 * Drawings and settings hold no person: many read them, process owners keep them, and what is drawn
 * goes live by four eyes.
 */
export const studioLines: Record<string, Entry> = {
  'GET /api/processes': { pass: READERS, others: 403 },
  'GET /api/processes/:process': { pass: READERS, others: 403, call: ofProcess() },
  'GET /api/processes/:process/versions/:id': {
    pass: READERS,
    others: 403,
    call: ofProcess(({ id }) => ({ params: { id } })),
  },
  'GET /api/processes/:process/comparison': {
    pass: READERS,
    others: 403,
    call: ofProcess(({ id }) => ({ query: `from=${id}&to=${id}` })),
  },
  'PUT /api/processes/:process/kept': {
    pass: [],
    others: 403,
    hidden: OWNER,
    call: async () => ({ params: { process: 'none' }, body: {} }),
  },
  'POST /api/processes/:process/check': {
    pass: OWNER,
    others: 403,
    call: ofProcess(() => ({ body: xml, contentType: 'application/xml' })),
  },
  'POST /api/processes/:process/foreign': {
    pass: OWNER,
    others: 403,
    call: ofProcess(() => ({ body: xml, contentType: 'application/xml' })),
  },
  'GET /api/processes/:process/draft': { pass: OWNER, others: 403, call: ofDraft() },
  'POST /api/processes/:process/draft': {
    pass: OWNER,
    others: 403,
    call: ofProcess(({ id }) => ({ body: { from: id, replace: true } })),
  },
  'PUT /api/processes/:process/draft': {
    pass: OWNER,
    others: 403,
    call: ofDraft({ body: xml, contentType: 'application/xml', query: 'revision=1' }),
  },
  'PUT /api/processes/:process/draft/forms/:form': {
    pass: OWNER,
    others: 403,
    call: ofDraft({ params: { form: 'probe' }, body: { ...revision, form: null } }),
  },
  'POST /api/processes/:process/draft/base': {
    pass: OWNER,
    others: 403,
    call: ofDraft({ body: revision }),
  },
  'DELETE /api/processes/:process/draft': { pass: OWNER, others: 403, call: ofDraft() },
  'POST /api/processes/:process/draft/submission': {
    pass: [],
    others: 403,
    hidden: OWNER,
    call: async () => ({ params: { process: 'none' }, body: { ...revision, reason: 'Probe' } }),
  },
  'GET /api/processes/:process/drafts/:authorId': { pass: OWNER, others: 403, call: ofDraft() },
  'POST /api/processes/:process/drafts/:authorId/return': {
    pass: OWNER,
    others: 403,
    call: ofDraft({ body: revision }),
  },
  'POST /api/processes/:process/drafts/:authorId/release': {
    pass: [],
    others: 403,
    conflict: OWNER,
    call: ofDraft({ body: revision }),
  },
  'GET /api/letter-samples': { pass: READERS, others: 403 },
  'GET /api/letter-samples/:documentType/pdf': {
    pass: READERS,
    others: 403,
    call: async () => ({ params: { documentType: 'CLOSING_LETTER' } }),
  },
  'GET /api/settings': { pass: READERS, others: 403 },
  'PUT /api/settings/:key': {
    pass: OWNER,
    others: 403,
    call: async (world) => ({
      params: { key: 'thinking-time' },
      body: { amount: 14, was: await amountNow(world), reason: 'Probe' },
    }),
  },
}

const amountNow = async (world: World): Promise<number> =>
  (await world.door.deps.db.prisma.setting.findUnique({ where: { key: 'thinking-time' } }))
    ?.amount ?? 14
