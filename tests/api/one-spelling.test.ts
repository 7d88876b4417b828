import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldText } from '#server/base/texts/fold-text.ts'
import { matchKey } from '#server/procedure/campaigns/recipients-match.ts'
import type { Browser } from '#tests/support/browser.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { twoHundredNames } from '#tests/support/two-hundred-names.ts'

let desk: CampaignDesk
let centre: Browser

beforeAll(async () => {
  desk = await CampaignDesk.open()
  await desk.clear()
  centre = await desk.as('centre')
})
afterAll(() => desk.door.close())

const takeIn = async (more: Record<string, unknown>): Promise<string> => {
  const { json } = await centre.fetch('/api/walk-ins', {
    method: 'POST',
    body: { firstName: 'Ada', ...more },
  })
  return String(json['personId'])
}
const search = async (text: string): Promise<unknown[]> => {
  const { json } = await centre.fetch('/api/search', { method: 'POST', body: { text } })
  return Array.isArray(json['items']) ? json['items'].map(({ name }) => name) : []
}

describe('a name', () => {
  it('is folded alike in the code and in the database, two hundred times', async () => {
    // when
    const rows = await desk.deps.db.query<{ name: string; folded: string }>(
      'SELECT name, search_fold(name) AS folded FROM unnest($1::text[]) AS name',
      [twoHundredNames],
    )
    // then
    expect(rows.length).toBeGreaterThan(200)
    expect(rows.filter(({ name, folded }) => foldText(name) !== folded)).toEqual([])
  })

  it.each([
    ['Müller', 'Mueller', 'MULLER', 'Mu\u0308ller'],
    ["O'Drossel", 'O’Drossel', 'ODrossel'],
    ['Weiß', 'WEISS', 'Weiss'],
    ['Yıldız', 'YILDIZ', 'Yildiz'],
    ['Ёлкина', 'ЕЛКИНА'],
  ])('is one name however it is spelled: %s', (...spellings) => {
    expect(new Set(spellings.map(foldText)).size).toBe(1)
  })

  it('of one letter is found, and only where it is the whole name', async () => {
    // given
    await takeIn({ lastName: 'O' })
    await takeIn({ lastName: 'Otto' })
    // then
    expect(await search('o')).toEqual(['O, Ada'])
  })

  it('with decomposed letters is found by composed ones', async () => {
    // given
    await takeIn({ lastName: 'Ko\u0308nigsfischer' })
    // then
    expect(await search('Königsfischer')).toEqual(['Königsfischer, Ada'])
    expect(await search('KOENIGSFISCHER')).toEqual(['Königsfischer, Ada'])
  })

  it.each(['Königsfischer', 'KOENIGS', 'Ko\u0308nig', 'Ada Konig', 'konigsfischer, ada'])(
    'leads to the invitation however it is spelled: %s',
    async (typed) => {
      // given
      await desk.clear()
      const campaign = await desk.create()
      await desk.upload(campaign, 'HP-1;Königsfischer;Ada;Weg 1;00101;Musterstadt;Mitte;;;;;')
      await desk.prepare(campaign)
      await desk.takeOver(campaign)
      // when
      const { json } = await centre.fetch('/api/invitations/find', {
        method: 'POST',
        body: { name: typed },
      })
      // then
      expect(json['items']).toMatchObject([{ person: { displayName: 'Ada Königsfischer' } }])
    },
  )

  it('gives one key for one person', () => {
    const key = (lastName: string, street: string) =>
      matchKey({ lastName, firstName: '', street, postcode: '00101' })

    expect(key('O', 'Musterstr. 5')).toBe(key('Ó', 'Musterstraße 5'))
    expect(key('O', '')).toBe('')
  })
})

describe('a phone number', () => {
  it.each(['0251 4711 22', '+49 251 471122', '0049251471122', '0251/4711-22'])(
    'is kept and found in one spelling: %s',
    async (phone) => {
      // given
      await desk.clear()
      const id = await takeIn({ lastName: 'Kiebitz', phone })
      // then
      const person = await desk.deps.db.prisma.person.findUniqueOrThrow({ where: { id } })
      expect(person.phone).toBe('+49251471122')
      expect(await search('0251 4711')).toEqual(['Kiebitz, Ada'])
      expect(await search('+49 251 4711')).toEqual(['Kiebitz, Ada'])
      expect((await centre.fetch(`/api/persons/${id}`)).json).toMatchObject({
        contact: { phone: '0251 471122' },
      })
    },
  )

  it('that is none is said at its field', async () => {
    // when
    const { status, json } = await centre.fetch('/api/walk-ins', {
      method: 'POST',
      body: { lastName: 'Kiebitz', phone: 'bei der Schwester' },
    })
    // then
    expect(status).toBe(400)
    expect(json['issues']).toMatchObject([{ path: 'phone' }])
  })
})
