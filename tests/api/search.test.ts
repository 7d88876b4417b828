import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Browser } from '#tests/support/browser.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { known } from '#tests/support/known.ts'
import { routesOf } from '#server/doors/routes.ts'

let door: Door
let world: World
const browsers: Record<string, Browser> = {}

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  for (const name of ['owner', 'colleague', 'lead', 'foreign-lead', 'centre']) {
    browsers[name] = new Browser(door.url)
    await browsers[name].signIn(name)
  }
})
afterAll(() => door.close())

type Person = { lastName: string; firstName?: string; phone?: string; blockingNotice?: boolean }

async function caseOf({
  firstName = 'Ada',
  ...person
}: Person): Promise<{ id: string; personId: string }> {
  const made = await world.openCase()
  await door.deps.db.prisma.person.update({
    where: { id: made.personId },
    data: { firstName, ...person },
  })
  return made
}

async function find(
  text: string,
  who = 'owner',
): Promise<{ kind: string; id: string; name: string }[]> {
  const { status, json } = await known(browsers[who]).fetch('/api/search', {
    method: 'POST',
    body: { text },
  })
  expect(status).toBe(200)
  return z
    .array(z.looseObject({ kind: z.string(), id: z.string(), name: z.string() }))
    .parse(json['items'])
}

describe('search', () => {
  it.each([
    ['Müßiggänger', 'Müßiggänger'],
    ['in small letters and in part', 'müßig'],
    ['without umlauts', 'Mussiggänger'],
    ['with umlauts written out', 'muessiggaenger'],
    ['first name first', 'Ada Müßiggänger'],
    ['last name first', 'Müßiggänger, Ada'],
    ['with a letter missing', 'Müsiggänger'],
    ['with two letters changed round', 'Müßiggägner'],
  ])('finds a name %s', async (_, text) => {
    // given
    const { id } = await caseOf({ lastName: 'Müßiggänger' })
    // when
    const items = await find(text)
    // then
    expect(items).toContainEqual(expect.objectContaining({ kind: 'case', id }))
  })

  it('finds a number of a case and a phone in any spelling', async () => {
    // given
    const { id } = await caseOf({ lastName: 'Ringeltaube', phone: '+49 (251) 77 88-99' })
    const { caseRef } = await door.deps.db.prisma.case.findUniqueOrThrow({ where: { id } })
    // when
    const [byNumber, byPhone] = [await find(known(caseRef)), await find('49251-7788')]
    // then
    expect(byNumber.map((hit) => hit.id)).toEqual([id])
    expect(byPhone.map((hit) => hit.id)).toEqual([id])
  })

  it('shows nothing of what one may not read', async () => {
    // given
    const { id } = await caseOf({ lastName: 'Zaunkönigin' })
    // when
    const [own, lead, colleague, foreign] = [
      await find('Zaunkönigin'),
      await find('Zaunkönigin', 'lead'),
      await find('Zaunkönigin', 'colleague'),
      await find('Zaunkönigin', 'foreign-lead'),
    ]
    // then
    expect([own, lead].map((items) => items.map((hit) => hit.id))).toEqual([[id], [id]])
    expect([colleague, foreign]).toEqual([[], []])
  })

  it('takes signs of the database for letters', async () => {
    // given
    await caseOf({ lastName: 'Prozent' })
    // when
    const answers = [await find('%%'), await find("' OR 1=1 --"), await find('_____')]
    // then
    expect(answers).toEqual([[], [], []])
  })

  it('does not find a person with a blocking notice by phone', async () => {
    // given
    await caseOf({ lastName: 'Eisvogelin', phone: '0251 4455 66', blockingNotice: true })
    // when
    const items = await find('0251445566')
    // then
    expect(items).toEqual([])
  })

  it('leads the customer centre to the invitation, or to the person', async () => {
    // given
    const invitationId = await world.invitation()
    const { personId } = await door.deps.db.prisma.invitation.findUniqueOrThrow({
      where: { id: invitationId },
    })
    await door.deps.db.prisma.person.update({
      where: { id: personId },
      data: { lastName: 'Kranichfeld' },
    })
    const walkIn = await caseOf({ lastName: 'Kranichfelder' })
    // when
    const items = await find('Kranichfeld', 'centre')
    // then
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'invitation', id: invitationId }),
        expect.objectContaining({ kind: 'person', id: walkIn.personId }),
      ]),
    )
    expect(items).toHaveLength(2)
  })
})

describe('contact data', () => {
  const contact = {
    phone: '',
    email: '',
    language: 'de',
    interpreter: '',
    accessNeeds: '',
    representative: '',
    representativeKind: '',
  }

  it('are changed, and the trace names the fields, not the values', async () => {
    // given
    const { id, personId } = await caseOf({ lastName: 'Wiesenpieper' })
    // when
    const { json } = await known(browsers['owner']).fetch(`/api/persons/${personId}/contact`, {
      method: 'PUT',
      body: { ...contact, phone: '0251 998877', accessNeeds: 'ohne Stufen' },
    })
    // then
    expect(json['contact']).toMatchObject({
      ...contact,
      phone: '0251 998877',
      accessNeeds: 'ohne Stufen',
    })
    const traces = await door.readAsOwner(
      `SELECT detail::text AS what
       FROM audit.entry
       WHERE action = 'person.contact' AND subject = $1`,
      [`person:${personId}`],
    )
    expect(traces).toEqual([{ what: expect.stringContaining('accessNeeds') }])
    expect(JSON.stringify(traces)).not.toContain('998877')
    const page = await known(browsers['owner']).fetch(`/api/cases/${id}/timeline`)
    expect(JSON.stringify(page.json['items'])).toContain('Kontaktdaten geändert')
  })

  it('of a person with a blocking notice are not shown and not lost', async () => {
    // given
    const { personId } = await caseOf({
      lastName: 'Nachtigallin',
      phone: '0251 1',
      blockingNotice: true,
    })
    // when
    const shown = await known(browsers['owner']).fetch(`/api/persons/${personId}`)
    await known(browsers['owner']).fetch(`/api/persons/${personId}/contact`, {
      method: 'PUT',
      body: { ...contact, interpreter: 'Gebärdensprache' },
    })
    // then
    expect(shown.json).toMatchObject({ address: null, blocked: true, contact: { phone: '' } })
    expect(
      await door.deps.db.prisma.person.findUniqueOrThrow({ where: { id: personId } }),
    ).toMatchObject({ phone: '0251 1', interpreter: 'Gebärdensprache' })
  })
})
