import { buildPdf } from '#tests/support/build-scan.ts'
import type { World } from '#tests/support/door-world.ts'
import type { Call, Entry } from './authorisation-table.ts'

const WORKING = ['owner', 'substitute', 'lead'] as const
const FOREIGN = ['colleague', 'foreign-caseworker', 'foreign-lead'] as const

const ofCase =
  (more: Call = {}) =>
  async (world: World): Promise<Call> => ({
    ...more,
    params: { id: (await world.openCase()).id, ...more.params },
  })

async function ofScan(world: World): Promise<Call> {
  const { id: caseId } = await world.openCase()
  const content = new Uint8Array(buildPdf())
  const data = {
    caseId,
    kind: 'signed-plan',
    name: 'Plan.pdf',
    mediaType: 'application/pdf',
    size: content.length,
    sha256: 'x',
    content,
    by: await world.staffId('owner'),
    at: new Date(),
  }
  return { params: { id: (await world.door.deps.db.prisma.scan.create({ data })).id } }
}

/** Papers and scans; the customer centre scans in and reads nothing. */
export const documentLines: Record<string, Entry> = {
  'GET /api/cases/:id/documents': { pass: WORKING, others: 403, hidden: FOREIGN, call: ofCase() },
  'GET /api/cases/:id/papers/:kind/pdf': {
    pass: WORKING,
    others: 403,
    hidden: FOREIGN,
    call: ofCase({ params: { kind: 'consent-form' } }),
  },
  'POST /api/cases/:id/papers/:kind/outcome': {
    pass: ['owner', 'substitute'],
    others: 403,
    hidden: FOREIGN,
    call: ofCase({ params: { kind: 'consent-form' }, body: { outcome: 'handed-over' } }),
  },
  'POST /api/cases/:id/scans': {
    pass: [...WORKING, 'centre'],
    others: 403,
    hidden: FOREIGN,
    call: ofCase({ body: new Uint8Array(buildPdf()), contentType: 'application/octet-stream' }),
  },
  'GET /api/scans/:id/file': { pass: WORKING, others: 403, hidden: FOREIGN, call: ofScan },
}
