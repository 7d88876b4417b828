import { z } from 'zod'
import { shownWishes } from '#server/procedure/persons/talk-wishes.ts'
import { taskRowSchema } from '#server/procedure/tasks/schema.ts'

const personRef = z.object({ id: z.string(), displayName: z.string() })
export const caseStatusSchema = z.enum(['opening', 'open', 'paused', 'closing', 'closed'])

const caseRowSchema = z
  .object({
    id: z.string(),
    caseRef: z.string().nullable(),
    person: z.string(),
    status: caseStatusSchema,
    statusText: z.string(),
    statusTextEn: z.string(),
    isUrgent: z.boolean(),
    agency: z.string(),
    agencyName: z.string(),
    caseworker: personRef.nullable(),
    /** Of what comes next among tasks, talks and waits; a task may have none. */
    nextDate: z.string().nullable(),
    nextWhat: z.string().nullable(),
    nextWhatEn: z.string().nullable(),
    openedOn: z.string(),
    openTasks: z.number(),
  })
  .meta({ id: 'CaseRow' })
export type CaseRow = z.infer<typeof caseRowSchema>

export const caseListSchema = z.object({
  items: z.array(caseRowSchema),
  nextCursor: z.string().nullable(),
})
export type CaseList = z.infer<typeof caseListSchema>
export const caseListQuerySchema = z.strictObject({
  status: z.enum(['open', 'closed']).default('open'),
  cursor: z.string().max(200).optional(),
})
export type CaseListQuery = z.infer<typeof caseListQuerySchema>

const step = z.object({
  name: z.string(),
  nameEn: z.string(),
  state: z.enum(['done', 'now', 'next']),
  at: z.string().nullable(),
})
const timelineEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(['process', 'letter', 'decision', 'change', 'contact']),
  text: z.string(),
  textEn: z.string(),
  actor: z.string().nullable(),
  /** Whose task a substitute completed. */
  onBehalfOf: z.string().nullable(),
  /**
   * What was written there; null where nothing was, or where it is confidential and not the
   * reader's own.
   */
  note: z.string().nullable(),
  isConfidential: z.boolean(),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

export const timelineQuerySchema = z.strictObject({
  kind: z.enum(['process', 'contact', 'letter', 'change']).optional(),
  cursor: z.string().max(200).optional(),
})
export type TimelineQuery = z.infer<typeof timelineQuerySchema>
export const timelineSchema = z
  .object({ items: z.array(timelineEntrySchema), nextCursor: z.string().nullable() })
  .meta({ id: 'Timeline' })
export type Timeline = z.infer<typeof timelineSchema>

/** Who moved a deadline, and why. */
const waitMoveSchema = z.object({
  fromOn: z.string(),
  toOn: z.string(),
  reason: z.string(),
  by: z.string(),
  on: z.string(),
})

export const diagramSchema = z
  .object({
    levels: z.array(
      z.object({
        processId: z.string(),
        processName: z.string(),
        processNameEn: z.string(),
        version: z.number(),
        xml: z.string(),
        active: z.array(z.string()),
        completed: z.array(z.string()),
        called: z.string().nullable(),
        /** The same as a list: every named step in the order in which it is drawn. */
        outline: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            nameEn: z.string(),
            type: z.string(),
            state: z.enum(['done', 'now', 'next']),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Diagram' })
export type Diagram = z.infer<typeof diagramSchema>

const caseLetterSchema = z.object({
  id: z.string(),
  title: z.string(),
  titleEn: z.string(),
  state: z.string(),
  createdAt: z.string(),
  postedOn: z.string().nullable(),
})

const side = z.enum(['client', 'agency'])
const rating = z.number().nullable()
const planSchema = z.object({
  version: z.number(),
  isActive: z.boolean(),
  guidingGoal: z.string(),
  goals: z.array(
    z.object({
      title: z.string(),
      targetOn: z.string().nullable(),
      client: rating,
      caseworker: rating,
      ratedOn: z.string().nullable(),
    }),
  ),
  contributions: z.array(z.object({ side, text: z.string(), dueOn: z.string().nullable() })),
})

export const caseDetailSchema = z
  .object({
    id: z.string(),
    caseRef: z.string().nullable(),
    person: z.object({
      id: z.string(),
      displayName: z.string(),
      salutation: z.string(),
      address: z.array(z.string()).nullable(),
      blocked: z.boolean(),
      language: z.string(),
      representative: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      ...shownWishes.shape,
    }),
    status: caseStatusSchema,
    statusText: z.string(),
    statusTextEn: z.string(),
    priority: z.string(),
    origin: z.string(),
    agency: z.string(),
    agencyName: z.string(),
    caseworker: personRef.nullable(),
    openedOn: z.string(),
    closedOn: z.string().nullable(),
    endCode: z.string().nullable(),
    endText: z.string().nullable(),
    endTextEn: z.string().nullable(),
    deletionOn: z.string().nullable(),
    concern: z.string().nullable(),
    steps: z.array(step),
    waitingFor: z
      .object({
        text: z.string(),
        textEn: z.string(),
        until: z.string().nullable(),
        waitId: z.string().nullable(),
        moves: z.array(waitMoveSchema),
      })
      .nullable(),
    nextDate: z.string().nullable(),
    tasks: z.array(taskRowSchema),
    letters: z.array(caseLetterSchema),
    plan: planSchema.nullable(),
    earlierCases: z.array(
      z.object({ id: z.string(), caseRef: z.string().nullable(), closedOn: z.string().nullable() }),
    ),
    pausedUntil: z.string().nullable(),
    /** What the reader has begun to write about the case. */
    noteDraft: z.string().nullable(),
    consents: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        state: z.string(),
        givenOn: z.string(),
        withdrawnOn: z.string().nullable(),
      }),
    ),
    abilities: z.object({
      withdraw: z.boolean(),
      recordDeath: z.boolean(),
      withdrawConsent: z.boolean(),
      decide: z.boolean(),
      note: z.boolean(),
      pause: z.boolean(),
      resume: z.boolean(),
      concern: z.boolean(),
      review: z.boolean(),
      moveDeadline: z.boolean(),
      endWait: z.boolean(),
      declareConflict: z.boolean(),
    }),
    /** The reader has declared a conflict of interest. */
    hasConflict: z.boolean(),
  })
  .meta({ id: 'Case' })
export type CaseDetail = z.infer<typeof caseDetailSchema>
