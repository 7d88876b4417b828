import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Browser, type Answer } from '#tests/support/browser.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { known } from '#tests/support/known.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'
let desk: CampaignDesk
let world: World
let centre: Browser

beforeAll(async () => {
  desk = await CampaignDesk.open()
  world = await buildWorld(desk.door)
  centre = await desk.as('centre')
})
afterAll(() => desk.door.close())
beforeEach(async () => {
  for (const table of ['task', 'appointment']) await desk.deps.db.query(`DELETE FROM ${table}`)
  await desk.clear()
})

type Body = Record<string, unknown>
const slip = (response: string, more: Body = {}): Body => ({ response, channel: 'slip', ...more })
const answer = (id: string, body: Body, browser = centre): Promise<Answer> =>
  browser.fetch(`/api/invitations/${id}/answers`, { method: 'POST', body })
const given = (reply: Answer) =>
  z
    .looseObject({ id: z.string(), response: z.string(), correctable: z.boolean() })
    .nullable()
    .parse(reply.json['answer'])

const invitation = async (id: string) =>
  desk.deps.db.prisma.invitation.findUniqueOrThrow({ where: { id }, include: { person: true } })

async function letter(
  invitationId: string,
  state: string,
  documentType = 'INVITATION_1',
): Promise<string> {
  const { personId } = await invitation(invitationId)
  const data = {
    subject: `invitation:${invitationId}`,
    invitationId,
    personId,
    documentType,
    optional: documentType === 'DECLINE_CONFIRMATION',
    state,
    data: {},
    sortKey: 'x',
    callKey: randomUUID(),
    createdAt: desk.deps.clock.now(),
    ...(state === 'posted' ? { postedOn: desk.deps.clock.now() } : {}),
  }
  return (await desk.deps.db.prisma.letter.create({ data })).id
}

const stateOf = async (id: string): Promise<string> =>
  (await desk.deps.db.prisma.letter.findUniqueOrThrow({ where: { id } })).state

async function openTask(invitationId: string, formId: string): Promise<string> {
  const key = String(randomInt(2 ** 40))
  const engine = {
    elementId: 'ut-probe',
    elementInstanceKey: key,
    processInstanceKey: key,
    processId: 'client-invitation',
    processVersion: 1,
    definitionKey: '1',
    formId,
    headers: {},
    state: 'open',
    createdAt: desk.deps.clock.now(),
  }
  await desk.deps.db.prisma.task.create({
    data: {
      key,
      ...engine,
      subject: `invitation:${invitationId}`,
      role: 'customer-centre',
      agency: 'all',
    },
  })
  return key
}

type Command = {
  kind: string
  name?: string
  key?: string
  task?: string
  response?: string
  stream: string
}
/** What was written for the engine, in order. */
const commands = (): Promise<Command[]> =>
  desk.deps.db.query(
    `SELECT kind, stream, payload->>'name' AS name, payload->>'correlationKey' AS key,
       payload->>'taskKey' AS task,
       coalesce(payload->'variables'->>'response', payload->'variables'->>'resumeAt') AS response
     FROM outbox
     ORDER BY seq`,
  )
const names = async (): Promise<(string | undefined)[]> =>
  (await commands()).map(({ name, task }) => name ?? `task ${task}`)

describe('an answer', () => {
  it('is found by its number as typed or scanned, recorded, and told to the process', async () => {
    // given
    const id = await world.invitation()
    const { person } = await invitation(id)
    await desk.deps.db.prisma.person.update({
      where: { id: person.id },
      data: { reference: 'HP-2026-77' },
    })
    // when
    const found = await centre.fetch('/api/invitations/search', {
      method: 'POST',
      body: { reference: ' hp-2026-77 ' },
    })
    const recorded = await answer(
      id,
      slip('accept', { phone: '0000 42', urgentHints: ['violence'] }),
    )
    // then
    expect(
      z
        .array(z.looseObject({ id: z.string() }))
        .parse(found.json['items'])
        .map((each) => each.id),
    ).toEqual([id])
    expect(recorded.status).toBe(200)
    expect(given(recorded)).toMatchObject({ response: 'accept', correctable: true })
    expect(await invitation(id)).toMatchObject({
      status: 'accepted',
      lastResponse: 'accept',
      person: { phone: '0000 42' },
    })
    expect(await commands()).toEqual([
      {
        kind: 'publish',
        stream: `invitation:${id}`,
        name: 'ClientResponded',
        key: id,
        task: null,
        response: 'accept',
      },
    ])
    expect(JSON.stringify(await desk.deps.db.query('SELECT payload FROM outbox'))).not.toContain(
      'violence',
    )
    expect(
      await desk.door.readAsOwner(
        `SELECT FROM audit.reading r JOIN invitation i ON i.person_id = r.person_id
         WHERE r.kind = 'search' AND i.id = $1`,
        [id],
      ),
    ).toHaveLength(1)
  })

  it('keeps what the person needs for talks and how to reach them, with a no nothing', async () => {
    // given
    const [yes, no] = [await world.invitation(), await world.invitation()]
    const wishes = {
      talkWishes: ['evening', 'companion'],
      channels: ['sms'],
      preferredContact: 'phone',
    }
    // when
    await answer(yes, slip('accept', { ...wishes, urgentHints: ['arrears', 'energy-fine'] }))
    await answer(no, slip('decline', wishes))
    // then
    const kept = async (id: string) => (await invitation(id)).person
    expect(await kept(yes)).toMatchObject(wishes)
    expect(await kept(no)).toMatchObject({ talkWishes: [], channels: [], preferredContact: null })
    expect(
      await desk.deps.db.prisma.invitationAnswer.findMany({
        where: { invitationId: { in: [yes, no] }, response: 'accept' },
      }),
    ).toMatchObject([{ urgentHints: ['arrears', 'energy-fine'] }])
  })

  it('is found by the name', async () => {
    // given
    const id = await world.invitation()
    const { person } = await invitation(id)
    // when
    const { json } = await centre.fetch('/api/invitations/find', {
      method: 'POST',
      body: { name: `p ${person.lastName.toLowerCase()}` },
    })
    // then
    expect(
      z
        .array(z.looseObject({ id: z.string() }))
        .parse(json['items'])
        .map((each) => each.id),
    ).toEqual([id])
  })

  it('is only for those who may: 401, 403, 404, and 400 with the field', async () => {
    // given
    const id = await world.invitation()
    const stranger = new Browser(desk.door.url)
    await stranger.session()
    const [caseworker, foreign] = [await desk.as('owner'), await desk.as('foreign-caseworker')]
    // when
    const replies = [
      await answer(id, slip('accept'), stranger),
      await answer(id, slip('accept'), caseworker),
      await answer(id, slip('accept'), foreign),
      await answer(NOBODY, slip('accept')),
      await answer(id, slip('later')),
    ]
    // then
    expect(replies.map(({ status }) => status)).toEqual([401, 403, 404, 404, 400])
    expect(known(replies[4]).json['issues']).toEqual([
      expect.objectContaining({ path: 'laterFrom' }),
    ])
    expect(await names()).toEqual([])
  })

  it('given twice is refused the second time, also with two clicks at once', async () => {
    // given
    const id = await world.invitation()
    // when
    const replies = await Promise.all([answer(id, slip('decline')), answer(id, slip('decline'))])
    // then
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await names()).toEqual(['ClientResponded'])
  })

  it('no keeps nothing that the person did not have to say', async () => {
    // given
    const id = await world.invitation()
    // when
    await answer(id, slip('decline', { phone: '0000 42', email: 'a@example.org' }))
    // then
    expect((await invitation(id)).person).toMatchObject({ phone: null, email: null })
  })

  it('"later" leaves the invitation open, and anybody records the next answer', async () => {
    // given
    const id = await world.invitation()
    await answer(id, slip('later', { laterFrom: desk.inDays(30) }))
    const campaign = await desk.as('campaign')
    // when
    const seen = await campaign.fetch(`/api/invitations/${id}`)
    const next = await answer(id, slip('accept'), campaign)
    // then
    expect(seen.json).toMatchObject({
      answer: null,
      stateText: 'möchte sich später entscheiden',
      abilities: { answer: true },
    })
    expect([next.status, (await invitation(id)).status]).toEqual([200, 'accepted'])
  })

  it('cancels a reminder that is not posted yet', async () => {
    // given
    const id = await world.invitation()
    await letter(id, 'posted')
    const reminder = await letter(id, 'in-run', 'REMINDER')
    // when
    await answer(id, slip('accept'))
    // then
    expect(await stateOf(reminder)).toBe('cancelled')
    expect(await names()).toEqual(['LetterCancelled', 'ClientResponded'])
  })

  it.each([
    ['phone-contact', (key: string) => [`task ${key}`]],
    ['answer-question', (key: string) => [`task ${key}`, 'ClientResponded']],
    ['clarify-address', (key: string) => [`task ${key}`, 'InvitationRequested', 'ClientResponded']],
  ])('that comes while %s is open completes that task', async (formId, expected) => {
    // given
    const id = await world.invitation()
    const key = await openTask(id, formId)
    // when
    await answer(id, slip('accept'))
    // then
    expect(await names()).toEqual(expected(key))
    expect(
      (await desk.deps.db.prisma.task.findUniqueOrThrow({ where: { key } })).submissionId,
    ).not.toBeNull()
    expect(
      await desk.door.readAsOwner(
        `SELECT 1 FROM audit.entry WHERE action = 'task.complete' AND detail->>'task' = $1`,
        [key],
      ),
    ).toHaveLength(1)
  })
})
