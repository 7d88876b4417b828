import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { noEngine } from '#tests/support/no-engine.ts'

describe('a conflict of interest', () => {
  let door: Door
  let world: World
  let lead: Browser
  let owner: Browser
  let ids: Record<'owner' | 'substitute' | 'colleague', string>

  beforeAll(async () => {
    door = await openDoor({ routes: routesOf(noEngine) })
    world = await buildWorld(door)
    lead = await signedIn('lead')
    owner = await signedIn('owner')
    ids = {
      owner: await door.staffId('owner'),
      substitute: await door.staffId('substitute'),
      colleague: await door.staffId('colleague'),
    }
  })
  afterAll(() => door.close())

  async function signedIn(username: string): Promise<Browser> {
    const browser = new Browser(door.url)
    await browser.signIn(username)
    return browser
  }
  const declare = (browser: Browser, caseId: string, staffId: string) =>
    browser.fetch(`/api/cases/${caseId}/conflicts/${staffId}`, { method: 'PUT' })

  /** A case that nobody has, proposed to `proposedId`, with the lead's task. */
  async function waiting(
    proposedId: string,
  ): Promise<{ caseId: string; taskKey: string; personId: string }> {
    const { prisma } = door.deps.db
    const { id: caseId, personId } = await world.openCase()
    await prisma.case.update({ where: { id: caseId }, data: { caseworkerId: null, proposedId } })
    const [key, definitionKey] = [String(randomInt(2 ** 40)), String(randomInt(2 ** 40))]
    const at = new Date()
    const forms = {
      'confirm-assignment': JSON.parse(
        readFileSync('processes/help-plan-case/confirm-assignment.form', 'utf8'),
      ) as object,
    }
    const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
  <process id="p" name="Probe"><userTask id="ut-confirm-assignment" name="Zuständigkeit bestätigen"/></process>
</definitions>`
    await prisma.deployment.create({
      data: {
        process: `probe-${definitionKey}`,
        version: 1,
        definitionKey,
        checksum: definitionKey,
        source: 'shipped',
        xml,
        forms,
        decisions: {},
        contract: '',
        deployedAt: at,
      },
    })
    const engine = {
      elementId: 'ut-confirm-assignment',
      elementInstanceKey: key,
      processInstanceKey: key,
      processId: 'probe',
      processVersion: 1,
      definitionKey,
      formId: 'confirm-assignment',
      headers: {},
      state: 'open',
      createdAt: at,
    }
    await prisma.task.create({
      data: {
        key,
        ...engine,
        subject: `case:${caseId}`,
        role: 'team-lead',
        agency: 'kinderhaus',
        personId,
      },
    })
    return { caseId, taskKey: key, personId }
  }
  const assign = async (items: { taskKey: string; caseworkerId: string; reason?: string }[]) =>
    z
      .array(
        z.looseObject({
          isDone: z.boolean(),
          refusal: z.looseObject({ de: z.string() }).nullable(),
        }),
      )
      .parse(
        (await lead.fetch('/api/team/assignments', { method: 'POST', body: { items } })).json[
          'items'
        ],
      )
  const caseworkerOf = async (id: string) =>
    (await door.deps.db.prisma.case.findUniqueOrThrow({ where: { id } })).caseworkerId

  it('takes somebody out of a proposal that named them; the proposal is made anew', async () => {
    // given
    const { caseId } = await waiting(ids.owner)
    // when
    const { status } = await declare(lead, caseId, ids.owner)
    // then
    expect(status).toBe(204)
    const { proposedId } = await door.deps.db.prisma.case.findUniqueOrThrow({
      where: { id: caseId },
    })
    expect([ids.substitute, ids.colleague]).toContain(proposedId)
    const [trace] = await door.readAsOwner(
      `SELECT detail FROM audit.entry WHERE subject = $1 AND action = 'case.conflict-declared'`,
      [`case:${caseId}`],
    )
    expect(trace).toEqual({ detail: { staff: ids.owner } })
  })

  it('keeps a case from being assigned, while the others of the same click are', async () => {
    // given
    const [conflicted, free, changed] = [
      await waiting(ids.substitute),
      await waiting(ids.substitute),
      await waiting(ids.substitute),
    ]
    await declare(lead, conflicted.caseId, ids.colleague)
    // when
    const results = await assign([
      { taskKey: conflicted.taskKey, caseworkerId: ids.colleague, reason: 'Sprache' },
      { taskKey: free.taskKey, caseworkerId: ids.substitute },
      { taskKey: changed.taskKey, caseworkerId: ids.colleague },
    ])
    // then
    expect(results.map(({ isDone, refusal }) => [isDone, refusal?.de ?? null])).toEqual([
      [
        false,
        'Person colleague hat bei dieser Person einen Interessenkonflikt. Bitte wählen Sie jemand anderes.',
      ],
      [true, null],
      [false, 'Schreiben Sie kurz, warum jemand anderes den Fall führt.'],
    ])
    expect([
      await caseworkerOf(conflicted.caseId),
      await caseworkerOf(free.caseId),
      await caseworkerOf(changed.caseId),
    ]).toEqual([null, ids.substitute, null])
  })

  it('shows the lead who is not to be chosen, and cases to hand over', async () => {
    // given
    const { caseId, taskKey } = await waiting(ids.substitute)
    await declare(lead, caseId, ids.colleague)
    const { id: ownCase } = await world.openCase()
    await declare(owner, ownCase, ids.owner)
    // when
    const { json } = await lead.fetch('/api/team')
    // then
    expect(
      z
        .array(z.looseObject({ taskKey: z.string(), conflicts: z.array(z.string()) }))
        .parse(json['waiting'])
        .find((row) => row.taskKey === taskKey)?.conflicts,
    ).toEqual([ids.colleague])
    expect(json['conflicts']).toEqual([
      expect.objectContaining({
        caseId: ownCase,
        caseworkerId: ids.owner,
        conflictedId: ids.owner,
      }),
    ])
  })

  it('keeps a case from being handed over to them', async () => {
    // given
    const { id: caseId } = await world.openCase()
    await declare(lead, caseId, ids.colleague)
    // when
    const proposal = z
      .array(z.looseObject({ toId: z.string(), conflicts: z.array(z.string()) }))
      .parse(
        (await lead.fetch(`/api/team/handover?from=${ids.owner}&case=${caseId}`)).json['items'],
      )
    const { json } = await lead.fetch('/api/team/handover', {
      method: 'POST',
      body: { fromId: ids.owner, items: [{ caseId, toId: ids.colleague }] },
    })
    // then
    expect(proposal).toEqual([
      expect.objectContaining({ toId: ids.substitute, conflicts: [ids.colleague] }),
    ])
    expect(json['items']).toEqual([{ caseId, result: 'conflict' }])
    expect(await caseworkerOf(caseId)).toBe(ids.owner)
  })

  it('keeps a task of the person from being given to them, until it is taken back', async () => {
    // given
    const key = await world.caseworkerTask()
    const { subject } = await door.deps.db.prisma.task.findUniqueOrThrow({ where: { key } })
    const caseId = subject.slice('case:'.length)
    const { personId } = await door.deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
    await door.deps.db.prisma.task.update({ where: { key }, data: { personId } })
    await declare(lead, caseId, ids.colleague)
    const give = () =>
      lead.fetch(`/api/tasks/${key}/assignee`, { method: 'PUT', body: { staffId: ids.colleague } })
    // when
    const refused = await give()
    const together = await lead.fetch('/api/tasks/actions', {
      method: 'POST',
      body: { keys: [key], action: { kind: 'assign', staffId: ids.colleague }, isPreview: false },
    })
    await lead.fetch(`/api/cases/${caseId}/conflicts/${ids.colleague}`, { method: 'DELETE' })
    const given = await give()
    // then
    expect([refused.status, refused.json['code'], given.status]).toEqual([
      409,
      'STAFF_CONFLICT',
      200,
    ])
    expect(
      z
        .array(z.looseObject({ refusal: z.looseObject({ de: z.string() }).nullable() }))
        .parse(together.json['items'])[0]?.refusal?.de,
    ).toBe(
      'Person colleague hat bei dieser Person einen Interessenkonflikt. Bitte wählen Sie jemand anderes.',
    )
  })
})
