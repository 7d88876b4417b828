import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import {
  openApplication,
  until,
  type Send,
  type TestApplication,
} from '#tests/support/application.ts'
import { ledgerFindings } from '#tests/support/ledger-findings.ts'
import { moveTo } from '#tests/support/move-time.ts'
import { Procedure, type Talk } from '#tests/support/procedure.ts'
import { quiet } from '#tests/support/quiet.ts'
import {
  complete,
  dayFrom,
  openTask,
  settleWalkIn,
  usernameOf,
  type Row,
} from '#tests/support/scenario.ts'
import { first, known } from '#tests/support/known.ts'

describe('an appointment that changes', () => {
  let app: TestApplication
  let deps: Deps
  let procedure: Procedure
  let centre: Send

  beforeAll(async () => {
    app = await openApplication({ clockControlled: true })
    deps = app.application.deps
    procedure = new Procedure(app)
    centre = await app.signIn(await usernameOf(deps, 'customer-centre'))
  })
  afterAll(() => app.close())
  const live = (caseId: string) =>
    until('a talk is booked', () =>
      deps.db.prisma.appointment.findFirst({
        where: { caseId, status: { in: ['provisional', 'confirmed'] } },
      }),
    )
  const waiting = ({ subject }: Talk) => procedure.openWait(subject, 'appointment-step')
  const answer = ({ subject }: Talk, answers: Row) =>
    complete(deps, centre, { subject, formId: 'agree-slot', answers })

  async function walkedIn(lastName: string): Promise<Talk> {
    const { caseId, caseworker } = await settleWalkIn(
      { url: app.url, signIn: app.signIn, deps: () => deps },
      lastName,
    )
    return { caseId, subject: `case:${caseId}`, caseworker }
  }

  /** Agreed at the phone: the first of the proposed times. */
  async function agrees(talk: Talk): Promise<void> {
    await openTask(deps, { subject: talk.subject, formId: 'agree-slot' })
    const { slots } = await deps.db.prisma.appointmentRequest.findFirstOrThrow({
      where: { caseId: talk.caseId },
      orderBy: { openedAt: 'desc' },
    })
    await answer(talk, {
      result: 'agreed',
      slot: first(slots as { startsAt: string }[]).startsAt,
      place: 'agency',
      agreedBy: 'phone',
    })
  }

  test('who agreed to it is reminded; who pauses gives the time back and arranges a new one', async () => {
    // given
    const talk = await procedure.arrives('Dompfaff')
    await procedure.does(talk, 'participation-decision', {
      decision: 'yes',
      consentEvaluation: 'refused',
      consentContact: ['phone'],
    })
    await procedure.does(talk, 'prepare-assessment', {
      interpreterNeeded: 'no',
      sheetOn: dayFrom(deps, 8),
    })
    await openTask(deps, { subject: talk.subject, formId: 'arrange-talk' })
    const { slots } = (await talk.caseworker(
      `/api/cases/${talk.caseId}/free-times?purpose=assessment`,
    )) as { slots: { startsAt: string }[] }
    await talk.caseworker(`/api/cases/${talk.caseId}/appointments`, {
      method: 'POST',
      body: { startsAt: known(slots[1]).startsAt, place: 'home' },
    })
    const booked = await live(talk.caseId)
    // when
    await moveTo(app, (await waiting(talk)).dueAt)
    await until(
      'a reminder is due',
      async () =>
        (await deps.db.prisma.appointment.findUniqueOrThrow({ where: { id: booked.id } }))
          .reminderDueAt !== null,
    )
    await waiting(talk)
    await talk.caseworker(`/api/cases/${talk.caseId}/pause`, {
      method: 'POST',
      body: { until: dayFrom(deps, 30) },
    })
    await procedure.openWait(talk.subject, 'pause-max')
    await talk.caseworker(`/api/cases/${talk.caseId}/resumption`, { method: 'POST', body: {} })
    await procedure.does(talk, 'arrange-talk', { result: 'none' })
    await openTask(deps, { subject: talk.subject, formId: 'closing-report' })
    // then
    expect(booked).toMatchObject({
      mode: 'talk',
      place: 'home',
      roomId: null,
      status: 'confirmed',
    })
    expect(
      await deps.db.prisma.appointment.findUniqueOrThrow({ where: { id: booked.id } }),
    ).toMatchObject({ status: 'cancelled', reminderDueAt: null })
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining([
        'ut-arrange-talk',
        'ev-case-paused',
        'ca-pause',
        'ev-not-wished',
        'ev-not-reached',
        'ca-assessment-talk',
      ]),
    )
  })

  test('a talk in between has its own process and lets the case go on; no talk, no plan', async () => {
    // given
    const talk = await procedure.takesPart('Eisvogel')
    await procedure.assess(talk)
    await openTask(deps, { subject: talk.subject, formId: 'arrange-talk' })
    await procedure.does(talk, 'arrange-talk', { result: 'none' })
    await openTask(deps, { subject: talk.subject, formId: 'closing-report' })
    const { slots } = (await talk.caseworker(`/api/cases/${talk.caseId}/free-times`)) as {
      slots: { startsAt: string }[]
    }
    // when
    await talk.caseworker(`/api/cases/${talk.caseId}/appointments`, {
      method: 'POST',
      body: { startsAt: first(slots).startsAt },
    })
    const twice = await talk
      .caseworker(`/api/cases/${talk.caseId}/appointments`, {
        method: 'POST',
        body: { startsAt: known(slots[1]).startsAt },
      })
      .then(() => '', String)
    await waiting(talk)
    await talk.caseworker(`/api/cases/${talk.caseId}/appointments`, {
      method: 'POST',
      body: { now: true },
    })
    await procedure.does(talk, 'record-attendance', { attendance: 'held', durationMin: 15 })
    // then
    expect(twice).toContain('steht schon an')
    await until('the talk is over', async () =>
      (await procedure.passed(talk.caseId)).includes('sub-case-action'),
    )
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining([
        'ev-talk-requested',
        'ca-extra-talk',
        'ev-talk-done',
        'ev-not-reached',
      ]),
    )
    await openTask(deps, { subject: talk.subject, formId: 'closing-report' })
  })

  test('a colleague who is away: the substitute takes over who is free, and the others get a new time', async () => {
    // given
    const talk = await walkedIn('Fasan')
    await agrees(talk)
    const booked = await live(talk.caseId)
    await waiting(talk)
    const { agencyId } = await deps.db.prisma.case.findUniqueOrThrow({
      where: { id: talk.caseId },
    })
    const colleague = await deps.db.prisma.staff.findFirstOrThrow({
      where: { agencyId, roles: { has: 'caseworker' }, id: { not: booked.staffId } },
    })
    const lead = await app.signIn(await usernameOf(deps, 'team-lead', agencyId))
    const on = booked.startsAt.toISOString().slice(0, 10)
    const absence = { staffId: booked.staffId, substituteId: colleague.id, fromOn: on, toOn: on }
    // when
    const { id } = (await lead('/api/absences', { method: 'POST', body: absence })) as {
      id: string
    }
    const taken = await live(talk.caseId)
    await lead(`/api/absences/${id}`, { method: 'DELETE' })
    await deps.db.prisma.appointment.update({
      where: { id: booked.id },
      data: { staffId: booked.staffId },
    })
    const other = await walkedIn('Girlitz')
    await deps.db.prisma.case.update({
      where: { id: other.caseId },
      data: { caseworkerId: colleague.id },
    })
    await openTask(deps, { subject: other.subject, formId: 'agree-slot' })
    await answer(other, {
      result: 'agreed',
      slot: booked.startsAt.toISOString(),
      place: 'agency',
      agreedBy: 'counter',
    })
    await live(other.caseId)
    await lead('/api/absences', { method: 'POST', body: absence })
    // then
    expect(taken).toMatchObject({ id: booked.id, staffId: colleague.id, status: 'confirmed' })
    await openTask(deps, { subject: talk.subject, formId: 'agree-slot' })
    expect(
      await deps.db.prisma.appointment.findUniqueOrThrow({ where: { id: booked.id } }),
    ).toMatchObject({ status: 'cancelled', cancelledBy: 'office' })
  })

  test('goes on from st-calc-next-step where a case is set up anew', async () => {
    // given
    const talk = await walkedIn('Haselhuhn')
    await agrees(talk)
    const { id } = await live(talk.caseId)
    const before = await waiting(talk)
    const { connection } = app.application.engine
    // when
    const { processInstanceKey } = await connection.call((client) =>
      client.createProcessInstance({
        bpmnProcessId: 'appointment',
        variables: {
          subject: talk.subject,
          caseId: talk.caseId,
          talkPurpose: 'intake',
          appointmentId: id,
          resumeAt: 'st-calc-next-step',
        },
      }),
    )
    // then
    const after = await until('it waits', () =>
      deps.db.prisma.wait.findFirst({
        where: { subject: talk.subject, closedAt: null, scope: { not: before.scope } },
      }),
    )
    expect(after.dueAt).toEqual(before.dueAt)
    await quiet(deps)
    await app.application.engine.cancelInstance(processInstanceKey)
    await deps.db.prisma.wait.updateMany({
      where: { scope: processInstanceKey },
      data: { closedAt: deps.clock.now() },
    })
    await deps.db.prisma.appointment.update({ where: { id }, data: { waitId: before.id } })
  })

  test('afterwards the ledger finds nothing', async () => {
    expect(await ledgerFindings(app)).toBe('')
  })
})
