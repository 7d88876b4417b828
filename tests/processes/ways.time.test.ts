import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '#server/base/deps.ts'
import {
  openApplication,
  until,
  type Send,
  type TestApplication,
} from '#tests/support/application.ts'
import { ledgerFindings } from '#tests/support/ledger-findings.ts'
import type { Talk } from '#tests/support/procedure.ts'
import { complete, dayFrom, openTask, usernameOf } from '#tests/support/scenario.ts'
import { openWays, type Ways } from '#tests/support/ways.ts'

describe('the ways through the phases', () => {
  let app: TestApplication
  let deps: Deps
  let ways: Ways
  let procedure: Ways['procedure']

  beforeAll(async () => {
    app = await openApplication({ clockControlled: true })
    deps = app.application.deps
    ways = openWays(app)
    procedure = ways.procedure
  })
  afterAll(() => app.close())

  const found = (caseId: string) => deps.db.prisma.case.findUniqueOrThrow({ where: { id: caseId } })
  const leadOf = async ({ caseId }: Talk): Promise<Send> =>
    await app.signIn(await usernameOf(deps, 'team-lead', (await found(caseId)).agencyId))

  test('while the person thinks: the day is moved, a pause is made, the answer comes by itself', async () => {
    // given
    const talk = await procedure.arrives('Fichte')
    await procedure.does(talk, 'participation-decision', {
      decision: 'thinking',
      thinkUntil: dayFrom(deps, 12),
      consentEvaluation: 'not-asked',
    })
    const first = await procedure.openWait(talk.subject, 'thinking-time')
    // when
    await ways.moveWait(talk, first.id, 20)
    await until('a later day', () =>
      deps.db.prisma.wait.findFirst({
        where: {
          subject: talk.subject,
          rule: 'thinking-time',
          closedAt: null,
          dueAt: { gt: first.dueAt },
        },
      }),
    )
    await ways.act(talk, 'pause', { until: dayFrom(deps, 60) })
    await procedure.openWait(talk.subject, 'pause-max')
    await ways.act(talk, 'resumption', {})
    await procedure.openWait(talk.subject, 'thinking-time')
    await ways.act(talk, 'decision', { participation: 'yes' })
    // then
    await openTask(deps, { subject: talk.subject, formId: 'prepare-assessment' })
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining([
        'ev-deadline-moved',
        'ev-case-paused',
        'ca-pause',
        'ev-client-decided',
      ]),
    )
  })

  test('a sheet is discussed in the team first; then the person stops', async () => {
    // given
    const talk = await procedure.takesPart('Föhre')
    await procedure.talksOverSheet(talk)
    // when
    await procedure.confirmsSheet(talk, 'consult')
    await procedure.does(talk, 'case-consultation', {
      result: 'Noch einmal nach dem Wunsch fragen.',
    })
    await procedure.confirmsSheet(talk, 'client-stops')
    // then
    await openTask(deps, { subject: talk.subject, formId: 'closing-report' })
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining(['ut-case-consultation', 'ev-stops-here']),
    )
  })

  test('the lead looks at a plan that costs money, and mediates after three wishes for changes', async () => {
    // given
    const talk = await procedure.takesPart('Ginster')
    const lead = await leadOf(talk)
    await procedure.assess(talk)
    const costly = {
      ...procedure.plan('Eine Ausbildung beginnen'),
      measures: [
        {
          type: 'training',
          provider: 'Bildungswerk Musterstadt',
          costBearer: 'office',
          goals: ['1'],
        },
      ],
    }
    // when
    await procedure.does(talk, 'draft-plan', costly)
    await complete(deps, lead, {
      subject: talk.subject,
      formId: 'approve-plan',
      answers: { decision: 'talk', remark: 'Was kostet der Kurs?' },
    })
    await procedure.does(talk, 'draft-plan', costly)
    await complete(deps, lead, {
      subject: talk.subject,
      formId: 'approve-plan',
      answers: { decision: 'ok' },
    })
    for (let round = 0; round < 3; round++) {
      await procedure.sign(talk, 'wants-changes')
      await procedure.does(talk, 'draft-plan', procedure.plan(`Fassung ${round}`))
    }
    await procedure.sign(talk, 'wants-changes')
    await complete(deps, lead, {
      subject: talk.subject,
      formId: 'mediate',
      answers: { outcome: 'new-draft' },
    })
    await procedure.does(talk, 'draft-plan', procedure.plan('Noch ein Versuch'))
    await procedure.sign(talk, 'wants-changes')
    await complete(deps, lead, {
      subject: talk.subject,
      formId: 'mediate',
      answers: { outcome: 'no-agreement' },
    })
    // then
    await openTask(deps, { subject: talk.subject, formId: 'closing-report' })
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining(['ut-approve-plan', 'gw-rounds', 'ut-mediate', 'ev-no-agreement']),
    )
  })

  test('a person who wants no plan ends without one; the lead asks back, and aftercare ends by hand', async () => {
    // given
    const talk = await procedure.takesPart('Hainbuche')
    const lead = await leadOf(talk)
    await procedure.assess(talk)
    await procedure.does(talk, 'draft-plan', procedure.plan('Einen Kurs besuchen'))
    await procedure.sign(talk, 'no-agreement')
    const report = { endCode: 'C05', benefitState: 'unchanged', aftercareConsent: 'given' }
    // when
    await procedure.does(talk, 'closing-report', {
      ...report,
      endCode: 'C01',
      workKind: 'regular',
    })
    await complete(deps, lead, {
      subject: talk.subject,
      formId: 'confirm-closure',
      answers: { confirmed: 'no', remark: 'Haben wir etwas übersehen?' },
    })
    await procedure.does(talk, 'closing-report', report)
    await complete(deps, lead, {
      subject: talk.subject,
      formId: 'confirm-closure',
      answers: { confirmed: 'yes' },
    })
    const aftercare = await procedure.openWait(talk.subject, 'aftercare')
    await ways.moveWait(talk, aftercare.id, 200)
    const moved = await until('a later day', () =>
      deps.db.prisma.wait.findFirst({
        where: {
          subject: talk.subject,
          rule: 'aftercare',
          closedAt: null,
          dueAt: { gt: aftercare.dueAt },
        },
      }),
    )
    await ways.endWait(talk, moved.id)
    // then
    expect(
      await until('passed', async () =>
        (await procedure.passed(talk.caseId)).includes('ev-aftercare-dropped'),
      ),
    ).toBe(true)
    expect(await found(talk.caseId)).toMatchObject({ status: 'closed', endCode: 'C05' })
  })

  test('a person who gets in touch after the end is heard at once', async () => {
    // given
    const talk = await ways.withPlan('Kiefer')
    await ways.nextContact(talk)
    await ways.act(talk, 'signals', { signal: 'concern' })
    await procedure.contact(talk, 'reached')
    await procedure.does(talk, 'arrange-talk', { result: 'none' })
    await procedure.does(talk, 'review-without-client', { why: 'Umzug, zweimal angerufen.' })
    await procedure.does(talk, 'review-decision', { decision: 'close', reason: 'Ziel erreicht.' })
    await procedure.does(talk, 'closing-report', {
      endCode: 'C01',
      workKind: 'regular',
      benefitState: 'ended',
      aftercareConsent: 'given',
    })
    await procedure.openWait(talk.subject, 'aftercare')
    // when
    await ways.act(talk, 'signals', { signal: 'concern' })
    await procedure.does(talk, 'aftercare-contact', { reached: 'yes', stillIndependent: 'yes' })
    // then
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining([
        'ev-review-now',
        'ut-arrange-talk',
        'ev-not-wished',
        'ut-review-without-client',
        'ev-client-concern',
        'ev-aftercare-done',
      ]),
    )
  })

  test('in follow-up: moved, ended by hand, a small change, a review wished, a big change', async () => {
    // given
    const talk = await ways.withPlan('Linde')
    const first = await ways.nextContact(talk)
    // when
    await ways.moveWait(talk, first.id, 80)
    const moved = await until('a later day', () =>
      deps.db.prisma.wait.findFirst({
        where: {
          subject: talk.subject,
          rule: 'next-contact',
          closedAt: null,
          dueAt: { gt: first.dueAt },
        },
      }),
    )
    await ways.endWait(talk, moved.id)
    await procedure.contact(talk, 'small-change')
    await procedure.does(talk, 'amend-plan', {
      change: 'Der Kurs ist jetzt am Abend.',
      copyGiven: true,
    })
    await ways.nextContact(talk)
    await ways.act(talk, 'signals', { signal: 'review' })
    await procedure.review(talk, { rating: 'rated-0', decision: 'continue' })
    await ways.nextContact(talk)
    await ways.act(talk, 'signals', { signal: 'concern' })
    await procedure.contact(talk, 'big-change')
    // then
    await openTask(deps, { subject: talk.subject, formId: 'arrange-talk' })
    expect(await procedure.passed(talk.caseId)).toEqual(
      expect.arrayContaining([
        'ev-deadline-moved',
        'ev-wait-ended',
        'ut-amend-plan',
        'ev-review-wished',
        'ev-re-plan',
      ]),
    )
  })

  test('afterwards the ledger finds nothing', async () => {
    expect(await ledgerFindings(app)).toBe('')
  })
})
