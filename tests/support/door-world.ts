import { randomInt, randomUUID } from 'node:crypto'
import type { Door } from './door.ts'

const XML = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
  <process id="p" name="Probe"><userTask id="ut-probe" name="Probe"/></process>
</definitions>`

export type World = {
  caseworkerTask(): Promise<string>
  /** A task of the customer centre, open to the group. */
  centreTask(): Promise<string>
  claimedTask(): Promise<string>
  /** A task of `owner` that was cancelled while they were writing in it. */
  finishedTask(): Promise<string>
  /** An open case of `owner` in agency kinderhaus, with a consent and a wait. */
  openCase(): Promise<{ id: string; personId: string; consentId: string; waitId: string }>
  /** A submission of `owner` that can still be taken back. */
  submission(): Promise<string>
  person(): Promise<string>
  campaign(): Promise<string>
  invitation(campaignId?: string): Promise<string>
  letter(of: { caseId?: string; invitationId?: string }, state?: string): Promise<string>
  absence(): Promise<string>
  staffId(username: string): Promise<string>
  door: Door
}

/** Things of agency kinderhaus that belong to `owner`, as rows; each call makes a new one. */
export async function buildWorld(door: Door): Promise<World> {
  const { prisma } = door.deps.db
  const at = new Date()
  const owner = await door.staffId('owner')
  const definitionKey = String(randomInt(2 ** 40))
  const forms = { probe: { id: 'probe', type: 'default', components: [] } }
  await prisma.deployment.create({
    data: {
      process: `probe-${definitionKey}`,
      version: 1,
      definitionKey,
      checksum: definitionKey,
      source: 'shipped',
      xml: XML,
      forms,
      decisions: {},
      contract: '',
      deployedAt: at,
    },
  })

  const person = async (): Promise<string> => {
    const { id: householdId } = await prisma.household.create({ data: { type: 'single' } })
    const name = `Probe${randomInt(2 ** 40)}`
    const data = {
      householdId,
      reference: name,
      lastName: name,
      firstName: 'P',
      salutation: 'none',
      street: 'Probeweg 1',
      postcode: '00000',
      city: 'Musterstadt',
      district: 'kinderhaus',
      language: 'de',
      matchKey: name,
    }
    return (await prisma.person.create({ data })).id
  }
  const campaign = async (): Promise<string> =>
    (await prisma.campaign.create({ data: { name: 'Probe', createdBy: owner, createdAt: at } })).id
  const invitation = async (campaignId?: string): Promise<string> => {
    const data = {
      personId: await person(),
      campaignId: campaignId ?? (await campaign()),
      agencyId: 'kinderhaus',
      status: 'open',
      createdAt: at,
    }
    return (await prisma.invitation.create({ data })).id
  }
  const openCase = async (): ReturnType<World['openCase']> => {
    const personId = await person()
    const data = {
      personId,
      agencyId: 'kinderhaus',
      caseworkerId: owner,
      caseRef: `P-${randomInt(2 ** 40)}`,
      status: 'open',
      origin: 'invitation',
      priority: 'P3',
      openedAt: at,
    }
    const { id } = await prisma.case.create({ data })
    const consent = await prisma.consent.create({
      data: { caseId: id, kind: 'evaluation', state: 'given', givenOn: at },
    })
    const wait = {
      id: randomUUID(),
      subject: `case:${id}`,
      kind: 'thinkUntil',
      rule: 'thinking-time',
      dueAt: new Date(at.getTime() + 86_400_000),
      jobKey: String(randomInt(2 ** 40)),
      scope: '1',
      elementId: 'gw-probe',
      openedAt: at,
    }
    await prisma.wait.create({ data: wait })
    return { id, personId, consentId: consent.id, waitId: wait.id }
  }
  const task = async (over: {
    role: string
    agency: string
    assigneeId?: string
    claimedAt?: Date
  }): Promise<string> => {
    const key = String(randomInt(2 ** 40))
    const { id } = await openCase()
    const engine = {
      elementId: 'ut-probe',
      elementInstanceKey: key,
      processInstanceKey: key,
      processId: 'probe',
      processVersion: 1,
      definitionKey,
      formId: 'probe',
      headers: {},
      state: 'open',
      createdAt: at,
    }
    await prisma.task.create({ data: { key, ...engine, subject: `case:${id}`, ...over } })
    return key
  }
  const caseworkerTask = (): Promise<string> =>
    task({ role: 'caseworker', agency: 'kinderhaus', assigneeId: owner })
  return {
    door,
    staffId: door.staffId,
    person,
    campaign,
    invitation,
    openCase,
    caseworkerTask,
    centreTask: () => task({ role: 'customer-centre', agency: 'kinderhaus' }),
    claimedTask: async () =>
      task({
        role: 'customer-centre',
        agency: 'kinderhaus',
        assigneeId: await door.staffId('centre'),
        claimedAt: at,
      }),
    async finishedTask() {
      const key = await caseworkerTask()
      await prisma.task.update({ where: { key }, data: { state: 'canceled', endedAt: at } })
      const draft = { answers: { concern: 'Text' }, revision: 1, savedAt: at }
      await prisma.taskDraft.create({ data: { taskKey: key, staffId: owner, ...draft } })
      return key
    },
    async submission() {
      const taskKey = await caseworkerTask()
      const data = {
        taskKey,
        formId: 'probe',
        formChecksum: 'x',
        answers: {},
        actorId: owner,
        releaseAt: new Date(at.getTime() + 3_600_000),
        createdAt: at,
      }
      const { id } = await prisma.submission.create({ data })
      await prisma.task.update({ where: { key: taskKey }, data: { submissionId: id } })
      return id
    },
    async letter(of, state = 'queued') {
      const subject = of.caseId ? `case:${of.caseId}` : `invitation:${of.invitationId}`
      const data = {
        ...of,
        subject,
        personId: await person(),
        documentType: 'INVITATION_1',
        state,
        data: {},
        sortKey: 'x',
        callKey: randomUUID(),
        createdAt: at,
      }
      return (await prisma.letter.create({ data })).id
    },
    async absence() {
      const [staffId, substituteId] = [await door.staffId('colleague'), owner]
      return (
        await prisma.absence.create({
          data: {
            staffId,
            substituteId,
            fromOn: new Date('2099-01-01'),
            toOn: new Date('2099-01-02'),
          },
        })
      ).id
    },
  }
}
