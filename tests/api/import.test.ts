import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approveCampaign } from '#server/procedure/campaigns/approve-campaign.form.ts'
import { worker as startWave } from '#server/doors/workers/campaign.start-wave.ts'
import { Browser } from '#tests/support/browser.ts'
import { CampaignDesk, LIST_HEAD } from '#tests/support/campaign-desk.ts'
import { runWorker } from '#tests/support/run-worker.ts'
import { first, known } from '#tests/support/known.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'
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

describe('list of recipients', () => {
  it('is shown before anything of it is stored as a person', async () => {
    // given
    const id = await desk.create()
    // when
    const preview = await desk.uploadSample(id)
    // then
    expect(preview.counts).toEqual({
      rows: 420,
      valid: 420,
      faulty: 0,
      duplicates: 0,
      excluded: 0,
      known: 0,
      toImport: 420,
    })
    expect(preview.columnsLeftOut).toEqual(
      expect.arrayContaining(['Geburtsdatum', 'Telefon', 'E-Mail', 'Kinder']),
    )
    expect(preview.exclusions.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['blocking-notice', 'guardian']),
    )
    expect(preview.exclusions.every(({ proposed }) => !proposed)).toBe(true)
    expect(await desk.count('person')).toBe(0)
    expect(JSON.stringify(await desk.deps.db.query('SELECT data FROM recipient_row'))).not.toMatch(
      /Geburtsdatum|bornOn|@example|00000 \d/,
    )
  })

  it('names the place of every fault and leaves the row out', async () => {
    // given
    const id = await desk.create()
    // when
    const preview = await desk.upload(
      id,
      'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;',
      'HP-2;;Bo;Weg 2;00101;Musterstadt;Mitte;nein;;;;',
      'HP-3;Muster;Cy;Weg 3;101;Musterstadt;Mitte;nein;;;;',
    )
    // then
    expect(preview.counts).toMatchObject({ rows: 3, valid: 1, faulty: 2, toImport: 1 })
    expect(preview.problems).toEqual([
      { line: 3, column: 'Nachname', message: expect.stringContaining('fehlt') },
      { line: 4, column: 'PLZ', message: expect.stringContaining('fünf Ziffern') },
    ])
  })

  it('that cannot be read is refused with one sentence, and the list before stays', async () => {
    // given
    const id = await desk.create()
    await desk.upload(id, 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;')
    // when
    const { status, json } = await desk.send(id, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))
    // then
    expect([status, json['code']]).toEqual([400, 'LIST_REFUSED'])
    expect(json['detail']).toContain('keine CSV-Datei')
    const { json: kept } = await desk.manager.fetch(`/api/campaigns/${id}/recipients`)
    expect(kept).toMatchObject({ counts: { rows: 1 } })
  })

  it('is for the campaign manager alone', async () => {
    // given
    const id = await desk.create()
    const [stranger, caseworker, lead] = [
      new Browser(desk.door.url),
      await desk.as('owner'),
      await desk.as('lead'),
    ]
    await stranger.session()
    // when
    const answers = await Promise.all([
      desk.send(id, LIST_HEAD, stranger),
      desk.send(id, LIST_HEAD, caseworker),
      lead.fetch(`/api/campaigns/${id}/recipients`),
      desk.manager.fetch(`/api/campaigns/${NOBODY}/recipients`),
    ])
    // then
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 404])
  })

  it('shows rows with the same number and rows that seem to be one person, and the person decides', async () => {
    // given
    const id = await desk.create()
    const listed = await desk.upload(
      id,
      'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;',
      'HP-1;Muster;Ada Maria;Weg 1;00101;Musterstadt;Mitte;nein;;;;',
      'HP-2;Müller;Bo;Lange Straße 5;00101;Musterstadt;Mitte;nein;;;;',
      'HP-3;MUELLER;Bo;Lange Str. 5;00101;Musterstadt;Mitte;nein;;;;',
    )
    expect(listed.duplicates.map(({ kind, decision }) => [kind, decision])).toEqual([
      ['same-number', null],
      ['same-person', null],
    ])
    expect(listed.counts.toImport).toBe(2)
    const twin = known(
      known(listed.duplicates[1]).rows.find(({ reference }) => reference === 'HP-3'),
    )
    // when
    const { json } = await desk.manager.fetch(`/api/campaigns/${id}/recipients/${twin.rowId}`, {
      method: 'PUT',
      body: { include: true },
    })
    // then
    expect(json).toMatchObject({
      counts: { toImport: 3 },
      duplicates: [{ decision: null }, { decision: 'keep-all' }],
    })
    const [, other] = first(listed.duplicates).rows
    const { json: swapped } = await desk.manager.fetch(
      `/api/campaigns/${id}/recipients/${known(other).rowId}`,
      { method: 'PUT', body: { include: true } },
    )
    expect(swapped).toMatchObject({
      counts: { toImport: 3 },
      duplicates: [{ rows: [{ include: false }, { include: true }] }, {}],
    })
  })

  it('shows a person whom we know under another number, and proposes not to write twice', async () => {
    // given
    const id = await desk.create()
    await desk.upload(id, 'HP-1;Müller;Bo;Lange Straße 5;00101;Musterstadt;Mitte;nein;;;;')
    await desk.prepare(id)
    await desk.takeOver(id)
    const other = await desk.create('Zweite')
    // when
    const preview = await desk.upload(
      other,
      'HP-9;MUELLER;Bo;Lange Str. 5;00101;Musterstadt;Mitte;nein;;;;',
    )
    // then
    expect(preview.duplicates).toMatchObject([
      {
        kind: 'same-person',
        rows: [
          { reference: 'HP-1', known: true, include: true },
          { reference: 'HP-9', known: false, include: false },
        ],
      },
    ])
    expect(preview.counts.toImport).toBe(0)
    const { rowId } = known(first(preview.duplicates).rows[1])
    const { json } = await desk.manager.fetch(`/api/campaigns/${other}/recipients/${rowId}`, {
      method: 'PUT',
      body: { include: true },
    })
    expect(json).toMatchObject({ counts: { toImport: 1 } })
  })

  it('without an address is no duplicate of another person without one', async () => {
    // given
    const id = await desk.create()
    await desk.upload(id, 'HP-1;Muster;Ada;;;;Mitte;nein;;;;')
    const [row] = await desk.deps.db.prisma.recipientRow.findMany({ where: { campaignId: id } })
    await desk.manager.fetch(`/api/campaigns/${id}/recipients/${known(row).id}`, {
      method: 'PUT',
      body: { include: true },
    })
    await desk.prepare(id)
    await desk.takeOver(id)
    const other = await desk.create('Zweite')
    // when
    const preview = await desk.upload(other, 'HP-2;Beispiel;Bo;;;;Mitte;nein;;;;')
    // then
    expect(preview.duplicates).toEqual([])
    expect(preview.exclusions).toEqual([
      expect.objectContaining({ reason: 'no-address', proposed: true }),
    ])
  })

  it('can be taken away again, until it is handed in', async () => {
    // given
    const id = await desk.create()
    await desk.uploadSample(id)
    const { json: empty } = await desk.manager.fetch(`/api/campaigns/${id}/recipients`, {
      method: 'DELETE',
    })
    await desk.uploadSample(id)
    await desk.prepare(id)
    // when
    const late = await desk.manager.fetch(`/api/campaigns/${id}/recipients`, { method: 'DELETE' })
    // then
    expect(empty).toMatchObject({ fileName: null, counts: { rows: 0 } })
    expect(late.status).toBe(409)
  })
})

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
