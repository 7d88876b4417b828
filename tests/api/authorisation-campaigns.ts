import type { World } from '#tests/support/door-world.ts'
import type { Call, Entry } from './authorisation-table.ts'

const READERS = ['lead', 'foreign-lead', 'campaign', 'manager'] as const
const MANAGER = ['campaign'] as const

const ofCampaign =
  (more: Call = {}) =>
  async (world: World): Promise<Call> => ({ params: { id: await world.campaign() }, ...more })

const row = async (world: World): Promise<Call> => {
  const campaignId = await world.campaign()
  const { id: rowId } = await world.door.deps.db.prisma.recipientRow.create({
    data: {
      campaignId,
      line: 2,
      reference: 'P-1',
      data: {
        reference: 'P-1',
        lastName: 'P',
        firstName: 'P',
        street: 'W 1',
        postcode: '00101',
        city: 'Musterstadt',
        proposed: true,
      },
    },
  })
  return { params: { id: campaignId, rowId }, body: { include: false } }
}

const exclusion = async (world: World): Promise<Call> => {
  const { prisma } = world.door.deps.db
  const id = await world.campaign()
  const rowId = await world.invitation(id)
  await prisma.campaign.update({ where: { id }, data: { status: 'checking' } })
  await prisma.invitation.update({
    where: { id: rowId },
    data: { status: 'staged', exclusionReason: 'guardian' },
  })
  return { params: { id, rowId }, body: { exclude: true } }
}

/** Campaigns: figures for leads and managers, names for the campaign manager alone. */
export const campaignLines: Record<string, Entry> = {
  'GET /api/campaigns': { pass: READERS, others: 403 },
  'POST /api/campaigns': {
    pass: MANAGER,
    others: 403,
    call: async () => ({ body: { name: 'Probe' } }),
  },
  'POST /api/start/sample': { pass: MANAGER, others: 403 },
  'GET /api/campaigns/:id': { pass: READERS, others: 403, call: ofCampaign() },
  'GET /api/campaigns/:id/letter/pdf': { pass: READERS, others: 403, call: ofCampaign() },
  'POST /api/campaigns/:id/stop': { pass: MANAGER, others: 403, call: ofCampaign() },
  'PUT /api/campaigns/:id/headings': {
    pass: MANAGER,
    others: 403,
    call: ofCampaign({ body: { heading: 'Kennung', column: null } }),
  },
  'GET /api/campaigns/:id/recipients': { pass: MANAGER, others: 403, call: ofCampaign() },
  'POST /api/campaigns/:id/recipients': {
    pass: MANAGER,
    others: 403,
    call: ofCampaign({
      body: Buffer.from(
        'Aktenzeichen;Nachname;Vorname;Straße;PLZ;Ort\nP-1;P;P;W 1;00101;Musterstadt',
      ),
    }),
  },
  'POST /api/campaigns/:id/recipients/sample': { pass: MANAGER, others: 403, call: ofCampaign() },
  'DELETE /api/campaigns/:id/recipients': { pass: MANAGER, others: 403, call: ofCampaign() },
  'PUT /api/campaigns/:id/recipients/:rowId': { pass: MANAGER, others: 403, call: row },
  'GET /api/campaigns/:id/exclusions': { pass: MANAGER, others: 403, call: ofCampaign() },
  'PUT /api/campaigns/:id/exclusions/:rowId': { pass: MANAGER, others: 403, call: exclusion },
}
