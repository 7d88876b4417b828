import { z } from 'zod'
import { longText } from '#server/base/texts/text-schema.ts'

const sentence = z.object({ de: z.string(), en: z.string() })
const member = z.object({
  id: z.string(),
  displayName: z.string(),
  languages: z.array(z.string()),
  /**
   * Sum of the weights of the running cases; nothing else is shown of a colleague
   * (docs/procedure.md, "Access").
   */
  weightedLoad: z.number(),
  absence: z
    .object({
      id: z.string(),
      fromOn: z.string(),
      toOn: z.string(),
      isNow: z.boolean(),
      substitute: z.string(),
    })
    .nullable(),
})
const waiting = z.object({
  taskKey: z.string(),
  caseId: z.string(),
  person: z.string(),
  caseRef: z.string().nullable(),
  language: z.string(),
  priority: z.string().nullable(),
  dueAt: z.string(),
  proposedId: z.string().nullable(),
  /** Why the proposal needs a look; null where all is as it should be. */
  warning: sentence.nullable(),
  /** Ids of members with a conflict of interest. */
  conflicts: z.array(z.string()),
})
/**
 * A case with a conflict of interest of `conflictedId`: its caseworker, or who stands in for them.
 */
const conflict = z.object({
  caseId: z.string(),
  person: z.string(),
  caseRef: z.string().nullable(),
  caseworkerId: z.string(),
  conflictedId: z.string(),
})
export const teamSchema = z
  .object({
    members: z.array(member),
    waiting: z.array(waiting),
    /** Cases that will wait in a moment: they are just being opened. */
    opening: z.number(),
    conflicts: z.array(conflict),
  })
  .meta({ id: 'Team' })
export type Team = z.infer<typeof teamSchema>

export const assignmentsBody = z.strictObject({
  items: z
    .array(
      z.strictObject({
        taskKey: z.string().regex(/^\d{1,19}$/),
        caseworkerId: z.uuid(),
        reason: longText(300).default(''),
      }),
    )
    .min(1)
    .max(200),
})
export type Assignments = z.infer<typeof assignmentsBody>
export const assignmentsSchema = z
  .object({
    items: z.array(
      z.object({ taskKey: z.string(), isDone: z.boolean(), refusal: sentence.nullable() }),
    ),
  })
  .meta({ id: 'AssignmentsResult' })

export const proposalQuery = z.strictObject({ from: z.uuid(), case: z.uuid().optional() })
const proposed = z.object({
  caseId: z.string(),
  caseRef: z.string().nullable(),
  person: z.string(),
  openTasks: z.number(),
  toId: z.string(),
  speaksLanguage: z.boolean(),
  conflicts: z.array(z.string()),
})
export const proposalSchema = z
  .object({ items: z.array(proposed) })
  .meta({ id: 'HandoverProposal' })
export type HandoverProposal = z.infer<typeof proposalSchema>

export const handoverBody = z.strictObject({
  fromId: z.uuid(),
  items: z
    .array(z.strictObject({ caseId: z.uuid(), toId: z.uuid() }))
    .min(1)
    .max(500),
})
export type Handover = z.infer<typeof handoverBody>
/**
 * `changed`: somebody else has the case by now; `conflict`: who was to take it has a conflict of
 * interest.
 */
export const handoverSchema = z
  .object({
    items: z.array(
      z.object({ caseId: z.string(), result: z.enum(['done', 'changed', 'conflict']) }),
    ),
  })
  .meta({ id: 'HandoverResult' })
export type HandoverResult = z.infer<typeof handoverSchema>
