import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { playOnce } from '#server/desks/training/play-once.ts'
import type { StoriesView } from '#server/desks/training/schema.ts'
import { STORIES } from '#server/desks/training/stories.ts'
import { openApplication, type TestApplication } from '#tests/support/application.ts'
import { temporaryFolder } from '#tests/support/engine.ts'
import { usernameOf } from '#tests/support/scenario.ts'
import { known } from '#tests/support/known.ts'

describe('the scene of the training', () => {
  let app: TestApplication
  const dataDir = temporaryFolder()
  const play = () =>
    playOnce({
      mover: known(app.application.mover),
      deps: app.application.deps,
      url: app.url,
      dataDir,
      say: () => {},
    })

  beforeAll(async () => {
    app = await openApplication({ training: true, dataDir })
    await play()
  })
  afterAll(() => app.close())

  const stories = async (username: string) =>
    (await (
      await app.signIn(username)
    )('/api/training/stories')) as unknown as StoriesView

  test('has 60 households in every state that is drawn', async () => {
    // when
    const { prisma } = app.application.deps.db
    const [households, invitations, cases] = await Promise.all([
      prisma.household.count(),
      prisma.invitation.findMany(),
      prisma.case.findMany(),
    ])
    // then
    const states = (rows: { status: string }[]) =>
      [...new Set(rows.map(({ status }) => status))].toSorted()
    expect(households).toBe(60)
    expect(states(invitations)).toEqual(
      expect.arrayContaining(['accepted', 'contact-forbidden', 'declined', 'not-eligible', 'open']),
    )
    expect(states(cases)).toEqual(expect.arrayContaining(['closed', 'open']))
    expect(await prisma.helpPlan.count({ where: { state: 'active' } })).toBeGreaterThan(0)
    expect(
      await prisma.task.count({ where: { formId: 'confirm-assignment', state: 'open' } }),
    ).toBeGreaterThan(0)
  })

  test('tells each story with somebody who may see it', async () => {
    // when
    const { items } = await stories(await usernameOf(app.application.deps, 'manager'))
    // then
    expect(items.map(({ story }) => story)).toEqual([...STORIES])
    for (const { caseId, signInAs } of items.filter(({ caseId }) => caseId)) {
      const { username } = await app.application.deps.db.prisma.staff.findFirstOrThrow({
        where: { displayName: known(signInAs) },
      })
      expect(await (await app.signIn(username))(`/api/cases/${caseId}`)).toMatchObject({
        id: caseId,
      })
    }
  })

  test('is played once: a restart adds nothing, and the stories are still told', async () => {
    // given
    const { prisma } = app.application.deps.db
    const before = await Promise.all([prisma.household.count(), prisma.case.count()])
    // when
    await app.restart()
    await play()
    // then
    const after = app.application.deps.db.prisma
    expect(await Promise.all([after.household.count(), after.case.count()])).toEqual(before)
    expect((await stories(await usernameOf(app.application.deps, 'manager'))).items).toHaveLength(
      STORIES.length,
    )
  })
})
