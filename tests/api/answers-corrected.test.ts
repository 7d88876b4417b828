import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clarifyAddress } from '#server/procedure/invitations/clarify-address.form.ts'
import { worker as messagePublish } from '#server/doors/workers/message.publish.ts'
import { Browser, type Answer } from '#tests/support/browser.ts'
import { buildTalk } from '#tests/support/build-talk.ts'
import { CampaignDesk } from '#tests/support/campaign-desk.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { runWorker } from '#tests/support/run-worker.ts'
import { known } from '#tests/support/known.ts'
import { invitationSubject } from '#server/base/subject.ts'

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
const correct = (
  at: { id: string; answerId: string },
  body: Body,
  browser = centre,
): Promise<Answer> =>
  browser.fetch(`/api/invitations/${at.id}/answers/${at.answerId}`, { method: 'PUT', body })
const note = (id: string, what: string, body: Body = {}): Promise<Answer> =>
  centre.fetch(`/api/invitations/${id}/${what}`, { method: 'POST', body })
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

describe('a correction', () => {
  it('of a no cancels its letter and starts the invitation again where it waited', async () => {
    // given
    const id = await world.invitation()
    const { id: answerId } = known(given(await answer(id, slip('decline'))))
    const confirmation = await letter(id, 'queued', 'DECLINE_CONFIRMATION')
    // when
    const reply = await correct({ id, answerId }, slip('accept'))
    // then
    expect(reply.status).toBe(200)
    expect(given(reply)).toMatchObject({ response: 'accept' })
    expect(await stateOf(confirmation)).toBe('cancelled')
    expect(await invitation(id)).toMatchObject({ status: 'accepted', generation: 2 })
    const sent = await commands()
    expect(sent.map(({ name, response }) => [name, response])).toEqual([
      ['ClientResponded', 'decline'],
      ['InvitationRequested', 'st-calc-response-due'],
      ['ClientResponded', 'accept'],
    ])
    expect(known(sent[1]).key).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  it('of a yes ends the case that came of it, gives its time back, and a second yes opens another', async () => {
    // given
    const id = await world.invitation()
    const first = known(given(await answer(id, slip('accept'))))
    await runWorker(desk.deps, messagePublish, {
      input: { invitationId: id },
      headers: { messageName: 'ParticipationInterest' },
    })
    const { id: caseId } = await desk.deps.db.prisma.case.findFirstOrThrow({
      where: { invitationId: id },
    })
    const talk = await buildTalk(world, { caseId, status: 'provisional' })
    // when
    const no = known(given(await correct({ id, answerId: first.id }, slip('decline'))))
    await runWorker(desk.deps, messagePublish, {
      input: { invitationId: id },
      headers: { messageName: 'ParticipationInterest' },
    })
    // then
    const cases = () =>
      desk.deps.db.prisma.case.findMany({
        where: { invitationId: id },
        select: { status: true, endCode: true },
        orderBy: { openedAt: 'asc' },
      })
    expect(await cases()).toEqual([{ status: 'closing', endCode: 'C14' }])
    expect((await names()).filter((name) => name === 'ParticipationWithdrawn')).toHaveLength(1)
    expect(
      await desk.deps.db.prisma.appointment.findUniqueOrThrow({ where: { id: talk.id } }),
    ).toMatchObject({ status: 'cancelled', reminderDueAt: null })
    await correct({ id, answerId: no.id }, slip('accept'))
    await expect(
      runWorker(desk.deps, messagePublish, {
        input: { invitationId: id },
        headers: { messageName: 'ParticipationInterest' },
      }),
    ).rejects.toThrow('still being closed')
    await desk.deps.db.query(`UPDATE help_case SET status = 'closed'`)
    await runWorker(desk.deps, messagePublish, {
      input: { invitationId: id },
      headers: { messageName: 'ParticipationInterest' },
    })
    await runWorker(desk.deps, messagePublish, {
      input: { invitationId: id },
      headers: { messageName: 'ParticipationInterest' },
    })
    expect(await cases()).toEqual([
      { status: 'closed', endCode: 'C14' },
      { status: 'opening', endCode: null },
    ])
  })

  it('is refused to others, and once the letter is posted', async () => {
    // given
    const id = await world.invitation()
    const { id: answerId } = known(given(await answer(id, slip('decline'))))
    const other = await correct({ id, answerId }, slip('accept'), await desk.as('campaign'))
    await letter(id, 'posted', 'DECLINE_CONFIRMATION')
    // when
    const late = await correct({ id, answerId }, slip('accept'))
    // then
    expect([other.status, late.status, late.json['code']]).toEqual([403, 409, 'LETTER_POSTED'])
    expect(await names()).toEqual(['ClientResponded'])
  })
})

describe('what else the desk hears', () => {
  it('returned mail cancels what was to follow to that address', async () => {
    // given
    const id = await world.invitation()
    const posted = await letter(id, 'posted')
    const reminder = await letter(id, 'queued', 'REMINDER')
    // when
    const reply = await note(id, 'mail-returned')
    // then
    expect(reply.status).toBe(200)
    expect([await stateOf(posted), await stateOf(reminder)]).toEqual(['returned', 'cancelled'])
    expect(await names()).toEqual(['LetterCancelled', 'MailReturned'])
    expect((await note(await world.invitation(), 'mail-returned')).status).toBe(409)
  })

  it('"no more letters" holds every letter of the person with the click', async () => {
    // given
    const id = await world.invitation()
    const waiting = await letter(id, 'in-run')
    const key = await openTask(id, 'phone-contact')
    // when
    const reply = await note(id, 'contact-forbidden')
    // then
    expect(reply.json).toMatchObject({
      state: 'contact-forbidden',
      abilities: { answer: false, forbidContact: false },
    })
    expect(await desk.deps.db.prisma.letter.findUnique({ where: { id: waiting } })).toMatchObject({
      state: 'held',
      holdReason: 'contact-forbidden',
      runId: null,
    })
    expect(
      (await desk.deps.db.prisma.task.findUniqueOrThrow({ where: { key } })).submissionId,
    ).not.toBeNull()
    expect(await names()).toEqual(['ContactForbidden'])
  })

  it.each([
    ['death', { diedOn: '2026-01-05' }, 'ClientDied'],
    ['moved', {}, 'ClientMoved'],
  ])('%s ends the invitation and holds its letters', async (what, body, message) => {
    // given
    const id = await world.invitation()
    const waiting = await letter(id, 'queued')
    // when
    const reply = await note(id, what, body)
    // then
    expect(reply.json).toMatchObject({ state: 'not-eligible' })
    expect(await stateOf(waiting)).toBe('held')
    expect(await commands()).toEqual([
      expect.objectContaining({ name: message, key: (await invitation(id)).personId }),
    ])
  })

  it('a new address is found again on the next list', async () => {
    // given
    const id = await world.invitation()
    const task = {
      key: '1',
      formId: 'clarify-address',
      subject: invitationSubject(id),
      role: 'customer-centre',
      agency: 'all',
      processInstanceKey: '1',
      elementId: '',
    }
    const answers = {
      outcome: 'new',
      street: 'Neue Straße 5',
      postcode: '00101',
      city: 'Musterstadt',
      source: 'person',
    }
    const actorId = await desk.door.staffId('centre')
    // when
    const variables = await desk.deps.db.tx((tx) =>
      clarifyAddress.apply(tx, desk.deps, { task, answers, actorId, at: desk.deps.clock.now() }),
    )
    // then
    expect(variables).toEqual({ addressOutcome: 'new' })
    expect((await invitation(id)).person).toMatchObject({
      street: 'Neue Straße 5',
      matchKey: expect.stringContaining('neustr5|00101'),
    })
  })
})
