import type { Actor } from '#server/web/auth/actor.ts'
import { caseThing, isRunning } from '#server/procedure/cases/find-case.ts'
import type { Deps } from '#server/base/deps.ts'
import type { Case } from '#server/generated/prisma/client.ts'
import { appointmentPolicy } from '#server/web/policies/appointment-policy.ts'
import { demand } from '#server/web/policies/demand.ts'
import { AGREEING_FORMS, purposeSchema, type Purpose } from './appointment-words.ts'
import { WITH_NAMES } from './find-appointment.ts'
import { presentAppointment } from './present-appointment.ts'
import type { CaseAppointments } from './schema.ts'
import { caseSubject, subjectText } from '#server/base/subject.ts'

const SHOWN = 100

/**
 * A case whose talks the actor may see, and arrange where `arranges`.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function getArrangeable(
  deps: Deps,
  caseId: string,
  { actor, arranges }: { actor: Actor; arranges: boolean },
): Promise<Case> {
  const found = await deps.db.prisma.case.findUnique({ where: { id: caseId } })
  demand(
    found !== null && appointmentPolicy.read(actor, caseThing(found)),
    found !== null && (!arranges || appointmentPolicy.arrange(actor, caseThing(found))),
  )
  return found
}

/** The open task in which a time for a talk of this case is agreed on. */
export async function findAgreeing(
  deps: Deps,
  caseId: string,
): Promise<{ key: string; purpose: Purpose } | null> {
  const task = await deps.db.prisma.task.findFirst({
    where: {
      subject: subjectText(caseSubject(caseId)),
      formId: { in: AGREEING_FORMS },
      state: 'open',
      submissionId: null,
    },
    select: { key: true, processInstanceKey: true },
  })
  if (!task) return null
  const request = await deps.db.prisma.appointmentRequest.findFirst({
    where: { caseId, scope: task.processInstanceKey },
    orderBy: { openedAt: 'desc' },
    select: { purpose: true },
  })
  return request && { key: task.key, purpose: purposeSchema.parse(request.purpose) }
}

/**
 * All talks of a case, newest first, and the one that a time is to be found for.
 * @throws AppError NOT_FOUND
 */
export async function listAppointments(
  deps: Deps,
  caseId: string,
  actor: Actor,
): Promise<CaseAppointments> {
  const found = await getArrangeable(deps, caseId, { actor, arranges: false })
  const rows = await deps.db.prisma.appointment.findMany({
    where: { caseId },
    include: WITH_NAMES,
    orderBy: { startsAt: 'desc' },
    take: SHOWN,
  })
  const agreeing = await findAgreeing(deps, caseId)
  const now = deps.clock.now()
  return {
    appointments: rows.map((row) => presentAppointment(row, { actor, now })),
    toArrange: agreeing && { purpose: agreeing.purpose, taskKey: agreeing.key },
    abilities: {
      book:
        appointmentPolicy.arrange(actor, caseThing(found)) &&
        isRunning(found) &&
        found.caseworkerId !== null,
    },
  }
}
