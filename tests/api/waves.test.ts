import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approveCampaign } from '#server/procedure/campaigns/approve-campaign.form.ts'
import { worker as startWave } from '#server/doors/workers/campaign.start-wave.ts'
import { settleCampaigns } from '#server/procedure/campaigns/settle-campaigns.ts'
import { worker as statistics } from '#server/doors/workers/campaign.statistics.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { runWorker } from '#tests/support/run-worker.ts'
import { known } from '#tests/support/known.ts'

const starts = `outbox WHERE payload->>'name' = 'InvitationRequested'`
const settled = `outbox WHERE payload->>'name' = 'CampaignAllSettled'`
let desk: CampaignDesk

beforeAll(async () => {
  desk = await CampaignDesk.open()
})
afterAll(() => desk.door.close())
beforeEach(() => desk.clear())

/** What has become of the people since the list was checked; each is named after it. */
async function changeSinceCheck(): Promise<void> {
  const { prisma } = desk.deps.db
  const at = desk.deps.clock.now()
  const other = await prisma.campaign.create({
    data: { name: 'Andere', createdBy: await desk.door.staffId('campaign'), createdAt: at },
  })
  const person = (firstName: string) => prisma.person.findFirstOrThrow({ where: { firstName } })
  const change = (firstName: string, data: object) =>
    prisma.person.updateMany({ where: { firstName }, data })
  const openCase = async (firstName: string, status: string) =>
    prisma.case.create({
      data: {
        personId: (await person(firstName)).id,
        agencyId: 'kinderhaus',
        caseRef: `P-${firstName}`,
        status,
        origin: 'walk-in',
        priority: 'P3',
        openedAt: at,
      },
    })
  const invite = async (firstName: string, status: string) =>
    prisma.invitation.create({
      data: {
        personId: (await person(firstName)).id,
        campaignId: other.id,
        agencyId: 'kinderhaus',
        status,
        createdAt: at,
      },
    })
  await change('dead', { diedOn: at })
  await change('moved', { movedAwayOn: at })
  await change('quiet', { noMoreLetters: true })
  await openCase('helped', 'open')
  await openCase('closed', 'closed')
  await invite('asked', 'open')
  await invite('done', 'declined')
}

/** By first name: why somebody was left out, else how their invitation stands. */
async function reasonsOf(campaignId: string): Promise<Record<string, string>> {
  const invitations = await desk.deps.db.prisma.invitation.findMany({
    where: { campaignId },
    include: { person: true },
  })
  return Object.fromEntries(
    invitations.map((each) => [each.person.firstName, each.exclusionReason ?? each.status]),
  )
}

describe('approval and waves', () => {
  it('ask for a list and for a second person', async () => {
    // given
    const id = await desk.create()
    // when
    const withoutList = desk.prepare(id)
    // then
    await expect(withoutList).rejects.toMatchObject({
      code: 'INVALID',
      issues: [{ message: { de: expect.stringContaining('Liste') } }],
    })
    await desk.uploadSample(id)
    await expect(
      desk.prepare(id, desk.settings({ campaignEndsOn: desk.inDays(60) })),
    ).rejects.toMatchObject({ code: 'INVALID', issues: [{ path: 'campaignEndsOn' }] })
    await desk.prepare(id)
    await expect(
      known(approveCampaign.check)(
        desk.deps,
        await desk.submitted(id, { approved: 'yes' }, 'campaign'),
      ),
    ).rejects.toMatchObject({ status: 409 })
    await known(approveCampaign.check)(
      desk.deps,
      await desk.submitted(id, { approved: 'yes' }, 'lead'),
    )
  })

  it('start everybody once, also when the job runs twice', async () => {
    // given
    const id = await desk.create()
    await desk.uploadSample(id)
    await desk.prepare(id)
    await desk.takeOver(id)
    // when
    const first = await runWorker(desk.deps, startWave, { input: { campaignId: id }, key: '900' })
    const again = await runWorker(desk.deps, startWave, { input: { campaignId: id }, key: '900' })
    // then
    expect([first, again]).toEqual([{ moreWaves: false }, { moreWaves: false }])
    expect(await desk.count(starts)).toBe(420)
    expect(
      await desk.count(`${starts} AND payload->'variables' ?| array['lastName', 'name', 'street']`),
    ).toBe(0)
    const { json } = await desk.manager.fetch(`/api/campaigns/${id}`)
    expect(json).toMatchObject({
      import: null,
      progress: { invitations: 420, open: 420 },
      sending: { done: 0, total: 420 },
    })
    expect(await desk.count('recipient_row')).toBe(0)
  })

  it('in waves start one part after the other, and leave out who died meanwhile', async () => {
    // given
    const id = await desk.create()
    await desk.uploadSample(id)
    await desk.prepare(id, desk.settings({ dispatchMode: 'waves', waveSize: 200 }))
    await desk.takeOver(id)
    const first = await runWorker(desk.deps, startWave, { input: { campaignId: id }, key: '901' })
    expect(
      await runWorker(desk.deps, startWave, { input: { campaignId: id }, key: '901' }),
    ).toEqual(first)
    expect(await desk.count(starts)).toBe(200)
    await desk.deps.db.query(
      `UPDATE person
       SET died_on = '2026-11-01'
       WHERE id = (
         SELECT person_id FROM invitation WHERE campaign_id = $1 AND status = 'staged' LIMIT 1
       )`,
      [id],
    )
    // when
    const second = await runWorker(desk.deps, startWave, { input: { campaignId: id }, key: '902' })
    const third = await runWorker(desk.deps, startWave, { input: { campaignId: id }, key: '903' })
    // then
    expect([first, second, third]).toEqual([
      { moreWaves: true },
      { moreWaves: true },
      { moreWaves: false },
    ])
    expect(await desk.count(starts)).toBe(419)
    expect(
      await desk.count(
        `invitation i JOIN person p ON p.id = i.person_id WHERE p.died_on IS NOT NULL AND i.status <> 'excluded'`,
      ),
    ).toBe(0)
  })

  it('leave out, each with its reason, who may not be written to any more', async () => {
    // given
    const id = await desk.create()
    const names = ['fine', 'dead', 'moved', 'quiet', 'helped', 'closed', 'asked', 'done']
    const lines = names.map(
      (name, n) => `HP-${n};Muster;${name};Weg ${n};00101;Musterstadt;Mitte;nein;;;;`,
    )
    await desk.upload(id, ...lines)
    await desk.prepare(id)
    await desk.takeOver(id)
    await changeSinceCheck()
    // when
    await runWorker(desk.deps, startWave, { input: { campaignId: id } })
    // then
    expect(await reasonsOf(id)).toEqual({
      fine: 'opening',
      dead: 'deceased',
      moved: 'moved',
      quiet: 'no-more-letters',
      helped: 'open-case',
      closed: 'opening',
      asked: 'already-invited',
      done: 'opening',
    })
    expect(await desk.count(starts)).toBe(3)
  })

  it('stopped between two waves write to nobody else', async () => {
    // given
    const id = await desk.create()
    await desk.uploadSample(id)
    await desk.prepare(id, desk.settings({ dispatchMode: 'waves', waveSize: 200 }))
    await desk.takeOver(id)
    await runWorker(desk.deps, startWave, { input: { campaignId: id } })
    // when
    const { status, json } = await desk.manager.fetch(`/api/campaigns/${id}/stop`, {
      method: 'POST',
      body: {},
    })
    await runWorker(desk.deps, startWave, { input: { campaignId: id } })
    // then
    expect([status, json['status']]).toEqual([200, 'stopping'])
    expect(await desk.count(starts)).toBe(200)
    expect(await desk.count(`invitation WHERE status = 'stopped'`)).toBe(220)
    expect(await desk.count(`outbox WHERE payload->>'name' = 'CampaignStopped'`)).toBe(1)
    expect(
      (await desk.manager.fetch(`/api/campaigns/${id}/stop`, { method: 'POST', body: {} })).status,
    ).toBe(409)
  })

  it('settle once: the process hears of it when nobody is asked any more, and the figures are kept', async () => {
    // given
    const id = await desk.create()
    await desk.upload(
      id,
      'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;',
      'HP-2;Muster;Bo;Weg 2;00101;Musterstadt;Mitte;nein;;;;',
    )
    await desk.prepare(id)
    await desk.takeOver(id)
    await runWorker(desk.deps, startWave, { input: { campaignId: id } })
    await settleCampaigns(desk.deps)
    const early = await desk.count(settled)
    await desk.deps.db.query(
      `UPDATE invitation
       SET status = CASE WHEN p.reference = 'HP-1' THEN 'declined' ELSE 'no-contact' END
       FROM person p
       WHERE p.id = person_id`,
    )
    // when
    await settleCampaigns(desk.deps)
    await settleCampaigns(desk.deps)
    for (const key of ['910', '910'])
      await runWorker(desk.deps, statistics, { input: { campaignId: id }, key })
    // then
    expect([early, await desk.count(settled)]).toEqual([0, 1])
    expect(await desk.deps.db.prisma.campaign.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'ended',
      statistics: { invitations: 2, open: 0, answers: { declined: 1, none: 1 } },
    })
  })
})
