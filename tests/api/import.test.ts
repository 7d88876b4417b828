import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Browser } from '#tests/support/browser.ts'
import { CampaignDesk, LIST_HEAD } from '#tests/support/campaign-desk.ts'
import { first, known } from '#tests/support/known.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'
let desk: CampaignDesk

beforeAll(async () => {
  desk = await CampaignDesk.open()
})
afterAll(() => desk.door.close())
beforeEach(() => desk.clear())

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
      'HP-2;;;Weg 2;00101;Musterstadt;Mitte;nein;;;;',
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
