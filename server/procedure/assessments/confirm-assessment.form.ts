import { z } from 'zod'
import { recordEvent } from '#server/procedure/timeline/record-event.ts'
import { announce, type Tx } from '#server/base/db.ts'
import { invalid } from '#server/base/errors.ts'
import { proposeEnd } from '#server/procedure/cases/propose-end.ts'
import { recordChoice } from '#server/procedure/deployments/evaluate.ts'
import { textOf } from '#server/procedure/tasks/answers.ts'
import { getActorId, type FormUseCase } from '#server/procedure/tasks/form-use-case.ts'

const outcomeSchema = z.enum(['assessed', 'consult', 'client-stops', 'other-service'])
type Outcome = z.infer<typeof outcomeSchema>
const END: Partial<Record<Outcome, 'C04' | 'C07'>> = {
  'client-stops': 'C04',
  'other-service': 'C07',
}

const newest = (tx: Tx, caseId: string) =>
  tx.assessment.findFirstOrThrow({ where: { caseId }, orderBy: { version: 'desc' } })

/**
 * The sheet is gone through together; who chooses another level than the table says why in a few
 * words.
 */
export const confirmAssessment: FormUseCase = {
  async prepare(deps, task) {
    const { proposedLevel } = await newest(deps.db.prisma, task.subject.id)
    const level = proposedLevel ?? 'S2'
    return {
      values: { supportLevel: level },
      note: {
        de: `Vorschlag der Entscheidungstabelle: ${level}. Sie entscheiden gemeinsam.`,
        en: `Proposal of the decision table: ${level}. You decide together.`,
      },
    }
  },

  async check(deps, { task, answers }) {
    const { proposedLevel } = await newest(deps.db.prisma, task.subject.id)
    if (answers['supportLevel'] === proposedLevel || textOf(answers['overrideReason'])) return
    throw invalid([
      {
        path: 'overrideReason',
        message: {
          de: 'Schreiben Sie kurz, warum Sie vom Vorschlag abweichen.',
          en: 'Say briefly why you choose another level than proposed.',
        },
      },
    ])
  },

  async apply(tx, deps, { task, answers, actorId }) {
    const caseId = task.subject.id
    const outcome = outcomeSchema.parse(answers['outcome'])
    const { id, proposedLevel } = await newest(tx, caseId)
    const supportLevel = String(answers['supportLevel'])
    const words = {
      shared: String(answers['sharedWithClient']),
      clientRemark: textOf(answers['clientRemark']),
      differences: textOf(answers['differences']),
      overrideReason: textOf(answers['overrideReason']),
    }
    await tx.assessment.update({
      where: { id },
      data: { ...words, supportLevel, ...(outcome === 'consult' ? {} : { state: 'confirmed' }) },
    })
    await recordChoice(tx, deps, {
      subject: task.subject,
      decisionId: 'support-level',
      chosen: { supportLevel },
      isOverride: supportLevel !== proposedLevel,
      reason: words.overrideReason,
      by: actorId,
    })
    await tx.case.update({ where: { id: caseId }, data: { supportLevel } })
    const endCode = END[outcome]
    if (endCode) await proposeEnd(tx, { caseId, endCode })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'decision',
      code: `assessment-${outcome}`,
      actorId,
    })
    announce(tx, 'cases')
    return { assessmentOutcome: outcome }
  },
}

/** What helped when the case was talked over in the team, without names. */
export const caseConsultation: FormUseCase = {
  async apply(tx, deps, { task, answers, actorId, at }) {
    await tx.conversation.create({
      data: {
        caseId: task.subject.id,
        kind: 'consultation',
        heldAt: at,
        by: getActorId({ actorId }),
        immediateNeeds: [],
        note: String(answers['result']),
      },
    })
    await recordEvent(tx, deps, {
      subject: task.subject,
      kind: 'process',
      code: 'case-consulted',
      actorId,
    })
    return {}
  },
}
