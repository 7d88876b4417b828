import { z } from 'zod'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { calculateDeadline } from '#server/procedure/waits/calculate-deadline.ts'
import {
  campaignSubject,
  caseSubject,
  invitationSubject,
  parseSubject,
  subjectText,
} from '#server/base/subject.ts'

const uuid = z.uuid().nullish()
const instant = z.string().optional()

/** Safe to run twice: a wait is found again by the job that opened it. */
export const worker = defineWorker({
  jobType: 'deadline.calculate',
  input: z.object({
    caseId: uuid,
    invitationId: uuid,
    campaignId: uuid,
    subject: z.string().nullish(),
    letterId: uuid,
    appointmentId: uuid,
  }),
  output: z.object({
    waitId: z.string(),
    responseDueOn: instant,
    printDueOn: instant,
    campaignDueOn: instant,
    thinkingDueOn: instant,
    nextContactOn: instant,
    pauseEndsOn: instant,
    aftercareDueOn: instant,
    appointmentStepOn: instant,
  }),
  interactive: true,
  async handle({ caseId, invitationId, campaignId, subject, letterId, appointmentId }, deps, job) {
    const { rule = '', result = '' } = job.customHeaders
    const own = caseId
      ? caseSubject(caseId)
      : invitationId
        ? invitationSubject(invitationId)
        : campaignSubject(campaignId ?? '')
    const { key, processInstanceKey, elementId } = job
    const about = subject ? parseSubject(subject) : own
    const { waitId, dueAt } = await calculateDeadline(deps, {
      subject: about,
      letterId: letterId ?? null,
      appointmentId: appointmentId ?? null,
      rule,
      result,
      jobKey: `${subjectText(about)}/${key}`,
      processInstanceKey,
      elementId,
    })
    return { waitId, [result]: dueAt }
  },
})
