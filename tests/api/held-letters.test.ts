import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#server/web/auth/actor.ts'
import { routesOf } from '#server/doors/routes.ts'
import { cancelAppointment } from '#server/procedure/appointments/change-appointment.ts'
import { closeCase } from '#server/procedure/cases/close-case.ts'
import { endCase } from '#server/procedure/cases/end-case.ts'
import { beginPause, requestPause } from '#server/procedure/cases/pause.ts'
import { requestResume } from '#server/procedure/cases/resume.ts'
import { withdrawCase } from '#server/procedure/cases/withdraw-case.ts'
import { withdrawConsent } from '#server/procedure/cases/withdraw-consent.ts'
import { buildLetter } from '#tests/support/build-letter.ts'
import { buildTalk } from '#tests/support/build-talk.ts'
import { caseLetters, draftPlanOf, taskOf } from '#tests/support/case-letters.ts'
import { buildWorld, type World } from '#tests/support/door-world.ts'
import { openDoor, type Door } from '#tests/support/door.ts'
import { known } from '#tests/support/known.ts'
import { noEngine } from '#tests/support/no-engine.ts'
import { mediate, signPlan } from '#server/procedure/plans/agree-plan.form.ts'
import { getLetterData } from '#server/procedure/letters/letter-data.ts'
import { recordDeath } from '#server/procedure/persons/record-death.ts'
import { reviewWithoutClient } from '#server/procedure/reviews/review.form.ts'
import type { FormUseCase } from '#server/procedure/tasks/form-use-case.ts'

let door: Door
let world: World
let owner: Actor
let of: Awaited<ReturnType<World['openCase']>>
let letters: ReturnType<typeof caseLetters>

beforeAll(async () => {
  door = await openDoor({ routes: routesOf(noEngine) })
  world = await buildWorld(door)
  owner = {
    id: await door.staffId('owner'),
    displayName: 'owner',
    roles: ['caseworker'],
    agency: 'kinderhaus',
    substituteFor: [],
    conflicts: [],
  }
})
afterAll(() => door.close())
beforeEach(async () => {
  of = await world.openCase()
  letters = caseLetters(world, of)
})

const handIn = async (form: FormUseCase, answers: Record<string, unknown>): Promise<void> => {
  const about = { task: taskOf(of.id), actorId: owner.id, at: new Date() }
  await door.deps.db.tx(async (tx) => {
    await known(form.apply)(tx, door.deps, { ...about, answers: answers as never })
  })
}

describe('a letter whose reason is gone is held with what took it away:', () => {
  it.each([
    ['no agreement', { form: signPlan, outcome: 'no-agreement', reason: 'plan-not-agreed' }],
    ['wishes for changes', { form: signPlan, outcome: 'wants-changes', reason: 'plan-changed' }],
    [
      'no agreement after mediation',
      { form: mediate, outcome: 'no-agreement', reason: 'plan-not-agreed' },
    ],
  ] as const)('the help plan after %s', async (_, { form, outcome, reason }) => {
    await draftPlanOf(world, of.id, owner.id)
    await letters.write({ documentType: 'HELP_PLAN', state: 'at-desk' })

    await handIn(form, { outcome, explainedIn: 'de' })

    expect(await letters.states()).toEqual({ HELP_PLAN: `held: ${reason}` })
  })

  it('but the help plan stays where it was agreed', async () => {
    await draftPlanOf(world, of.id, owner.id)
    await letters.write({ documentType: 'HELP_PLAN', state: 'at-desk' })

    await handIn(signPlan, { outcome: 'agreed-not-signed', explainedIn: 'de' })

    expect(await letters.states()).toEqual({ HELP_PLAN: 'at-desk' })
  })

  it('everything after a withdrawal', async () => {
    await draftPlanOf(world, of.id, owner.id)
    await letters.write({ documentType: 'HELP_PLAN', state: 'at-desk' })
    await letters.write({ documentType: 'REVIEW_INVITATION' })

    await withdrawCase(door.deps, of.id, owner)

    expect(await letters.states()).toEqual({
      HELP_PLAN: 'held: withdrawal',
      REVIEW_INVITATION: 'held: withdrawal',
    })
  })

  it('what belongs to a running case after a closing with another code', async () => {
    await draftPlanOf(world, of.id, owner.id)
    await letters.write({ documentType: 'HELP_PLAN', state: 'at-desk' })
    await letters.write({ documentType: 'REVIEW_INVITATION' })
    await letters.write({ documentType: 'APPOINTMENT_LETTER' })
    await letters.write({ documentType: 'CLOSING_REPORT', state: 'at-desk' })
    await door.deps.db.prisma.case.update({ where: { id: of.id }, data: { endCode: 'C01' } })

    await closeCase(door.deps, of.id)

    expect(await letters.states()).toEqual({
      HELP_PLAN: 'held: case-ended',
      REVIEW_INVITATION: 'held: case-ended',
      APPOINTMENT_LETTER: 'held: case-ended',
      CLOSING_REPORT: 'at-desk',
    })
  })

  it('post for the time of a pause, and it goes out after it', async () => {
    await letters.write({ documentType: 'PRIVACY_NOTICE' })
    await letters.write({ documentType: 'CONSENT_FORM', state: 'at-desk' })
    const until = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)

    await requestPause(door.deps, { id: of.id, until }, owner)

    expect(await letters.states()).toEqual({
      PRIVACY_NOTICE: 'held: case-paused',
      CONSENT_FORM: 'at-desk',
    })
    await beginPause(door.deps, of.id)
    await requestResume(door.deps, of.id, owner)
    expect(await letters.states()).toMatchObject({ PRIVACY_NOTICE: 'queued' })
  })

  it('everything after a death', async () => {
    await letters.write({ documentType: 'CLOSING_LETTER' })
    await letters.write({ documentType: 'CLOSING_REPORT', state: 'at-desk' })

    await recordDeath(door.deps, { personId: of.personId, diedOn: '2026-01-01' }, owner)

    expect(await letters.states()).toEqual({
      CLOSING_LETTER: 'held: client-died',
      CLOSING_REPORT: 'held: client-died',
    })
  })

  it('the letter about a talk that is called off', async () => {
    const startsAt = '2099-04-01T09:00:00Z'
    const { id } = await buildTalk(world, { caseId: of.id, startsAt })
    const talk = {
      on: '2099-04-01',
      from: '11:00',
      minutes: 60,
      where: 'agency',
      room: null,
      occasion: 'first',
    } as const
    const data = buildLetter({ documentType: 'APPOINTMENT_LETTER', talk })
    await letters.write({ documentType: 'APPOINTMENT_LETTER', data })

    await cancelAppointment(door.deps, { id, by: 'client' }, owner)

    expect(await letters.states()).toEqual({ APPOINTMENT_LETTER: 'held: talk-changed' })
  })

  it('the invitation to a review that took place without the person', async () => {
    const planId = await draftPlanOf(world, of.id, owner.id)
    await door.deps.db.prisma.review.create({
      data: { caseId: of.id, planId, lifeChanges: [], at: new Date() },
    })
    await letters.write({ documentType: 'REVIEW_INVITATION' })

    await handIn(reviewWithoutClient, { why: 'war nicht zu erreichen' })

    expect(await letters.states()).toEqual({ REVIEW_INVITATION: 'held: review-over' })
  })

  it('and nothing where the transaction does not come about', async () => {
    await letters.write({ documentType: 'REVIEW_INVITATION' })
    const failing = door.deps.db.tx(async (tx) => {
      await endCase(tx, door.deps, {
        caseId: of.id,
        change: { status: 'closing', endCode: 'C04' },
        holdReason: 'withdrawal',
      })
      throw new Error('lost')
    })

    await expect(failing).rejects.toThrow('lost')
    expect(await letters.states()).toEqual({ REVIEW_INVITATION: 'queued' })
  })
})

describe('a consent to be asked later on that is taken back', () => {
  it('ends what waits for that day, and takes the task away', async () => {
    const { prisma } = door.deps.db
    const consent = await prisma.consent.create({
      data: { caseId: of.id, kind: 'aftercare', state: 'given', givenOn: new Date() },
    })
    await prisma.wait.update({ where: { id: of.waitId }, data: { rule: 'aftercare' } })
    await prisma.case.update({ where: { id: of.id }, data: { status: 'closed', endCode: 'C01' } })

    await withdrawConsent(door.deps, { id: of.id, consentId: consent.id }, owner)

    const wait = await prisma.wait.findUniqueOrThrow({ where: { id: of.waitId } })
    expect(wait.closedAt).not.toBeNull()
    const told = await door.deps.db.query(
      `SELECT payload->>'name' AS name FROM outbox WHERE payload->>'correlationKey' = $1`,
      [of.waitId],
    )
    expect(told).toEqual([{ name: 'WaitEnded' }])
  })
})

describe('a letter that lies in a run', () => {
  const runWith = async (documentType: string, data = buildLetter()) => {
    const { id: runId } = await door.deps.db.prisma.printRun.create({
      data: {
        state: 'ready',
        letterIds: [],
        pdf: new Uint8Array([37]),
        sha256: 'x',
        createdBy: owner.id,
        createdAt: new Date(),
      },
    })
    const letterId = await letters.write({ documentType, state: 'in-run', runId, data })
    const other = await world.letter({ invitationId: await world.invitation() }, 'in-run')
    await door.deps.db.prisma.printRun.update({
      where: { id: runId },
      data: { letterIds: [letterId, other] },
    })
    const run = () => door.deps.db.prisma.printRun.findUniqueOrThrow({ where: { id: runId } })
    return { letterId, other, run }
  }

  it('leaves it when it is held: the PDF is made anew, and the run says what to take out', async () => {
    const { letterId, other, run } = await runWith('REVIEW_INVITATION')

    await withdrawCase(door.deps, of.id, owner)

    expect(await run()).toMatchObject({
      state: 'ready',
      pdf: null,
      sha256: null,
      letterIds: [other],
      leftOut: [{ letterId, reason: expect.stringContaining('aus dem Stapel') }],
    })
    expect(JSON.stringify((await run()).leftOut)).not.toMatch(/beendet|withdraw/i)
  })

  it('is written anew where a consent that it speaks of is taken back', async () => {
    await door.deps.db.prisma.case.update({ where: { id: of.id }, data: { endCode: 'C01' } })
    const { letterId, run } = await runWith('CLOSING_LETTER')

    await withdrawConsent(door.deps, { id: of.id, consentId: of.consentId }, owner)

    const letter = await door.deps.db.prisma.letter.findUniqueOrThrow({ where: { id: letterId } })
    expect(letter.state).toBe('queued')
    expect(getLetterData(letter.data).ending).toMatchObject({ code: 'C01', evaluation: false })
    expect((await run()).pdf).toBeNull()
  })
})
