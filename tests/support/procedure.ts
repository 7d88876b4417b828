import { AGREEING_FORMS } from '#server/procedure/appointments/appointment-words.ts'
import { LIFE_AREAS } from '#server/procedure/assessments/life-areas.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Wait } from '#server/generated/prisma/client.ts'
import { until, type Send, type TestApplication } from './application.ts'
import { moveTo } from './move-time.ts'
import { post } from './post-letters.ts'
import { quiet } from './quiet.ts'
import {
  assignWalkIn,
  complete,
  conversation,
  dayFrom,
  inviteHouseholds,
  talkNow,
  usernameOf,
  type Row,
} from './scenario.ts'
import { known } from './known.ts'

export type Talk = { caseId: string; subject: string; caseworker: Send }

/**
 * Leads people through the procedure on the real engine, one phase at a time, as a caseworker
 * would. Needs `openApplication({ clockControlled: true })`.
 */
export class Procedure {
  private readonly app: TestApplication

  constructor(app: TestApplication) {
    this.app = app
  }

  private get deps(): Deps {
    return this.app.application.deps
  }

  openWait(subject: string, rule: string): Promise<Wait> {
    const { deps } = this
    return until(`${subject} waits: ${rule}`, () =>
      deps.db.prisma.wait.findFirst({
        where: { subject, rule, closedAt: null, dueAt: { gt: deps.clock.now() } },
      }),
    )
  }

  /** Ids of the elements that a case and its phases have completed. */
  async passed(caseId: string): Promise<string[]> {
    await quiet(this.deps)
    const rows = await this.deps.db.query<{ element_id: string }>(
      `WITH RECURSIVE tree AS (
         SELECT p.key
         FROM readmodel.process_instance p
         JOIN case_instance c ON c.process_instance_key = p.key
         WHERE c.case_id = $1::uuid
         UNION ALL
         SELECT p.key
         FROM readmodel.process_instance p
         JOIN tree ON p.parent_key = tree.key
       )
       SELECT e.element_id
       FROM readmodel.element_instance e
       JOIN tree ON tree.key = e.process_instance_key
       WHERE e.state = 'completed'
       ORDER BY e.position`,
      [caseId],
    )
    return rows.map((row) => row.element_id)
  }

  /**
   * A household that is invited and says yes, up to its caseworker: the time of the first talk is
   * chosen for them and announced by letter.
   */
  async accepts(): Promise<Talk> {
    const { deps, app } = this
    const [invitationId] = await inviteHouseholds(
      { url: app.url, signIn: app.signIn, deps: () => deps },
      1,
    )
    await post(deps, await app.signIn(await usernameOf(deps, 'campaign-manager')))
    await until('the answer is awaited', () =>
      deps.db.prisma.wait.findFirst({
        where: { subject: `invitation:${invitationId}`, closedAt: null },
      }),
    )
    const centre = await app.signIn(await usernameOf(deps, 'customer-centre'))
    await centre(`/api/invitations/${invitationId}/answers`, {
      method: 'POST',
      body: { response: 'accept', channel: 'slip' },
    })
    const found = await until('the case', () =>
      deps.db.prisma.case.findFirst({
        where: { invitationId: known(invitationId), status: 'open', proposedId: { not: null } },
      }),
    )
    const subject = `case:${found.id}`
    await complete(deps, await app.signIn(await usernameOf(deps, 'team-lead', found.agencyId)), {
      subject,
      formId: 'confirm-assignment',
      answers: { caseworkerId: found.proposedId },
    })
    const { username } = await deps.db.prisma.staff.findUniqueOrThrow({
      where: { id: known(found.proposedId) },
    })
    return { caseId: found.id, subject, caseworker: await app.signIn(username) }
  }

  /** The day of the first talk comes, it takes place, and the person takes part. */
  async firstTalk(talk: Talk): Promise<void> {
    const { startsAt } = await until('a time by letter', () =>
      this.deps.db.prisma.appointment.findFirst({
        where: { caseId: talk.caseId, status: 'provisional' },
      }),
    )
    for (let dueAt = new Date(0); dueAt < startsAt;) {
      dueAt = (await this.openWait(talk.subject, 'appointment-step')).dueAt
      await moveTo(this.app, dueAt)
    }
    await this.does(talk, 'record-attendance', { attendance: 'held', durationMin: 50 })
    await this.does(talk, 'first-conversation', conversation(this.deps))
    await this.decides(talk)
  }

  /** A walk-in up to the first talk. */
  async arrives(lastName: string): Promise<Talk> {
    const { caseId, caseworker } = await assignWalkIn(
      { url: this.app.url, signIn: this.app.signIn, deps: () => this.deps },
      lastName,
    )
    const talk = { caseId, subject: `case:${caseId}`, caseworker }
    await this.does(talk, 'first-conversation', conversation(this.deps))
    return talk
  }

  async takesPart(lastName: string): Promise<Talk> {
    const talk = await this.arrives(lastName)
    await this.decides(talk)
    return talk
  }

  private async decides(talk: Talk): Promise<void> {
    await this.does(talk, 'participation-decision', {
      decision: 'yes',
      consentEvaluation: 'refused',
    })
    await this.does(talk, 'prepare-assessment', {
      interpreterNeeded: 'no',
      sheetOn: dayFrom(this.deps, 7),
    })
  }

  /**
   * Completes the case's task of a form as its caseworker; where a talk is to be arranged first, it
   * takes place at once.
   */
  async does({ caseId, subject, caseworker }: Talk, formId: string, answers: Row): Promise<void> {
    const { deps } = this
    const open = await until(`${formId} or a talk of ${subject}`, () =>
      deps.db.prisma.task.findFirst({
        where: {
          subject,
          formId: { in: [formId, ...AGREEING_FORMS] },
          state: 'open',
          submissionId: null,
        },
      }),
    )
    if (open.formId !== formId) await talkNow(deps, caseworker, caseId)
    await complete(deps, caseworker, { subject, formId, answers })
  }

  async talksOverSheet(talk: Talk): Promise<void> {
    const areas = Object.fromEntries(
      LIFE_AREAS.flatMap((area) =>
        area === 'work'
          ? [
              [`${area}Discussed`, 'yes'],
              [`${area}Client`, 'Ich möchte arbeiten.'],
              [`${area}Need`, '3'],
            ]
          : [[`${area}Discussed`, 'no']],
      ),
    )
    await this.does(talk, 'assessment', {
      ...areas,
      summary: 'Es geht gut voran.',
      strengths: [{ text: 'Ausdauer' }],
      wantsWork: 'yes',
      vocational: 'no',
      lastWork: 'longer',
      careUnsolved: 'no',
    })
  }

  confirmsSheet(talk: Talk, outcome: string): Promise<void> {
    return this.does(talk, 'confirm-assessment', {
      sharedWithClient: 'read-together',
      supportLevel: 'S2',
      outcome,
    })
  }

  async assess(talk: Talk, outcome = 'assessed'): Promise<void> {
    await this.talksOverSheet(talk)
    await this.confirmsSheet(talk, outcome)
  }

  plan(title: string): Row {
    return {
      guidingGoal: 'Wieder arbeiten',
      goals: [
        {
          title,
          lifeArea: 'work',
          indicator: 'Ich gehe hin.',
          targetOn: dayFrom(this.deps, 300),
          startLevel: '-1',
          expected: 'Jede Woche',
          importance: '3',
        },
      ],
      contributionsClient: [{ text: 'Ich melde mich an.' }],
      contributionsAgency: [{ text: 'Wir suchen einen Platz.' }],
      measures: [],
      reviewOn: dayFrom(this.deps, 170),
    }
  }

  sign(talk: Talk, outcome = 'signed'): Promise<void> {
    return this.does(talk, 'sign-plan', {
      outcome,
      ...(outcome === 'signed' ? { signedOn: dayFrom(this.deps, 0) } : {}),
      explainedIn: 'german',
      copyGiven: true,
    })
  }

  async agree(talk: Talk, title: string): Promise<void> {
    await this.does(talk, 'draft-plan', this.plan(title))
    await this.sign(talk)
  }

  /** A contact by phone. */
  contact(talk: Talk, course: string): Promise<void> {
    return this.does(talk, 'follow-up-contact', {
      kind: 'phone',
      contactOn: dayFrom(this.deps, 0),
      course,
    })
  }

  /** Contacts go well until the review is due; returns how many there were. */
  async followUp(talk: Talk): Promise<number> {
    const { subject } = talk
    for (let contacts = 0; ; contacts += 1) {
      await moveTo(this.app, (await this.openWait(subject, 'next-contact')).dueAt)
      const formId = await until('contact or review', async () => {
        const [task] = await this.deps.db.query<{ form_id: string }>(
          `SELECT form_id
           FROM task
           WHERE subject = $1 AND state = 'open' AND submission_id IS NULL`,
          [subject],
        )
        return task?.form_id
      })
      if (formId === 'arrange-talk') return contacts
      await this.contact(talk, 'on-track')
    }
  }

  async review(
    talk: Talk,
    { rating, decision }: { rating: string; decision: string },
  ): Promise<void> {
    const { goals } = await this.deps.db.prisma.helpPlan.findFirstOrThrow({
      where: { caseId: talk.caseId, state: 'active' },
      include: { goals: true },
    })
    await this.does(talk, 'review-conversation', {
      ratings: goals.map(({ id }) => ({ goal: id, client: rating, caseworker: 'rated-0' })),
      wish: 'go-on',
    })
    await this.does(talk, 'review-decision', {
      decision,
      reason: 'Gemeinsam so besprochen.',
      nextReviewOn: dayFrom(this.deps, 150),
    })
  }
}
