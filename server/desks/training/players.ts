import { setTimeout as pause } from 'node:timers/promises'
import { AGREEING_FORMS } from '#server/procedure/appointments/appointment-words.ts'
import { dayOf } from '#server/base/clock.ts'
import { signInAs, type Send } from './colleague.ts'
import type { Stage } from './stage.ts'
import { type Subject, subjectText } from '#server/base/subject.ts'

const SAY_AFTER_MS = 30_000
const LOOK_MS = 50
const DAY_MS = 86_400_000

export type Completion = { subject: Subject; formId: string; answers: Record<string, unknown> }

/** The fictional staff, as hands for a scene. */
export class Players {
  readonly #stage: Stage
  readonly #signedIn = new Map<string, Promise<Send>>()

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** Somebody of this role, and of this agency where one is named. */
  async as(role: string, agency?: string): Promise<Send> {
    const { username } = await this.#stage.deps.db.prisma.staff.findFirstOrThrow({
      where: { roles: { has: role }, ...(agency ? { agencyId: agency } : {}) },
      orderBy: { username: 'asc' },
    })
    return await this.byName(username)
  }

  byName(username: string): Promise<Send> {
    const known = this.#signedIn.get(username) ?? signInAs(this.#stage.url, username)
    this.#signedIn.set(username, known)
    return known
  }

  /** Day of the trial, as `YYYY-MM-DD`. */
  dayFrom(days: number): string {
    return dayOf(new Date(this.#stage.deps.clock.now().getTime() + days * DAY_MS))
  }

  /** Completes a task once it is there, released at once. */
  async complete(send: Send, { subject, formId, answers }: Completion): Promise<void> {
    const { deps } = this.#stage
    const { key } = await waitFor(this.#stage, `task ${formId} of ${subjectText(subject)}`, () =>
      deps.db.prisma.task.findFirst({
        where: { subject: subjectText(subject), formId, state: 'open', submissionId: null },
        select: { key: true },
      }),
    )
    await send(`/api/tasks/${key}/submissions`, {
      method: 'POST',
      body: { mode: 'continue', answers },
    })
  }

  /** Where the next talk of a case stands, once it is wanted. */
  talkOf(subject: Subject): Promise<'to-arrange' | 'booked'> {
    const { prisma } = this.#stage.deps.db
    return waitFor(this.#stage, `a talk of ${subjectText(subject)}`, async () => {
      if (
        await prisma.task.count({
          where: {
            subject: subjectText(subject),
            formId: { in: AGREEING_FORMS },
            state: 'open',
            submissionId: null,
          },
        })
      )
        return 'to-arrange'
      return (await prisma.wait.count({
        where: { subject: subjectText(subject), rule: 'appointment-step', closedAt: null },
      }))
        ? 'booked'
        : null
    })
  }

  /** The talk that is to be arranged, or is booked, takes place at once: the person is here. */
  async talkNow(send: Send, subject: Subject): Promise<void> {
    const found = await this.talkOf(subject)
    await send(`/api/cases/${subject.id}/appointments`, { method: 'POST', body: { now: true } })
    if (found === 'booked')
      await this.complete(send, {
        subject,
        formId: 'record-attendance',
        answers: { attendance: 'held', durationMin: 40 },
      })
  }

  /**
   * Completes a task that belongs to a talk; where the talk is to be arranged first, it takes place
   * at once.
   */
  async talk(send: Send, { subject, formId, answers }: Completion): Promise<void> {
    const { prisma } = this.#stage.deps.db
    const open = await waitFor(this.#stage, `${formId} or a talk of ${subjectText(subject)}`, () =>
      prisma.task.findFirst({
        where: {
          subject: subjectText(subject),
          formId: { in: [formId, ...AGREEING_FORMS] },
          state: 'open',
          submissionId: null,
        },
      }),
    )
    if (open.formId !== formId) await this.talkNow(send, subject)
    await this.complete(send, { subject, formId, answers })
  }

  /** Prints every open letter in one run and says that it was posted today. */
  async post(): Promise<void> {
    const { deps, rest } = this.#stage
    if ((await deps.db.prisma.letter.count({ where: { state: 'queued' } })) === 0) return
    const manager = await this.as('campaign-manager')
    const { id } = (await manager('/api/print-runs', { method: 'POST', body: {} })) as {
      id: string
    }
    await waitFor(
      this.#stage,
      'the print run',
      async () => (await manager(`/api/print-runs/${id}`))['state'] === 'ready' || null,
    )
    await manager(`/api/print-runs/${id}/posting`, {
      method: 'POST',
      body: { postedOn: this.dayFrom(0) },
    })
    await rest()
  }
}

/** Waits for as long as it takes on a busy machine, and says every half minute for what. */
async function waitFor<T>({ say }: Stage, what: string, ask: () => Promise<T | null>): Promise<T> {
  for (let since = performance.now(); ;) {
    const found = await ask()
    if (found !== null) return found
    if (performance.now() - since > SAY_AFTER_MS) {
      say(`Still waiting for ${what} …`)
      since = performance.now()
    }
    await pause(LOOK_MS)
  }
}
