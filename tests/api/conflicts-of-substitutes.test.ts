import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
import { dayOf } from '#server/base/clock.ts'
import { routesOf } from '#server/doors/routes.ts'
import { Browser } from '#tests/support/browser.ts'
import { buildTalk } from '#tests/support/build-talk.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { noEngine } from '#tests/support/no-engine.ts'

const DAY_MS = 86_400_000

describe('a conflict of interest of a substitute', () => {
  let door: Door
  let world: World
  let lead: Browser
  let ids: Record<'owner' | 'substitute' | 'colleague', string>

  beforeAll(async () => {
    door = await openDoor({ routes: routesOf(noEngine) })
    world = await buildWorld(door)
    lead = await signedIn('lead')
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

  describe('of a substitute', () => {
    let days = 0

    /**
     * A case of `owner` with a task and a talk ahead; `owner` is away and `substitute` stands in.
     */
    async function ofOwner(): Promise<{
      caseId: string
      personId: string
      name: string
      key: string
      talkId: string
    }> {
      const { prisma } = door.deps.db
      const key = await world.caseworkerTask()
      const { subject } = await prisma.task.findUniqueOrThrow({ where: { key } })
      const caseId = subject.slice('case:'.length)
      const { personId, person } = await prisma.case.findUniqueOrThrow({
        where: { id: caseId },
        include: { person: true },
      })
      await prisma.task.update({ where: { key }, data: { personId } })
      const { id: talkId } = await buildTalk(world, {
        caseId,
        startsAt: new Date(Date.now() + (days += 1) * DAY_MS),
      })
      return { caseId, personId, name: person.lastName, key, talkId }
    }
    const standIn = async (substituteId = ids.substitute) => {
      const [fromOn, toOn] = [dayOf(new Date()), plusDays(dayOf(new Date()), 30)]
      expect(
        (
          await lead.fetch('/api/absences', {
            method: 'POST',
            body: { staffId: ids.owner, substituteId, fromOn, toOn },
          })
        ).status,
      ).toBe(201)
    }
    afterEach(() => door.deps.db.prisma.absence.deleteMany())

    it('wins over the substitution: the case is nowhere, the others are there', async () => {
      // given
      const [conflicted, free] = [await ofOwner(), await ofOwner()]
      await declare(lead, conflicted.caseId, ids.substitute)
      await standIn()
      // when
      const substitute = await signedIn('substitute')
      const statusOf = async (path: string, body?: object) =>
        (await substitute.fetch(path, body ? { method: 'POST', body } : {})).status
      const doorsOf = async ({ caseId, personId, key }: typeof conflicted) => [
        await statusOf(`/api/cases/${caseId}`),
        await statusOf(`/api/cases/${caseId}/timeline`),
        await statusOf(`/api/cases/${caseId}/documents`),
        await statusOf(`/api/cases/${caseId}/plans`),
        await statusOf(`/api/cases/${caseId}/papers/consent-form/pdf`),
        await statusOf(`/api/persons/${personId}`),
        await statusOf(`/api/tasks/${key}`),
        await statusOf(`/api/cases/${caseId}/notes`, {
          id: randomUUID(),
          kind: 'note',
          text: 'Probe',
        }),
        await statusOf(`/api/tasks/${key}/submissions`, { answers: {} }),
      ]
      const listed = JSON.stringify((await substitute.fetch('/api/cases?status=open')).json)
      const tasks = await substitute.fetch('/api/tasks/list', {
        method: 'POST',
        body: { view: { scope: 'mine' }, counts: true },
      })
      const search = async (text: string) =>
        z
          .array(z.unknown())
          .parse(
            (await substitute.fetch('/api/search', { method: 'POST', body: { text } })).json[
              'items'
            ],
          )
      const hits = [(await search(free.name)).length, (await search(conflicted.name)).length]
      // then
      const keys = z
        .array(z.looseObject({ key: z.string() }))
        .parse(tasks.json['items'])
        .map(({ key }) => key)
      expect([listed.includes(free.name), listed.includes(conflicted.name), hits]).toEqual([
        true,
        false,
        [1, 0],
      ])
      expect([keys.includes(free.key), keys.includes(conflicted.key)]).toEqual([true, false])
      expect(z.looseObject({ total: z.number() }).parse(tasks.json['counts']).total).toBe(
        keys.length,
      )
      expect((await lead.fetch('/api/team')).json['conflicts']).toContainEqual(
        expect.objectContaining({
          caseId: conflicted.caseId,
          caseworkerId: ids.owner,
          conflictedId: ids.substitute,
        }),
      )
      expect(await doorsOf(conflicted)).toEqual([404, 404, 404, 404, 404, 404, 404, 404, 404])
      expect((await doorsOf(free)).filter((status) => status >= 400)).toEqual([])
    })

    it('that they declare themselves ends their view of the case at once', async () => {
      // given
      const { caseId } = await ofOwner()
      await standIn()
      const substitute = await signedIn('substitute')
      const before = await substitute.fetch(`/api/cases/${caseId}`)
      // when
      const declared = await declare(substitute, caseId, ids.substitute)
      // then
      expect([
        before.status,
        declared.status,
        (await substitute.fetch(`/api/cases/${caseId}`)).status,
      ]).toEqual([200, 204, 404])
    })

    it('leaves a lead what leads see, but not the work of the one they stand in for', async () => {
      // given
      const [{ caseId, key }, free] = [await ofOwner(), await ofOwner()]
      const { prisma } = door.deps.db
      await prisma.staff.update({
        where: { id: ids.colleague },
        data: { roles: ['caseworker', 'team-lead'] },
      })
      onTestFinished(
        async () =>
          void (await prisma.staff.update({
            where: { id: ids.colleague },
            data: { roles: ['caseworker'] },
          })),
      )
      await declare(lead, caseId, ids.colleague)
      await standIn(ids.colleague)
      const both = await signedIn('colleague')
      // when
      const keysOf = async (scope: string) => {
        const body = { view: { scope } }
        const { json } = await both.fetch('/api/tasks/list', { method: 'POST', body })
        return z
          .array(
            z.looseObject({ key: z.string(), abilities: z.looseObject({ complete: z.boolean() }) }),
          )
          .parse(json['items'])
          .map((task) => `${task.key} ${task.abilities.complete}`)
      }
      // then
      expect((await both.fetch(`/api/cases/${caseId}`)).status).toBe(200)
      expect(
        (await keysOf('mine')).filter((task) => task.startsWith(key) || task.startsWith(free.key)),
      ).toEqual([`${free.key} true`])
      expect((await keysOf('agency')).filter((task) => task.startsWith(key))).toEqual([
        `${key} false`,
      ])
    })

    it('keeps talks of the person from passing to them: the office cancels and looks for a new time', async () => {
      // given
      const [conflicted, free] = [await ofOwner(), await ofOwner()]
      await declare(lead, conflicted.caseId, ids.substitute)
      // when
      await standIn()
      // then
      const talks = await door.deps.db.prisma.appointment.findMany({
        where: { id: { in: [conflicted.talkId, free.talkId] } },
      })
      const talkOf = ({ talkId }: typeof conflicted) => talks.find(({ id }) => id === talkId)
      expect(talkOf(free)).toMatchObject({ status: 'confirmed', staffId: ids.substitute })
      expect(talkOf(conflicted)).toMatchObject({
        status: 'cancelled',
        cancelledBy: 'office',
        staffId: ids.owner,
      })
    })
  })
})
