import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#server/base/clock.ts'
import { plusDays } from '#server/procedure/calendar/working-days.ts'
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
import { complete, openTask, settleWalkIn, usernameOf, type Row } from '#tests/support/scenario.ts'
import { first } from '#tests/support/known.ts'

describe('appointment', () => {
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

  const talksOf = (caseId: string) =>
    deps.db.prisma.appointment.findMany({ where: { caseId }, orderBy: { bookedAt: 'asc' } })
  const live = (caseId: string) =>
    until('a talk is booked', () =>
      deps.db.prisma.appointment.findFirst({
        where: { caseId, status: { in: ['provisional', 'confirmed'] } },
      }),
    )
  const lettersOf = (caseId: string) =>
    deps.db.prisma.letter.findMany({
      where: { caseId, documentType: 'APPOINTMENT_LETTER' },
      select: { state: true, holdReason: true },
    })
  const change = (send: Send, path: string, body: Row = {}) =>
    send(`/api/appointments/${path}`, { method: 'POST', body })
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

  /** Time goes on until the talk has begun. */
  async function begins(talk: Talk): Promise<void> {
    for (;;) {
      const { startsAt } = await live(talk.caseId)
      const { dueAt } = await waiting(talk)
      await moveTo(app, dueAt)
      if (dueAt > startsAt) return
    }
  }

  test('happy path: a time by letter, nobody answers, the day comes, the talk takes place', async () => {
    // given
    const talk = await procedure.accepts()
    const booked = await live(talk.caseId)
    // when
    await begins(talk)
    await procedure.does(talk, 'record-attendance', {
      attendance: 'late',
      durationMin: 40,
      participants: ['companion'],
    })
    await openTask(deps, { subject: talk.subject, formId: 'first-conversation' })
    // then
    expect(booked).toMatchObject({ mode: 'letter', status: 'provisional', purpose: 'intake' })
    expect(dayOf(booked.startsAt) >= plusDays(dayOf(booked.bookedAt), 10)).toBe(true)
    expect(await lettersOf(talk.caseId)).toHaveLength(1)
    expect(await talksOf(talk.caseId)).toEqual([
      expect.objectContaining({
        status: 'held',
        isLate: true,
        durationMin: 40,
        participants: ['companion'],
        silentAt: expect.any(Date),
        reminderDueAt: null,
      }),
    ])
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining([
        'st-book-slot',
        'ca-appointment-letter',
        'ev-step-due',
        'st-check-appointment',
        'st-send-reminder',
        'ev-talk-held',
        'ca-first-talk',
      ]),
    )
  })

  test('confirmed, moved, declined, cancelled by us, by letter: always one time and one process', async () => {
    // given
    const talk = await procedure.accepts()
    const booked = await live(talk.caseId)
    const before = await waiting(talk)
    // when
    await change(talk.caseworker, `${booked.id}/confirmation`)
    await until('calculated anew', () =>
      deps.db.prisma.wait.findFirst({
        where: {
          subject: talk.subject,
          closedAt: null,
          openedAt: { gte: before.openedAt },
          id: { not: before.id },
        },
      }),
    )
    const { slots } = (await talk.caseworker(
      `/api/cases/${talk.caseId}/free-times?purpose=intake`,
    )) as { slots: { startsAt: string }[] }
    await change(talk.caseworker, `${booked.id}/move`, { startsAt: first(slots).startsAt })
    await until('moved', async () =>
      (await procedure.passed(talk.caseId)).includes('ev-deadline-moved'),
    )
    await change(centre, `${booked.id}/refusal`)
    await agrees(talk)
    const second = await live(talk.caseId)
    await waiting(talk)
    await change(talk.caseworker, `${second.id}/cancellation`, { by: 'office' })
    await answer(talk, { result: 'by-letter' })
    const third = await live(talk.caseId)
    const wait = await waiting(talk)
    await talk.caseworker(`/api/waits/${wait.id}/end`, { method: 'POST', body: {} })
    await procedure.does(talk, 'record-attendance', { attendance: 'held', durationMin: 30 })
    // then
    expect(
      (await talksOf(talk.caseId)).map(({ status, mode, cancelledBy }) => [
        status,
        mode,
        cancelledBy,
      ]),
    ).toEqual([
      ['declined', 'letter', 'client'],
      ['cancelled', 'phone', 'office'],
      ['held', 'letter', null],
    ])
    expect(third.attempt).toBe(3)
    // neither had gone out: one was held when its talk fell, one when the talk took place
    const held = { state: 'held', holdReason: 'talk-changed' }
    expect(await lettersOf(talk.caseId)).toEqual([held, held])
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining([
        'ev-appointment-confirmed',
        'ev-deadline-moved',
        'ev-appointment-declined',
        'ut-agree-slot',
        'ev-appointment-cancelled',
        'ev-wait-ended',
        'ev-talk-held',
      ]),
    )
  })

  test('not coming: preset by the table, decided by a person; after the third time the door stays open', async () => {
    // given
    const talk = await walkedIn('Auerhahn')
    const missed = async () => {
      await begins(talk)
      await procedure.does(talk, 'record-attendance', { attendance: 'no-show' })
      const key = await openTask(deps, { subject: talk.subject, formId: 'after-no-show' })
      return {
        key,
        preset: ((await talk.caseworker(`/api/tasks/${key}`)) as { values: Row }).values['nextTry'],
      }
    }
    await agrees(talk)
    // when
    const first = await missed()
    await procedure.does(talk, 'after-no-show', { nextTry: 'letter' })
    const second = await missed()
    const refusal = await talk
      .caseworker(`/api/tasks/${second.key}/submissions`, {
        method: 'POST',
        body: { mode: 'continue', answers: { nextTry: 'outreach' } },
      })
      .then(() => '', String)
    await procedure.does(talk, 'after-no-show', {
      nextTry: 'outreach',
      reason: 'Der Weg ist weit.',
    })
    await agrees(talk)
    const third = await missed()
    await procedure.does(talk, 'after-no-show', { nextTry: 'stop' })
    await openTask(deps, { subject: talk.subject, formId: 'closing-report' })
    // then
    expect([first.preset, second.preset, third.preset]).toEqual(['letter', 'call', 'stop'])
    expect(refusal).toContain('warum Sie vom Vorschlag abweichen')
    expect(
      (await talksOf(talk.caseId)).map(({ mode, status, proposedTry, nextTry, nextReason }) => [
        mode,
        status,
        proposedTry,
        nextTry,
        nextReason,
      ]),
    ).toEqual([
      ['phone', 'no-show', 'letter', 'letter', null],
      ['letter', 'no-show', 'call', 'outreach', 'Der Weg ist weit.'],
      ['phone', 'no-show', 'stop', 'stop', null],
    ])
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining([
        'br-no-show',
        'ut-after-no-show',
        'ev-talk-not-held',
        'ev-no-contact',
      ]),
    )
    expect(
      await deps.db.prisma.decisionResult.count({
        where: { subject: talk.subject, decisionId: 'no-show' },
      }),
    ).toBe(3)
  })

  test('who wishes no talk takes no harm: the case ends with C11 at once', async () => {
    // given
    const talk = await walkedIn('Bergfink')
    // when
    await answer(talk, { result: 'none' })
    // then
    await until(
      'closed',
      async () =>
        (await deps.db.prisma.case.findUniqueOrThrow({ where: { id: talk.caseId } })).status ===
        'closed',
    )
    expect(
      await deps.db.prisma.case.findUniqueOrThrow({ where: { id: talk.caseId } }),
    ).toMatchObject({ endCode: 'C11' })
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining(['ev-not-wished', 'ev-no-contact', 'ev-case-ended']),
    )
  })

  test('afterwards the ledger finds nothing', async () => {
    expect(await ledgerFindings(app)).toBe('')
  })
})
