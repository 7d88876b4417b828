import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { known } from '#tests/support/known.ts'

let desk: CampaignDesk
let world: World
let centre: Browser

beforeAll(async () => {
  desk = await CampaignDesk.open()
  world = await buildWorld(desk.door)
  centre = await desk.as('centre')
})
afterAll(() => desk.door.close())
beforeEach(() => desk.clear())

describe('a walk-in', () => {
  const walkIn = (more: Record<string, unknown> = {}) =>
    centre.fetch('/api/walk-ins', {
      method: 'POST',
      body: {
        lastName: 'Muster',
        firstName: 'Ada',
        street: 'Weg 1',
        postcode: '00101',
        city: 'Musterstadt',
        district: 'nord',
        ...more,
      },
    })

  it('gets a case with the urgency of what was said', async () => {
    // when
    const { status, json } = await walkIn({ urgentHints: ['violence'] })
    // then
    expect(status).toBe(201)
    expect(
      await desk.deps.db.prisma.case.findUniqueOrThrow({ where: { id: String(json['caseId']) } }),
    ).toMatchObject({
      agencyId: 'kinderhaus',
      origin: 'walk-in',
      priority: 'P1',
      status: 'opening',
    })
    expect(await desk.deps.db.query(`SELECT payload->>'name' AS name FROM outbox`)).toEqual([
      { name: 'ParticipationInterest' },
    ])
  })

  it('that another office sent is told apart', async () => {
    // when
    const { json } = await walkIn({ origin: 'referral' })
    // then
    const caseId = String(json['caseId'])
    expect(
      await desk.deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } }),
    ).toMatchObject({ origin: 'referral' })
    expect(
      await desk.deps.db.prisma.subjectEvent.findMany({
        where: { subject: `case:${caseId}` },
        select: { code: true },
      }),
    ).toEqual([{ code: 'referral' }])
  })

  it('with an open case is known, with or without another spelling', async () => {
    // given
    await walkIn()
    // when
    const { status, json } = await walkIn({ lastName: 'MUSTER', street: 'weg 1' })
    // then
    expect([status, json['code']]).toEqual([409, 'KNOWN_PERSON'])
    expect(json['current']).toEqual({
      candidates: [expect.objectContaining({ displayName: 'Ada Muster' })],
    })
  })

  it.each([
    ['with a street', {}],
    ['without a street', { street: '', postcode: '', city: '' }],
    ['with another spelling, the other way round', { lastName: 'ADA', firstName: 'Mu\u0308ster' }],
  ])('of a known name is never guessed: %s', async (_, more) => {
    // given
    const father = await walkIn({ lastName: 'Müster', phone: '0251 1234', street: 'Weg 9' })
    await desk.deps.db.query(`UPDATE help_case SET status = 'closed'`)
    const named = { lastName: 'Müster', phone: '0251 9999', language: 'tr', ...more }
    // when
    const asked = await walkIn(named)
    const son = await walkIn({ ...named, isAnother: true })
    // then
    expect([asked.status, asked.json['code']]).toEqual([409, 'KNOWN_NAME'])
    expect(asked.json['current']).toEqual({
      candidates: [
        expect.objectContaining({
          personId: father.json['personId'],
          displayName: 'Ada Müster',
          address: ['Weg 9', '00101 Musterstadt'],
          hasOpenCase: false,
        }),
      ],
    })
    expect(son.status).toBe(201)
    const { prisma } = desk.deps.db
    expect(
      await prisma.person.findUniqueOrThrow({ where: { id: String(son.json['personId']) } }),
    ).toMatchObject({ phone: '+492519999', language: 'tr' })
    expect(
      await prisma.person.findUniqueOrThrow({ where: { id: String(father.json['personId']) } }),
    ).toMatchObject({ phone: '+492511234', language: 'de' })
  })

  it('of a known name with a blocking notice does not tell the address', async () => {
    // given
    await walkIn({ lastName: 'Verborgen', street: 'Geheimweg 1' })
    await desk.deps.db.query(`UPDATE person SET blocking_notice = true`)
    // when
    const { json, text } = await walkIn({ lastName: 'Verborgen' })
    // then
    expect(json['current']).toMatchObject({ candidates: [{ address: null }] })
    expect(text).not.toContain('Geheimweg')
  })

  it('with an open invitation is answered there', async () => {
    // given
    await world.invitation()
    await walkIn()
    await desk.deps.db.query(
      'UPDATE invitation SET person_id = (SELECT person_id FROM help_case LIMIT 1)',
    )
    await desk.deps.db.query(`UPDATE help_case SET status = 'closed'`)
    // when
    const { status, json } = await walkIn()
    // then
    expect([status, json['detail']]).toEqual([409, expect.stringContaining('offene Einladung')])
  })

  it('who is known is taken in without being written down again', async () => {
    // given
    const personId = await world.person()
    const persons = await desk.count('person')
    // when
    const [first, second] = await Promise.all(
      [1, 2].map(() =>
        centre.fetch(`/api/persons/${personId}/walk-in`, {
          method: 'POST',
          body: { urgentHints: ['energy'] },
        }),
      ),
    )
    // then
    expect([known(first).status, known(second).status].toSorted((a, b) => a - b)).toEqual([
      201, 409,
    ])
    expect(await desk.count('person')).toBe(persons)
    expect(await desk.deps.db.prisma.case.findMany({ where: { personId } })).toMatchObject([
      { agencyId: 'kinderhaus', origin: 'walk-in', priority: 'P1' },
    ])
  })

  it('written down and looked up at the same moment gets one case', async () => {
    // given
    const { json } = await walkIn()
    const { prisma } = desk.deps.db
    const { personId } = await prisma.case.findUniqueOrThrow({
      where: { id: String(json['caseId']) },
    })
    await prisma.case.updateMany({ where: { personId }, data: { status: 'closed' } })
    const lookUp = () =>
      centre.fetch(`/api/persons/${personId}/walk-in`, {
        method: 'POST',
        body: { urgentHints: [] },
      })
    // when
    const answers = await Promise.all([walkIn(), lookUp(), walkIn(), lookUp(), walkIn(), lookUp()])
    // then
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409, 409, 409,
    ])
  })

  it('who died is not taken in', async () => {
    // given
    const personId = await world.person()
    await desk.deps.db.prisma.person.update({
      where: { id: personId },
      data: { diedOn: new Date('2026-01-01') },
    })
    // when
    const { status } = await centre.fetch(`/api/persons/${personId}/walk-in`, {
      method: 'POST',
      body: {},
    })
    // then
    expect(status).toBe(404)
  })

  it('without a street is never taken for somebody else without one', async () => {
    // given
    await walkIn({ street: '', postcode: '', city: '' })
    // when
    const { status } = await walkIn({ lastName: 'Beispiel', street: '', postcode: '', city: '' })
    // then
    expect(status).toBe(201)
    expect(await desk.count('person')).toBe(2)
  })
})
