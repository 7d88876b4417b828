import { dayToStore } from '#server/base/clock.ts'
import { getEndCode } from '#server/procedure/cases/end-codes.ts'
import { proposeEnd } from '#server/procedure/cases/propose-end.ts'
import { isAskedAfter } from './aftercare.ts'
import { closureFacts } from './closure-facts.ts'
import { needsLead, recordedEnds } from './needs-lead.ts'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import { textOf } from '#server/procedure/tasks/answers.ts'
import { getActorId, type FormUseCase } from '#server/procedure/tasks/form-use-case.ts'

/**
 * How the case ended and what helped. What is known already is preset, the rest is empty: a preset
 * is no proposal.
 */
export const closingReport: FormUseCase = {
  async prepare(deps, task) {
    const found = await deps.db.prisma.case.findUniqueOrThrow({
      where: { id: task.subject.id },
      include: {
        closingReport: true,
        reviews: { orderBy: { at: 'desc' }, take: 1 },
        consents: { where: { kind: 'aftercare', withdrawnAt: null } },
      },
    })
    const endCode = found.endCode ?? (found.reviews[0]?.wish === 'stop' ? 'C04' : null)
    const report = found.closingReport
    const known = report
      ? {
          whatHelped: report.whatHelped ?? '',
          openIssues: report.openIssues ?? '',
          benefitState: report.benefitState,
        }
      : {}
    const note =
      report?.confirmed === false && report.remark
        ? {
            note: {
              de: `Die Leitung fragt: ${report.remark}`,
              en: `The lead asks: ${report.remark}`,
            },
          }
        : {}
    return {
      values: {
        ...known,
        ...(endCode ? { endCode } : {}),
        aftercareConsent: found.consents[0]?.state ?? 'not-asked',
      },
      ...note,
    }
  },

  async apply(tx, deps, { task, answers, actorId, at }) {
    const caseId = task.subject.id
    const endCode = getEndCode(String(answers['endCode']))
    const { proposedEnds: proposed, person } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { proposedEnds: true, person: { select: { diedOn: true, movedAwayOn: true } } },
    })
    const words = {
      endCode,
      whatHelped: textOf(answers['whatHelped']),
      openIssues: textOf(answers['openIssues']),
      benefitState: String(answers['benefitState']),
      workKind: textOf(answers['workKind']),
      by: getActorId({ actorId }),
      at,
    }
    await tx.closingReport.upsert({
      where: { caseId },
      create: { caseId, ...words },
      update: { ...words, confirmed: null },
    })
    await proposeEnd(tx, { caseId, endCode })
    const isAllowed = await storeAftercare(tx, {
      caseId,
      answer: String(answers['aftercareConsent']),
      at,
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'process',
      code: 'closing-report-written',
      actorId,
    })
    announce(tx, 'cases')
    return {
      confirmationNeeded: needsLead({ chosen: endCode, proposed, recorded: recordedEnds(person) }),
      aftercareWished: isAllowed && isAskedAfter(endCode),
    }
  },
}

/**
 * There is one word on it: a report that was sent back and written anew replaces it, and one that
 * does not ask leaves it. Says whether we may ask later on.
 */
async function storeAftercare(
  tx: Tx,
  { caseId, answer, at }: { caseId: string; answer: string; at: Date },
): Promise<boolean> {
  const known = await tx.consent.findFirst({
    where: { caseId, kind: 'aftercare', withdrawnAt: null },
    select: { id: true, state: true },
  })
  if (answer === 'not-asked') return known?.state === 'given'
  const said = { state: answer, givenOn: dayToStore(at) }
  if (known) await tx.consent.update({ where: { id: known.id }, data: said })
  else await tx.consent.create({ data: { caseId, kind: 'aftercare', ...said } })
  return answer === 'given'
}

/** The lead confirms an end that nobody asked for, or sends it back with a question. */
export const confirmClosure: FormUseCase = {
  async prepare(deps, task) {
    return { about: await closureFacts(deps, task.subject.id) }
  },

  async apply(tx, deps, { task, answers, actorId }) {
    const confirmed = answers['confirmed'] === 'yes'
    await tx.closingReport.update({
      where: { caseId: task.subject.id },
      data: { confirmed, remark: textOf(answers['remark']) },
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'decision',
      code: confirmed ? 'closure-confirmed' : 'closure-sent-back',
      actorId,
    })
    announce(tx, 'cases')
    return { closureConfirmed: confirmed }
  },
}

/** How things are, three months later; only with consent. */
export const aftercareContact: FormUseCase = {
  async apply(tx, deps, { task, answers, actorId }) {
    const code = answers['reached'] === 'yes' ? 'aftercare-reached' : 'aftercare-not-reached'
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'contact',
      code,
      detail:
        answers['reached'] === 'yes' ? { independent: String(answers['stillIndependent']) } : {},
      actorId,
    })
    return {}
  },
}
