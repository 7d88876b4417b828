import { z } from 'zod'
import { announce } from '#server/base/db.ts'
import type { Deps } from '#server/base/deps.ts'
import { evaluate, recordDecision } from '#server/procedure/deployments/evaluate.ts'
import { invitationSubject, subjectText } from '#server/base/subject.ts'

const WEEK_MS = 7 * 86_400_000

const resultSchema = z.record(z.string(), z.unknown())
export type NextStep = { nextStep: string; documentType: string | null }

/**
 * Which step follows an unanswered letter: at most three letters and two calls within ten weeks.
 * Run again, it finds what it decided.
 */
export async function decideNextStep(
  deps: Deps,
  { invitationId, jobKey }: { invitationId: string; jobKey: string },
): Promise<NextStep> {
  const known = await deps.db.prisma.decisionResult.findUnique({ where: { jobKey } })
  if (known) return stepOf(resultSchema.parse(known.result))
  const decided = await evaluate(deps, 'next-contact-step', await factsOf(deps, invitationId))
  const step = stepOf(decided.outputs)
  await deps.db.tx(async (tx) => {
    await recordDecision(tx, deps, { decided, subject: invitationSubject(invitationId), jobKey })
    const afterLater =
      decided.inputs['lastResponse'] === 'later'
        ? { lettersSent: 0, callsMade: 0, lastResponse: null }
        : {}
    const ended =
      step.nextStep === 'close' ? { status: 'no-contact', endedAt: deps.clock.now() } : {}
    await tx.invitation.update({ where: { id: invitationId }, data: { ...afterLater, ...ended } })
    // the wait that is over by its timer: nobody may move or end it any more
    await tx.wait.updateMany({
      where: {
        subject: subjectText(invitationSubject(invitationId)),
        rule: 'response-period',
        closedAt: null,
      },
      data: { closedAt: deps.clock.now() },
    })
    announce(tx, 'invitations', 'campaigns')
  })
  return step
}

const stepOf = (outputs: Record<string, unknown>): NextStep => ({
  nextStep: String(outputs['nextStep']),
  documentType: outputs['documentType'] ? String(outputs['documentType']) : null,
})

async function factsOf(deps: Deps, id: string) {
  const invitation = await deps.db.prisma.invitation.findUniqueOrThrow({
    where: { id },
    include: { person: true },
  })
  const { person, lettersSent, callsMade, lastResponse, firstPostedOn } = invitation
  const weeksOpen = firstPostedOn
    ? Math.floor((deps.clock.now().getTime() - firstPostedOn.getTime()) / WEEK_MS)
    : 0
  return {
    lettersSent,
    callsMade,
    lastResponse: lastResponse ?? 'none',
    phoneKnown: person.phone !== null,
    language: person.language,
    special: person.blockingNotice || person.representative !== null,
    weeksOpen,
  }
}
