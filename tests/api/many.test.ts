import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dayFrom } from '#tests/support/scenario.ts'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { noEngine } from '#tests/support/no-engine.ts'

const outcomeSchema = z.looseObject({
  key: z.string(),
  refusal: z.looseObject({ de: z.string() }).nullable(),
  submissionId: z.string().nullable(),
})
type Outcome = z.infer<typeof outcomeSchema>

describe('several tasks at once', () => {
  let door: Door
  let world: World

  beforeAll(async () => {
    door = await openDoor({ routes: routesOf(noEngine) })
    world = await buildWorld(door)
  })
  afterAll(() => door.close())

  async function act(
    username: string,
    body: { keys: string[]; action: object; isPreview?: boolean },
  ): Promise<Outcome[]> {
    const browser = new Browser(door.url)
    await browser.signIn(username)
    return z.array(outcomeSchema).parse(
      (
        await browser.fetch('/api/tasks/actions', {
          method: 'POST',
          body: { isPreview: false, ...body },
        })
      ).json['items'],
    )
  }
  const taskOf = (key: string) => door.deps.db.prisma.task.findUniqueOrThrow({ where: { key } })
  const inDays = (days: number): string => dayFrom(door.deps, days)

  it('are shown as a preview that changes nothing', async () => {
    // given
    const [open, claimed] = [await world.centreTask(), await world.claimedTask()]
    // when
    const items = await act('centre', {
      keys: [open, claimed],
      action: { kind: 'claim' },
      isPreview: true,
    })
    // then
    expect(items.map(({ refusal }) => refusal?.de ?? null)).toEqual([
      null,
      'Person centre hat die Aufgabe schon übernommen.',
    ])
    expect((await taskOf(open)).assigneeId).toBeNull()
  })

  it('are claimed and given back, each with its own result', async () => {
    // given
    const [open, gone] = [await world.centreTask(), await world.centreTask()]
    await door.deps.db.prisma.task.update({ where: { key: gone }, data: { state: 'completed' } })
    // when
    const claimed = await act('centre', { keys: [open, gone, open], action: { kind: 'claim' } })
    const holder = (await taskOf(open)).assigneeId
    const released = await act('centre', { keys: [open], action: { kind: 'release' } })
    // then
    expect(claimed.map(({ key, refusal }) => [key, refusal?.de ?? null])).toEqual([
      [open, null],
      [gone, 'Diese Aufgabe ist inzwischen erledigt oder entfallen.'],
    ])
    expect([holder, (await taskOf(open)).assigneeId]).toEqual([await door.staffId('centre'), null])
    expect(released).toEqual([expect.objectContaining({ refusal: null })])
  })

  it('that one may not see do not exist', async () => {
    // when
    const items = await act('foreign-caseworker', {
      keys: [await world.caseworkerTask()],
      action: { kind: 'move', dueOn: inDays(3), reason: 'no-time' },
    })
    // then
    expect(items.map(({ refusal }) => refusal?.de)).toEqual(['Das gibt es hier nicht (mehr).'])
  })

  it.each([
    [-1, 'Wählen Sie einen Tag ab heute.'],
    [29, 'Eine Aufgabe kann höchstens vier Wochen warten.'],
    [28, null],
  ])('are put off by %i days: %s', async (days, refusal) => {
    // given
    const key = await world.caseworkerTask()
    // when
    const items = await act('owner', {
      keys: [key],
      action: { kind: 'move', dueOn: inDays(days), reason: 'client-wish' },
    })
    // then
    expect(items.map((item) => item.refusal?.de ?? null)).toEqual([refusal])
    expect((await taskOf(key)).movedTo === null).toBe(refusal !== null)
    const traces = await door.readAsOwner(
      `SELECT detail->>'reason' AS reason
       FROM audit.entry
       WHERE action = 'task.move' AND detail->>'task' = $1`,
      [key],
    )
    expect(traces).toEqual(refusal ? [] : [{ reason: 'client-wish' }])
  })

  it('with fixed deadlines are not put off', async () => {
    // given
    const key = await world.caseworkerTask()
    await door.deps.db.prisma.task.update({
      where: { key },
      data: { headers: { immediate: 'true' } },
    })
    // when
    const items = await act('owner', {
      keys: [key],
      action: { kind: 'move', dueOn: inDays(3), reason: 'no-time' },
    })
    // then
    expect(items.map(({ refusal }) => refusal?.de)).toEqual([
      'Diese Frist lässt sich nicht verschieben.',
    ])
  })

  it('are completed together only where no talk stands behind them', async () => {
    // given
    const [alike, other] = [await world.caseworkerTask(), await world.caseworkerTask()]
    const { id: _, ...like } = await door.deps.db.prisma.deployment.findFirstOrThrow({
      where: { definitionKey: (await taskOf(alike)).definitionKey },
    })
    const form = { id: 'arrange-review', type: 'default', components: [] }
    await door.deps.db.prisma.deployment.create({
      data: {
        ...like,
        process: 'probe-review',
        definitionKey: '77',
        checksum: '77',
        forms: { 'arrange-review': form },
        decisions: {},
      },
    })
    await door.deps.db.prisma.task.update({
      where: { key: alike },
      data: { formId: 'arrange-review', definitionKey: '77' },
    })
    // when
    const items = await act('owner', {
      keys: [alike, other],
      action: { kind: 'complete', answers: {} },
    })
    // then
    expect(items.map(({ refusal }) => refusal?.de ?? null)).toEqual([
      null,
      'Diese Aufgabe braucht einen eigenen Blick. Bitte öffnen Sie sie einzeln.',
    ])
    expect((await taskOf(alike)).submissionId).not.toBeNull()
    expect((await taskOf(other)).submissionId).toBeNull()
  })

  it('are given to a colleague by the lead alone', async () => {
    // given
    const key = await world.caseworkerTask()
    const action = { kind: 'assign', staffId: await door.staffId('colleague') }
    // when
    const [asOwner, asLead] = [
      await act('owner', { keys: [key], action }),
      await act('lead', { keys: [key], action }),
    ]
    // then
    expect([asOwner[0]?.refusal?.de, asLead[0]?.refusal]).toEqual([
      'Zuweisen kann nur die Teamleitung dieser Sozialagentur.',
      null,
    ])
    expect((await taskOf(key)).assigneeId).toBe(action.staffId)
  })
})
