import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetLeftDrafts } from '#server/procedure/tasks/draft.ts'
import type { Browser } from '#tests/support/browser.ts'
import { answers, DraftDesk, WORDS } from '#tests/support/draft-desk.ts'

const DAY_MS = 86_400_000

let desk: DraftDesk
let owner: Browser
let substitute: Browser

beforeAll(async () => {
  desk = await DraftDesk.open()
  owner = await desk.signedIn('owner')
  substitute = await desk.signedIn('substitute')
})
afterAll(() => desk.door.close())

const kept = (key: string) => desk.door.deps.db.prisma.taskDraft.count({ where: { taskKey: key } })

describe('a note of it', () => {
  const notesOf = (caseId: string) =>
    desk.door.deps.db.prisma.caseNote.findMany({ where: { caseId } })

  it('is one click away, says what was asked, and is one note', async () => {
    // given
    const key = await desk.world.caseworkerTask()
    await desk.save(substitute, key)
    await desk.cancel(key)
    // when
    const first = await desk.note(substitute, key, 'substitute')
    const second = await desk.note(substitute, key, 'substitute')
    // then
    expect([first.status, second.status]).toEqual([204, 404])
    const notes = await notesOf(await desk.caseOf(key))
    expect(notes.map(({ text, kind }) => [kind, text])).toEqual([
      ['note', `Entwurf zu „Probe“\nAnliegen: ${WORDS}`],
    ])
    expect(await kept(key)).toBe(0)
  })

  it('takes as many notes as the text is long', async () => {
    // given
    const key = await desk.world.caseworkerTask()
    const long = WORDS.repeat(200)
    await desk.save(owner, key, { answers: { concern: long } })
    await desk.cancel(key)
    // when
    await desk.note(owner, key, 'owner')
    // then
    const notes = await notesOf(await desk.caseOf(key))
    expect(notes.every(({ text }) => text.length <= 4000)).toBe(true)
    expect(notes.reduce((sum, { text }) => sum + text.length, 0)).toBe(
      `Entwurf zu „Probe“\nAnliegen: ${long}`.length,
    )
  })

  it('is not taken by a closed case; the text can still be read', async () => {
    // given
    const key = await desk.world.caseworkerTask()
    await desk.save(owner, key)
    await desk.cancel(key)
    await desk.door.deps.db.prisma.case.update({
      where: { id: await desk.caseOf(key) },
      data: { status: 'closed', endCode: 'C09', closedAt: new Date() },
    })
    // when
    const { status, json } = await desk.note(owner, key, 'owner')
    // then
    expect([status, json['code']]).toEqual([409, 'CASE_CLOSED'])
    expect((await desk.left(owner, key)).json).toMatchObject({
      draft: { answers },
      abilities: { note: false },
    })
  })
})

describe('the draft of a finished task', () => {
  const daysAgo = (days: number) => new Date(desk.door.deps.clock.now().getTime() - days * DAY_MS)
  const age = (key: string, days: number) =>
    desk.door.deps.db.prisma.taskDraft.updateMany({
      where: { taskKey: key },
      data: { savedAt: daysAgo(days) },
    })

  it('is kept for 30 days from its end or its last words on, an open one as long as it is open', async () => {
    // given
    const [old, fresh, written, open, given] = [
      await desk.world.caseworkerTask(),
      await desk.world.caseworkerTask(),
      await desk.world.caseworkerTask(),
      await desk.world.caseworkerTask(),
      await desk.world.caseworkerTask(),
    ]
    for (const key of [old, fresh, written, open, given]) {
      await desk.save(owner, key)
      await age(key, 90)
    }
    await desk.cancel(old, daysAgo(31))
    await desk.cancel(fresh, daysAgo(29))
    await desk.cancel(written, daysAgo(31))
    await age(written, 29)
    await desk.door.deps.db.prisma.taskDraft.updateMany({
      where: { taskKey: given },
      data: { leftAt: daysAgo(31) },
    })
    // when
    await forgetLeftDrafts(desk.door.deps)
    // then
    const counts = await Promise.all([old, fresh, written, open, given].map(kept))
    expect(counts).toEqual([0, 1, 1, 1, 0])
  })
})
