import { dayToStore } from '#server/base/clock.ts'
import type { Tx } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { announce } from '#server/base/db.ts'
import { invalid } from '#server/base/errors.ts'
import { getChoice, textsOf, type Answers } from '#server/procedure/tasks/answers.ts'
import { getActorId, type FormUseCase } from '#server/procedure/tasks/form-use-case.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { caseSubject } from '#server/base/subject.ts'

const MAX_THINKING_DAYS = 28
const DAY_MS = 86_400_000

const PARTICIPATIONS = ['yes', 'thinking', 'no', 'one-off'] as const
export type Participation = (typeof PARTICIPATIONS)[number]
const END: Partial<Record<Participation, 'C11' | 'C13'>> = { no: 'C11', 'one-off': 'C13' }

type Decision = {
  caseId: string
  participation: Participation
  kind: string
  thinkUntil: Date | null
  actorId: string
  at: Date
}

/**
 * Writes what the person decided. A no or one-off advice sets the end code; nobody is asked why.
 */
export async function storeParticipation(tx: Tx, deps: Deps, decision: Decision): Promise<void> {
  const { caseId, participation, kind, thinkUntil, actorId, at } = decision
  const endCode = END[participation]
  await tx.conversation.create({ data: { caseId, kind, heldAt: at, by: actorId, participation } })
  await tx.case.update({
    where: { id: caseId },
    data: {
      thinkUntil,
      ...(endCode ? { endCode } : {}),
      ...(participation === 'yes' ? { phase: 'assessment' } : {}),
    },
  })
  await recordEvent(tx, deps, {
    subject: caseSubject(caseId),
    kind: 'decision',
    code: `participation-${participation}`,
    actorId,
  })
  announce(tx, 'cases')
}

/**
 * The person's own decision after the first conversation, with the consents that were talked about.
 */
export const participationDecision: FormUseCase = {
  async check(deps, { answers }) {
    if (answers['decision'] !== 'thinking' || !answers['thinkUntil']) return
    const until = new Date(String(answers['thinkUntil'])).getTime()
    const now = deps.clock.now().getTime()
    if (until >= now - DAY_MS && until <= now + MAX_THINKING_DAYS * DAY_MS) return
    throw invalid([
      {
        path: 'thinkUntil',
        message: {
          de: 'Wählen Sie einen Tag in den nächsten 28 Tagen.',
          en: 'Choose a day within the next 28 days.',
        },
      },
    ])
  },

  async apply(tx, deps, { task, answers, actorId, at }) {
    const caseId = task.subject.id
    const participation = getChoice(answers['decision'], PARTICIPATIONS)
    const thinkUntil =
      participation === 'thinking' && answers['thinkUntil']
        ? new Date(String(answers['thinkUntil']))
        : null
    await storeParticipation(tx, deps, {
      caseId,
      participation,
      kind: 'decision',
      thinkUntil,
      actorId: getActorId({ actorId }),
      at,
    })
    await storeConsents(tx, { caseId, answers, at })
    return { participation }
  },
}

/** Asked again once, after the time to think. */
export const askAgain: FormUseCase = {
  async apply(tx, deps, { task, answers, actorId, at }) {
    const participation = getChoice(answers['decision'], PARTICIPATIONS)
    await storeParticipation(tx, deps, {
      caseId: task.subject.id,
      participation,
      kind: 'ask-again',
      thinkUntil: null,
      actorId: getActorId({ actorId }),
      at,
    })
    return { participation }
  },
}

async function storeConsents(
  tx: Tx,
  { caseId, answers, at }: { caseId: string; answers: Answers; at: Date },
): Promise<void> {
  const contact = textsOf(answers['consentContact']).map((kind) => `contact-${kind}`)
  const evaluation =
    answers['consentEvaluation'] === 'given' || answers['consentEvaluation'] === 'refused'
      ? [{ kind: 'evaluation', state: String(answers['consentEvaluation']) }]
      : []
  const consents = [...evaluation, ...contact.map((kind) => ({ kind, state: 'given' }))]
  await tx.consent.createMany({
    data: consents.map((consent) => ({ ...consent, caseId, givenOn: dayToStore(at) })),
  })
}
