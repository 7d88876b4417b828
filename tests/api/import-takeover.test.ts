import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approveCampaign } from '#server/procedure/campaigns/approve-campaign.form.ts'
import { worker as startWave } from '#server/doors/workers/campaign.start-wave.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { runWorker } from '#tests/support/run-worker.ts'
import { known } from '#tests/support/known.ts'

let desk: CampaignDesk

beforeAll(async () => {
  desk = await CampaignDesk.open()
})
afterAll(() => desk.door.close())
beforeEach(() => desk.clear())

/** The lead says no: back to the preparation. */
async function sendBack(id: string, answers: Record<string, unknown>): Promise<void> {
  const handed = await desk.submitted(id, answers, 'lead')
  await desk.deps.db.tx((tx) => approveCampaign.apply(tx, desk.deps, handed))
}

describe('import', () => {
  it('makes 420 households, persons and invitations with their agency; the same again changes nothing', async () => {
    // given
    const id = await desk.create()
    await desk.uploadSample(id)
    await desk.prepare(id)
    await desk.takeOver(id)
    const before = await desk.deps.db.query(
      `SELECT i.id, i.agency_id, i.restricted, i.status, p.*
       FROM invitation i
       JOIN person p ON p.id = i.person_id
       ORDER BY p.reference`,
    )
    // when
    await desk.takeOver(id)
    // then
    expect([
      await desk.count('household'),
      await desk.count('person'),
      await desk.count('invitation'),
    ]).toEqual([420, 420, 420])
    expect(
      await desk.deps.db.query(
        `SELECT i.id, i.agency_id, i.restricted, i.status, p.*
         FROM invitation i
         JOIN person p ON p.id = i.person_id
         ORDER BY p.reference`,
      ),
    ).toEqual(before)
    expect(await desk.count('invitation WHERE agency_id IS NULL')).toBe(0)
    expect(
      await desk.count(
        `invitation i JOIN person p ON p.id = i.person_id
         WHERE p.district IN ('kinderhaus', 'nord') AND NOT p.blocking_notice
           AND i.agency_id <> 'kinderhaus'`,
      ),
    ).toBe(0)
    expect(
      await desk.count(
        `invitation i JOIN person p ON p.id = i.person_id
         WHERE p.blocking_notice AND NOT (i.restricted AND i.agency_id = 'zentral')`,
      ),
    ).toBe(0)
    expect(await desk.count('person WHERE phone IS NOT NULL OR email IS NOT NULL')).toBe(0)
  })

  it('of a list handed in a second time for the same campaign changes nothing', async () => {
    // given
    const id = await desk.create()
    await desk.uploadSample(id)
    await desk.prepare(id)
    await desk.takeOver(id)
    const people = await desk.deps.db.query('SELECT * FROM person ORDER BY reference')
    await sendBack(id, { approved: 'no', comment: 'Bitte prüfen' })
    // when
    const preview = await desk.uploadSample(id)
    await desk.prepare(id)
    await desk.takeOver(id)
    // then
    expect(preview.counts.known).toBe(420)
    expect([await desk.count('household'), await desk.count('invitation')]).toEqual([420, 420])
    expect(await desk.deps.db.query('SELECT * FROM person ORDER BY reference')).toEqual(people)
  })

  it('of a shorter list takes back the staged invitations that are no longer wanted', async () => {
    // given
    const id = await desk.create()
    await desk.upload(
      id,
      'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;',
      'HP-2;Muster;Bo;Weg 2;00101;Musterstadt;Mitte;nein;;;;',
    )
    await desk.prepare(id)
    await desk.takeOver(id)
    await sendBack(id, { approved: 'no', comment: 'Bo nicht' })
    // when
    await desk.upload(id, 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;')
    await desk.prepare(id)
    await desk.takeOver(id)
    // then
    expect(
      await desk.deps.db.query(
        'SELECT p.reference, i.status FROM invitation i JOIN person p ON p.id = i.person_id',
      ),
    ).toEqual([{ reference: 'HP-1', status: 'staged' }])
  })

  it('leaves out the dead and those who are being invited already; a representative is only a hint', async () => {
    // given
    const first = await desk.create()
    await desk.upload(
      first,
      'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;',
      'HP-5;Muster;Eva;Weg 5;00101;Musterstadt;Mitte;nein;;;;',
    )
    await desk.prepare(first)
    await desk.takeOver(first)
    await runWorker(desk.deps, startWave, { input: { campaignId: first } })
    await desk.deps.db.query(
      `UPDATE invitation
       SET status = 'declined'
       FROM person p
       WHERE p.id = person_id AND p.reference = 'HP-5'`,
    )
    await desk.deps.db.query(`UPDATE person SET died_on = '2026-01-05' WHERE reference = 'HP-5'`)
    const second = await desk.create('Zweite')
    // when
    await desk.upload(
      second,
      'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;',
      'HP-2;Muster;Bo;Weg 2;00101;Musterstadt;Mitte;nein;;;Kim Beispiel;Betreuung',
      'HP-3;Muster;Cy;Weg 3;00101;Musterstadt;Mitte;nein;05.01.2026;;;',
      'HP-5;Muster;Eva;Weg 5;00101;Musterstadt;Mitte;nein;;;;',
    )
    await desk.prepare(second)
    await desk.takeOver(second)
    // then
    const found = (await desk.exclusionsOf(second))
      .toSorted((a, b) => a.reference.localeCompare(b.reference))
      .map(({ reference, reason, exclude }) => [reference, reason, exclude])
    expect(found).toEqual([
      ['HP-1', 'already-invited', true],
      ['HP-2', 'guardian', false],
      ['HP-5', 'deceased', true],
    ])
    expect(await desk.count(`person WHERE reference = 'HP-3'`)).toBe(0)
  })

  it('keeps what a person decided about an exclusion when the job runs again', async () => {
    // given
    const id = await desk.create()
    await desk.uploadSample(id)
    await desk.prepare(id)
    await desk.takeOver(id)
    const guardian = known(
      (await desk.exclusionsOf(id)).find(({ reason }) => reason === 'guardian'),
    )
    await desk.manager.fetch(`/api/campaigns/${id}/exclusions/${guardian.rowId}`, {
      method: 'PUT',
      body: { exclude: true, reason: 'guardian' },
    })
    // when
    await desk.takeOver(id)
    // then
    expect(
      (await desk.exclusionsOf(id)).find(({ rowId }) => rowId === guardian.rowId)?.exclude,
    ).toBe(true)
    expect((await desk.manager.fetch(`/api/campaigns/${id}`)).json).toMatchObject({
      status: 'checking',
    })
  })
})
