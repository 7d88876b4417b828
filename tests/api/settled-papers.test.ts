import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routesOf } from '#server/doors/routes.ts'
import { worker as letterDispatch } from '#server/doors/workers/letter.dispatch.ts'
import { worker as letterRender } from '#server/doors/workers/letter.render.ts'
import { getLetterData } from '#server/procedure/letters/letter-data.ts'
import { createRun } from '#server/procedure/prints/create-run.ts'
import { paperSchema } from '#server/procedure/documents/schema.ts'
import { LETTER_KINDS, POST_KINDS, ruleOf } from '#server/web/policies/letter-kinds.ts'
import { Browser } from '#tests/support/browser.ts'
import { caseLetters, draftPlanOf } from '#tests/support/case-letters.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { runWorker } from '#tests/support/run-worker.ts'

let door: Door
let world: World
let owner: Browser
let lead: Browser
let centre: Browser
let of: Awaited<ReturnType<World['openCase']>>
let letters: ReturnType<typeof caseLetters>

const signedIn = async (username: string): Promise<Browser> => {
  const browser = new Browser(door.url)
  await browser.signIn(username)
  return browser
}

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  owner = await signedIn('owner')
  lead = await signedIn('lead')
  centre = await signedIn('centre')
})
afterAll(() => door.close())
beforeEach(async () => {
  of = await world.openCase()
  letters = caseLetters(world, of)
})

const settle = (kind: string, outcome: string, browser = owner) =>
  browser.fetch(`/api/cases/${of.id}/papers/${kind}/outcome`, { method: 'POST', body: { outcome } })
const papersOf = (json: Record<string, unknown>) => z.array(paperSchema).parse(json['papers'])
const paper = async (kind: string, browser = owner) =>
  papersOf((await browser.fetch(`/api/cases/${of.id}/documents`)).json).find(
    (each) => each.kind === kind,
  )
const dispatch = async (documentType: string): Promise<string | null> => {
  const made = await runWorker(door.deps, letterRender, {
    input: { subject: `case:${of.id}`, caseId: of.id, documentType, letterIsOptional: true },
  })
  const letterId = z.string().nullable().parse(made['letterId'])
  if (letterId) await runWorker(door.deps, letterDispatch, { input: { letterId } })
  return letterId
}
const inPrintRoom = async (): Promise<string> => {
  const lists = ['open', 'in-run', 'posted', 'held', 'cancelled'].map(
    async (state) => (await centre.fetch(`/api/letters?state=${state}`)).json['items'],
  )
  return JSON.stringify(await Promise.all(lists))
}

describe('letter.dispatch', () => {
  it('lays a help plan at the desk: the print room has neither list nor run of it', async () => {
    await draftPlanOf(world, of.id, await door.staffId('owner'))

    const letterId = await dispatch('HELP_PLAN')

    expect(await letters.states()).toEqual({ HELP_PLAN: 'at-desk' })
    expect(await inPrintRoom()).not.toContain(String(letterId))
    expect((await centre.fetch(`/api/letters/${letterId}/pdf`)).status).toBe(404)
    expect(
      (await centre.fetch(`/api/letters/${letterId}/reprint`, { method: 'POST' })).status,
    ).toBe(404)
    expect(await paper('help-plan')).toMatchObject({ isWaiting: true, canSettle: true })
    expect(await paper('help-plan', lead)).toMatchObject({ isWaiting: true, canSettle: false })
  })

  it('leaves out the privacy notice that was handed over in the talk', async () => {
    await door.deps.db.prisma.conversation.create({
      data: {
        caseId: of.id,
        kind: 'first',
        heldAt: new Date(),
        by: await door.staffId('owner'),
        immediateNeeds: [],
        privacyNoticeOn: new Date(),
      },
    })

    expect(await dispatch('PRIVACY_NOTICE')).toBeNull()
    expect(await letters.states()).toEqual({})
  })

  it('keeps everything of a restricted case out of the print room', async () => {
    await door.deps.db.prisma.case.update({ where: { id: of.id }, data: { restricted: true } })

    const letterId = await dispatch('PRIVACY_NOTICE')
    const posted = await letters.write({ documentType: 'CLOSING_LETTER', state: 'posted' })

    expect(await letters.states()).toEqual({ PRIVACY_NOTICE: 'at-desk', CLOSING_LETTER: 'posted' })
    expect(await inPrintRoom()).not.toMatch(new RegExp(`${letterId}|${posted}`))
    for (const id of [letterId, posted])
      expect((await centre.fetch(`/api/letters/${id}/pdf`)).status).toBe(404)
    expect((await centre.fetch(`/api/letters/${posted}/reprint`, { method: 'POST' })).status).toBe(
      404,
    )
  })

  it('is backed by the table itself: no paper of the desk is ever queued', async () => {
    const [constraint] = await door.readAsOwner(
      `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint
       WHERE conname = 'desk_papers_stay_at_the_desk'`,
    )
    const named = String(constraint?.['text']).match(/'[A-Z_0-9]+'/g) ?? []

    expect(named.map((name) => name.replaceAll("'", '')).toSorted()).toEqual(
      Object.keys(LETTER_KINDS)
        .filter((kind) => ruleOf(kind).way === 'desk')
        .toSorted(),
    )
    await expect(letters.write({ documentType: 'HELP_PLAN', state: 'queued' })).rejects.toThrow()
  })
})

describe('a paper of the desk', () => {
  it.each(['handed-over', 'sent', 'not-wanted'])(
    'ends as %s, by who works on it',
    async (outcome) => {
      await draftPlanOf(world, of.id, await door.staffId('owner'))
      await dispatch('HELP_PLAN')

      const refused = await settle('help-plan', outcome, lead)
      const { status, json } = await settle('help-plan', outcome)

      expect([refused.status, status]).toEqual([403, 200])
      expect(papersOf(json).find(({ kind }) => kind === 'help-plan')).toMatchObject({
        isWaiting: false,
        settled: { outcome },
      })
      expect(await letters.states()).toEqual({ HELP_PLAN: outcome })
      const events = await door.deps.db.prisma.subjectEvent.findMany({
        where: { subject: `case:${of.id}`, code: `paper-${outcome}` },
      })
      expect(events).toHaveLength(1)
    },
  )

  it('that was printed just now is noted as handed over, and not as unwanted', async () => {
    expect((await settle('consent-form', 'not-wanted')).status).toBe(409)
    expect((await settle('consent-form', 'handed-over')).status).toBe(200)
    expect(await letters.states()).toEqual({ CONSENT_FORM: 'handed-over' })
  })

  it('that is handed over is not posted again', async () => {
    await letters.write({ documentType: 'PRIVACY_NOTICE' })

    await settle('privacy-notice', 'handed-over')

    expect(await letters.states()).toEqual({ PRIVACY_NOTICE: 'handed-over' })
    expect(await dispatch('PRIVACY_NOTICE')).toBeNull()
  })
})

describe('a print run', () => {
  it('takes nothing of a restricted case, leaves out what stands on nothing, and says what is so', async () => {
    const restricted = await world.openCase()
    await door.deps.db.prisma.case.update({
      where: { id: restricted.id },
      data: { restricted: true },
    })
    const hidden = await caseLetters(world, restricted).write({ documentType: 'CLOSING_LETTER' })
    const over = await letters.write({ documentType: 'REVIEW_INVITATION' })
    const kept = await letters.write({ documentType: 'PRIVACY_NOTICE' })
    const actor = {
      id: await door.staffId('centre'),
      displayName: 'centre',
      roles: ['customer-centre'] as const,
      agency: null,
      substituteFor: [],
      conflicts: [],
    }

    const before = await door.deps.db.prisma.letter.findUniqueOrThrow({ where: { id: kept } })

    const runId = await createRun(door.deps, [hidden, over, kept], actor)

    const run = await door.deps.db.prisma.printRun.findUniqueOrThrow({ where: { id: runId } })
    expect(run.letterIds).toEqual([kept])
    expect(await letters.states()).toMatchObject({ REVIEW_INVITATION: 'held: review-over' })
    const printed = await door.deps.db.prisma.letter.findUniqueOrThrow({ where: { id: kept } })
    expect(getLetterData(before.data).contact.name).not.toBe('Person owner')
    expect(getLetterData(printed.data)).toMatchObject({
      documentType: 'PRIVACY_NOTICE',
      contact: { name: 'Person owner' },
    })
    expect(POST_KINDS).not.toContain('HELP_PLAN')
  })
})
