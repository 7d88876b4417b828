import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TrainingView } from '#server/desks/training/schema.ts'
import {
  openApplication,
  until,
  type Send,
  type TestApplication,
} from '#tests/support/application.ts'
import { post } from '#tests/support/post-letters.ts'
import { inviteHouseholds, usernameOf } from '#tests/support/scenario.ts'

describe('training', () => {
  let app: TestApplication
  let send: Send

  beforeAll(async () => {
    app = await openApplication({ training: true })
    send = await app.signIn(await usernameOf(app.application.deps, 'campaign-manager'))
  })
  afterAll(() => app.close())

  const caller = () => ({ url: app.url, signIn: app.signIn, deps: () => app.application.deps })
  const look = async () => (await send('/api/training')) as unknown as TrainingView

  async function move(to: string): Promise<TrainingView> {
    await send('/api/training/moves', { method: 'POST', body: { to } })
    return await until('time stands again', async () => {
      const now = await look()
      return now.moving ? null : now
    })
  }

  test('to the next deadline: what was due has happened, and is told', async () => {
    // given
    const { deps } = app.application
    const [id = ''] = await inviteHouseholds(caller(), 1)
    await post(deps, send)
    const wait = await until('the answer is awaited', () =>
      deps.db.prisma.wait.findFirst({
        where: { subject: `invitation:${id}`, rule: 'response-period', closedAt: null },
      }),
    )
    // when
    const { last, now } = await move(wait.dueAt.toISOString().slice(0, 10))
    const after = await move('deadline')
    // then
    expect(last?.failed).toBeNull()
    expect(Date.parse(now)).toBeLessThan(wait.dueAt.getTime())
    expect(Date.parse(after.now)).toBeGreaterThan(wait.dueAt.getTime())
    expect(
      await deps.db.prisma.letter.count({
        where: { invitationId: id, documentType: 'REMINDER', state: 'queued' },
      }),
    ).toBe(1)
    expect(after.last?.happened.length).toBeGreaterThan(0)
  })

  test('one day on is one day on, and a restart changes nothing', async () => {
    // given
    const before = Date.parse((await look()).now)
    // when
    const { now } = await move('day')
    await app.restart()
    send = await app.signIn(await usernameOf(app.application.deps, 'campaign-manager'))
    // then
    expect(Date.parse(now) - before).toBeGreaterThanOrEqual(86_400_000)
    expect(Date.parse((await look()).now)).toBeGreaterThanOrEqual(Date.parse(now))
    expect(
      Math.abs((await app.application.engine.clock.read()) - Date.parse((await look()).now)),
    ).toBeLessThan(5_000)
  })

  test('time never goes back', async () => {
    await expect(
      send('/api/training/moves', { method: 'POST', body: { to: '2020-01-01' } }),
    ).rejects.toThrow('422')
  })
})
