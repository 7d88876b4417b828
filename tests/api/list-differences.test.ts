import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { prepareCampaign } from '#server/procedure/campaigns/prepare-campaign.form.ts'
import { importPreviewSchema } from '#server/procedure/campaigns/schema.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { first, known } from '#tests/support/known.ts'

let desk: CampaignDesk

beforeAll(async () => {
  desk = await CampaignDesk.open()
})
afterAll(() => desk.door.close())
beforeEach(async () => {
  await desk.clear()
  await desk.deps.db.query('DELETE FROM heading_meaning')
})

const ADA = 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Mitte;nein;;;;'

async function imported(...lines: string[]): Promise<string> {
  const id = await desk.create()
  await desk.upload(id, ...lines)
  await desk.prepare(id)
  await desk.takeOver(id)
  return id
}

const ada = () => desk.deps.db.prisma.person.findUniqueOrThrow({ where: { reference: 'HP-1' } })
const decide = (id: string, rowId: string, body: Record<string, unknown>) =>
  desk.manager.fetch(`/api/campaigns/${id}/recipients/${rowId}`, { method: 'PUT', body })

describe('a list with somebody known', () => {
  it('that says the same has nothing to decide', async () => {
    // given
    await imported(ADA)
    // when
    const preview = await desk.upload(await desk.create(), ADA)
    // then
    expect(preview.differences).toEqual([])
  })

  it('shows a new street, and waits until it is decided', async () => {
    // given
    await imported(ADA)
    const id = await desk.create()
    // when
    const preview = await desk.upload(id, ADA.replace('Weg 1', 'Neuer Ring 7'))
    const handed = await desk.submitted(id, desk.settings(), 'campaign')
    // then
    expect(preview.differences).toMatchObject([
      {
        reference: 'HP-1',
        takeOver: null,
        fields: [
          {
            field: 'address',
            known: 'Weg 1, 00101 Musterstadt',
            listed: 'Neuer Ring 7, 00101 Musterstadt',
          },
        ],
      },
    ])
    await expect(known(prepareCampaign.check)(desk.deps, handed)).rejects.toMatchObject({
      issues: [{ message: { de: expect.stringContaining('Entscheiden Sie zuerst') } }],
    })
  })

  it.each([
    [true, 'Neuer Ring 7'],
    [false, 'Weg 1'],
  ])('is taken over or not, as decided: %s', async (takeOver, street) => {
    // given
    await imported(ADA)
    const id = await desk.create()
    const preview = await desk.upload(id, ADA.replace('Weg 1', 'Neuer Ring 7'))
    // when
    await decide(id, first(preview.differences).rowId, { takeOver })
    await desk.prepare(id)
    await desk.takeOver(id)
    // then
    expect((await ada()).street).toBe(street)
  })

  it('protects at once who has a blocking notice by now', async () => {
    // given
    await imported(ADA)
    // when
    await desk.upload(await desk.create(), ADA.replace('nein', 'ja'))
    // then
    expect((await ada()).blockingNotice).toBe(true)
    expect(await desk.count('invitation WHERE restricted')).toBe(1)
  })

  it('never takes a protection away', async () => {
    // given
    await imported(ADA.replace('nein', 'ja'))
    // when
    await desk.upload(await desk.create(), ADA)
    // then
    expect((await ada()).blockingNotice).toBe(true)
  })

  it('knows a guardian at once, with kind', async () => {
    // given
    await imported(ADA)
    // when
    await desk.upload(await desk.create(), `${ADA.slice(0, -2)};Ida Kranich;Betreuung`)
    // then
    expect(await ada()).toMatchObject({
      representative: 'Ida Kranich',
      representativeKind: 'guardian',
    })
  })

  it('keeps kind and address of a guardian when somebody is new', async () => {
    // given
    const id = await desk.create()
    const head =
      'Aktenzeichen;Nachname;Vorname;Straße;PLZ;Ort;Vertretung;Vertretungsart;' +
      'Straße der Vertretung;PLZ der Vertretung;Ort der Vertretung;Aufgabenkreis'
    const line =
      'HP-1;Muster;Ada;Weg 1;00101;Musterstadt;Ida Kranich;Betreuung;' +
      'Kanzleiweg 3;00110;Musterstadt;Behörden'
    // when
    await desk.send(id, `${head}\r\n${line}\r\n`)
    await desk.prepare(id)
    await desk.takeOver(id)
    // then
    expect(await ada()).toMatchObject({
      representative: 'Ida Kranich',
      representativeKind: 'guardian',
      representativeStreet: 'Kanzleiweg 3',
      representativePostcode: '00110',
      representativeCity: 'Musterstadt',
      representativeArea: 'benefits',
    })
  })
})

describe('a heading that nobody knows', () => {
  const head = 'Fall;Zuname;Vorname;Straße;PLZ;Ort'
  const line = 'HP-1;Muster;Ada;Weg 1;00101;Musterstadt'

  it('is named, given a meaning, and known in the next list', async () => {
    // given
    const id = await desk.create()
    const refused = await desk.send(id, `${head}\r\n${line}\r\n`)
    expect(refused.json).toMatchObject({ current: { unknown: ['Fall', 'Zuname'] } })
    // when
    for (const [heading, column] of [
      ['Fall', 'reference'],
      ['ZUNAME', 'lastName'],
    ])
      await desk.manager.fetch(`/api/campaigns/${id}/headings`, {
        method: 'PUT',
        body: { heading, column },
      })
    // then
    for (const campaign of [id, await desk.create()]) {
      const { json } = await desk.send(campaign, `${head}\r\n${line}\r\n`)
      expect(importPreviewSchema.parse(json).counts.valid).toBe(1)
    }
  })
})

describe('a file of another program', () => {
  const bytes = Buffer.from(
    'Aktenzeichen;Nachname;Vorname;Strasse;PLZ;Ort\r\nHP-1;M\u009aller;Ada;Weg 1;00101;Musterstadt\r\n',
    'latin1',
  )

  it('is asked about where it is in doubt, and read as somebody says', async () => {
    // given
    const id = await desk.create()
    // when
    const doubtful = importPreviewSchema.parse((await desk.send(id, bytes)).json)
    const answer = await desk.manager.fetch(
      `/api/campaigns/${id}/recipients?encoding=windows-1252`,
      {
        method: 'POST',
        body: bytes,
        headers: { 'content-type': 'text/csv' },
      },
    )
    // then
    expect(doubtful).toMatchObject({ encodingSure: false, oddNames: ['Möller, Ada'] })
    expect(importPreviewSchema.parse(answer.json)).toMatchObject({
      encoding: 'windows-1252',
      encodingSure: true,
      oddNames: ['Mšller, Ada'],
    })
  })
})
