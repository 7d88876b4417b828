import { z } from 'zod'
import { defineWorker } from '#server/engine/engine/define-worker.ts'
import { documentTitles, type DocumentType } from '#server/procedure/letters/letter-data.ts'
import { renderLetter } from '#server/procedure/prints/render-letter.ts'
import { parseSubject } from '#server/base/subject.ts'

const documentType = z.enum(Object.keys(documentTitles) as [DocumentType, ...DocumentType[]])

/**
 * Safe to run twice: a letter is found again by its subject and the element instance that asked for
 * it.
 */
export const worker = defineWorker({
  jobType: 'letter.render',
  input: z.object({
    subject: z.string(),
    caseId: z.uuid().nullish(),
    invitationId: z.uuid().nullish(),
    documentType,
    letterIsOptional: z.boolean().nullish(),
  }),
  output: z.object({ letterId: z.string().nullable(), letterFit: z.boolean() }),
  interactive: true,
  handle: ({ subject, caseId, invitationId, documentType, letterIsOptional }, deps, job) =>
    renderLetter(deps, {
      subject: parseSubject(subject),
      caseId: caseId ?? null,
      invitationId: invitationId ?? null,
      documentType,
      isOptional: letterIsOptional ?? false,
      callKey: `${subject}/${job.elementInstanceKey}`,
    }),
})
