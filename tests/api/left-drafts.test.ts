import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handOver } from '#server/desks/team/hand-over.ts'
import { loadActors } from '#server/web/auth/actor-source.ts'
import type { Browser } from '#tests/support/browser.ts'
import { answers, DraftDesk } from '#tests/support/draft-desk.ts'
import { known } from '#tests/support/known.ts'

let desk: DraftDesk
let owner: Browser
let substitute: Browser
let colleague: Browser
let lead: Browser
let centre: Browser

beforeAll(async () => {
  desk = await DraftDesk.open()
  owner = await desk.signedIn('owner')
  substitute = await desk.signedIn('substitute')
  colleague = await desk.signedIn('colleague')
  lead = await desk.signedIn('lead')
  centre = await desk.signedIn('centre')
})
afterAll(() => desk.door.close())

const submit = (browser: Browser, key: string, mode = 'continue') =>
  browser.fetch(`/api/tasks/${key}/submissions`, { method: 'POST', body: { answers: {}, mode } })

/** What a colleague types goes on, and then the task goes. */
const WAYS: [string, (key: string) => Promise<unknown>, object][] = [
  [
    'completed by a colleague',
    (key) => submit(owner, key),
    { kind: 'handed-in', by: 'Person owner' },
  ],
  [
    'handed in and still to be taken back',
    (key) => submit(owner, key, 'undoable'),
    { kind: 'handed-in', by: 'Person owner' },
  ],
  ['cancelled by the process', (key) => desk.cancel(key), { kind: 'cancelled', by: null }],
  [
    'gone with a withdrawal',
    async (key) =>
      owner.fetch(`/api/cases/${await desk.caseOf(key)}/withdrawal`, { method: 'POST', body: {} }),
    { kind: 'withdrawn', by: null },
  ],
  [
    'gone with the death of the person',
    async (key) =>
      owner.fetch(`/api/cases/${await desk.caseOf(key)}/death`, {
        method: 'POST',
        body: { diedOn: '2026-01-01' },
      }),
    { kind: 'case-ended', by: null },
  ],
]

describe("a colleague's text in a form that goes", () => {
  it.each(WAYS)('is kept and shown when it is %s', async (_, go, happened) => {
    // given
    const key = await desk.world.caseworkerTask()
    await desk.save(substitute, key, { answers: { concern: 'Ich möchte' } })
    // when
    await go(key)
    const late = await desk.save(substitute, key, { revision: 1 })
    // then
    expect(late.status).toBe(200)
    expect((await desk.left(substitute, key)).json).toMatchObject({
      title: 'Probe',
      author: null,
      happened,
      draft: { answers },
    })
    expect(
      await desk.listed(substitute, `/api/cases/${await desk.caseOf(key)}/drafts`),
    ).toHaveLength(1)
    expect(await desk.listed(owner, `/api/cases/${await desk.caseOf(key)}/drafts`)).toEqual([])
    expect((await desk.listed(substitute, '/api/drafts')).map(({ taskKey }) => taskKey)).toContain(
      key,
    )
  })

  it('is kept also where its first words come when it is gone already', async () => {
    // given
    const key = await desk.world.caseworkerTask()
    await submit(owner, key)
    // when
    const { status } = await desk.save(substitute, key)
    // then
    expect(status).toBe(200)
    expect((await desk.left(substitute, key)).json).toMatchObject({ draft: { answers } })
    expect((await desk.save(colleague, key)).status).toBe(404)
  })

  it('stays with a task of their own that is given to somebody else', async () => {
    // given
    const key = await desk.world.caseworkerTask()
    await desk.save(owner, key)
    // when
    await lead.fetch(`/api/tasks/${key}/assignee`, {
      method: 'PUT',
      body: { staffId: await desk.door.staffId('colleague') },
    })
    // then
    const { json } = await desk.left(owner, key)
    expect(json).toMatchObject({
      happened: { kind: 'handed-on', by: 'Person colleague', at: expect.any(String) },
      draft: { answers },
    })
    expect((await desk.save(owner, key, { revision: 1 })).status).toBe(200)
    expect((await colleague.fetch(`/api/tasks/${key}`)).json['draft']).toBeNull()
  })

  it('at the desk outlives a colleague who was faster', async () => {
    // given
    const key = await desk.world.centreTask()
    await desk.save(centre, key)
    const staffId = await desk.door.staffId('campaign')
    await desk.door.deps.db.prisma.task.update({
      where: { key },
      data: { state: 'completed', endedAt: new Date(), doneBy: staffId, assigneeId: staffId },
    })
    // then
    expect((await desk.left(centre, key)).json).toMatchObject({
      happened: { kind: 'handed-in', by: 'Person campaign' },
      draft: { answers },
      abilities: { note: false },
    })
  })
})

describe('the text of somebody who may not see the case any more', () => {
  const transfer = async (key: string) => {
    const actors = await loadActors(desk.door.deps.db, desk.door.deps.clock, [
      await desk.door.staffId('lead'),
    ])
    await handOver(
      desk.door.deps,
      {
        fromId: await desk.door.staffId('owner'),
        items: [{ caseId: await desk.caseOf(key), toId: await desk.door.staffId('colleague') }],
      },
      known([...actors.values()][0]),
    )
  }

  it('stays with the case for who works on it now', async () => {
    // given
    const key = await desk.world.caseworkerTask()
    await desk.save(owner, key, { answers: { concern: 'Ich möchte' } })
    // when
    await transfer(key)
    const late = await desk.save(owner, key, { revision: 1 })
    // then
    expect(late.status).toBe(200)
    expect((await desk.left(owner, key)).status).toBe(404)
    expect((await desk.note(owner, key, 'owner')).status).toBe(404)
    expect(await desk.listed(lead, `/api/cases/${await desk.caseOf(key)}/drafts`)).toEqual([])
    const found = await desk.listed(colleague, `/api/cases/${await desk.caseOf(key)}/drafts`)
    expect(found).toMatchObject([{ author: 'Person owner', draft: { answers } }])
    expect((await desk.note(colleague, key, 'owner')).status).toBe(204)
    expect(await desk.listed(colleague, `/api/cases/${await desk.caseOf(key)}/drafts`)).toEqual([])
  })

  it('stays with the case after a conflict of interest', async () => {
    // given
    const key = await desk.world.caseworkerTask()
    await desk.save(substitute, key)
    const { personId } = await desk.door.deps.db.prisma.case.findUniqueOrThrow({
      where: { id: await desk.caseOf(key) },
    })
    await desk.cancel(key)
    // when
    const [staffId, declaredBy] = [
      await desk.door.staffId('substitute'),
      await desk.door.staffId('lead'),
    ]
    await desk.door.deps.db.prisma.staffConflict.create({
      data: { staffId, personId, declaredBy, declaredAt: new Date() },
    })
    desk.door.deps.db.announceNow(['actors'])
    // then
    expect((await desk.left(substitute, key)).status).toBe(404)
    expect(await desk.listed(owner, `/api/cases/${await desk.caseOf(key)}/drafts`)).toMatchObject([
      { author: 'Person substitute', draft: { answers } },
    ])
  })

  it('of a restricted case is read at the case, not at the desk', async () => {
    // given
    const key = await desk.world.centreTask()
    await desk.save(centre, key)
    await desk.cancel(key)
    // when
    await desk.door.deps.db.prisma.case.update({
      where: { id: await desk.caseOf(key) },
      data: { restricted: true },
    })
    // then
    expect((await desk.left(centre, key)).status).toBe(404)
    expect(await desk.listed(owner, `/api/cases/${await desk.caseOf(key)}/drafts`)).toMatchObject([
      { author: 'Person centre', draft: { answers } },
    ])
  })
})
