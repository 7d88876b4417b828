import { z } from 'zod'
import { daySchema } from '#server/base/day-schema.ts'

const personRef = z.object({ id: z.string(), displayName: z.string() })

export const taskRowSchema = z
  .object({
    key: z.string(),
    title: z.string(),
    titleEn: z.string(),
    processId: z.string(),
    processName: z.string(),
    processNameEn: z.string(),
    elementId: z.string(),
    formId: z.string(),
    person: z.string().nullable(),
    subjectKind: z.enum(['case', 'invitation', 'campaign']),
    subjectId: z.string(),
    caseRef: z.string().nullable(),
    agency: z.string(),
    dueAt: z.string().nullable(),
    bucket: z.enum(['overdue', 'today', 'week', 'later']),
    priority: z.string().nullable(),
    /** Its case is in a pause: off the due lists until the case goes on. */
    rests: z.boolean(),
    assignee: personRef.nullable(),
    mine: z.boolean(),
    substitute: z.boolean(),
    completedAt: z.string().nullable(),
    state: z.enum(['open', 'releasing', 'done']),
    /** `together`: may be completed with others of the same form. */
    abilities: z.object({
      complete: z.boolean(),
      claim: z.boolean(),
      release: z.boolean(),
      assign: z.boolean(),
      move: z.boolean(),
      together: z.boolean(),
    }),
  })
  .meta({ id: 'TaskRow' })
export type TaskRow = z.infer<typeof taskRowSchema>

const bucketCounts = z.object({
  overdue: z.number(),
  today: z.number(),
  week: z.number(),
  later: z.number(),
})
export const taskCountsSchema = z.object({
  views: z.object({ mine: z.number(), agency: z.number(), all: z.number() }),
  buckets: z.object({ mine: bucketCounts, agency: bucketCounts, all: bucketCounts }),
})
export type TaskCounts = z.infer<typeof taskCountsSchema>

const step = z.object({
  name: z.string(),
  nameEn: z.string(),
  state: z.enum(['done', 'now', 'next']),
  at: z.string().nullable(),
})
const choice = z.object({ value: z.string(), label: z.string(), labelEn: z.string().optional() })

/** `revision` counts what was kept; whoever saves names the one they built on. */
export const draftSchema = z
  .object({
    answers: z.record(z.string(), z.unknown()),
    revision: z.number().int(),
    savedAt: z.iso.datetime(),
  })
  .meta({ id: 'Draft' })
export type DraftView = z.infer<typeof draftSchema>

/** What became of a task while somebody was writing in its form. */
const happenedSchema = z.object({
  kind: z.enum(['handed-in', 'withdrawn', 'case-ended', 'cancelled', 'handed-on']),
  /** Who did it, or has it now; null where nobody did. */
  by: z.string().nullable(),
  isOwn: z.boolean(),
  at: z.iso.datetime().nullable(),
})
export type Happened = z.infer<typeof happenedSchema>

/** What is left of somebody's text in a form that is gone; `draft` is null where nothing was kept. */
export const leftDraftSchema = z
  .object({
    taskKey: z.string(),
    title: z.string(),
    titleEn: z.string(),
    /** Null where the task is not about a case. */
    caseId: z.string().nullable(),
    authorId: z.string(),
    /** Null where it is the reader's own. */
    author: z.string().nullable(),
    happened: happenedSchema,
    form: z.unknown(),
    draft: draftSchema.nullable(),
    abilities: z.object({ note: z.boolean() }),
  })
  .meta({ id: 'LeftDraft' })
export type LeftDraft = z.infer<typeof leftDraftSchema>
export const leftDraftsSchema = z.object({ items: z.array(leftDraftSchema) })

/** Names of colleagues who are writing in the same form. */
export const presenceSchema = z.object({ others: z.array(z.string()) })

export const draftBody = z.strictObject({
  answers: z.record(z.string().max(100), z.unknown()),
  revision: z.number().int().min(0),
})

export const taskDetailSchema = taskRowSchema
  .extend({
    form: z.unknown(),
    values: z.record(z.string(), z.unknown()),
    choices: z.record(z.string(), z.array(choice)),
    note: z.object({ de: z.string(), en: z.string() }).nullable(),
    context: z.object({
      facts: z.array(
        z.object({
          label: z.string(),
          labelEn: z.string(),
          value: z.string(),
          kind: z.literal('language').optional(),
        }),
      ),
      /** What the office knows already, with its source; for the pages of the talk. */
      known: z.array(
        z.object({
          label: z.string(),
          labelEn: z.string(),
          value: z.string(),
          valueEn: z.string(),
          source: z.string(),
          sourceEn: z.string(),
        }),
      ),
      /** What an approval approves. */
      about: z.array(
        z.object({
          label: z.string(),
          labelEn: z.string(),
          value: z.string(),
          valueEn: z.string(),
          href: z.string().nullable(),
        }),
      ),
      steps: z.array(step),
      documents: z.array(
        z.object({
          letterId: z.string(),
          title: z.string(),
          titleEn: z.string(),
          date: z.string().nullable(),
        }),
      ),
      returned: z
        .object({
          reason: z.string(),
          reasonEn: z.string(),
          answers: z.record(z.string(), z.unknown()),
        })
        .nullable(),
    }),
    /** The actor's own; null where nothing is kept. */
    draft: draftSchema.nullable(),
    page: z
      .enum(['campaign-prepare', 'campaign-exclusions', 'campaign-approve', 'campaign-report'])
      .nullable(),
  })
  .meta({ id: 'TaskDetail' })
export type TaskDetail = z.infer<typeof taskDetailSchema>

export const taskParamsSchema = z.strictObject({ key: z.string().regex(/^\d{1,19}$/) })

export const submissionBodySchema = z.strictObject({
  answers: z.record(z.string().max(100), z.unknown()),
  mode: z.enum(['undoable', 'continue']).default('undoable'),
})
export type SubmissionBody = z.infer<typeof submissionBodySchema>

export const submissionSchema = z
  .object({
    submissionId: z.string(),
    releaseAt: z.string(),
    undoSeconds: z.number(),
    released: z.boolean(),
    subjectKind: z.enum(['case', 'invitation', 'campaign']),
    subjectId: z.string(),
  })
  .meta({ id: 'Submission' })
export type SubmissionView = z.infer<typeof submissionSchema>

export const nextQuerySchema = z.strictObject({
  subject: z.string().regex(/^(case|invitation|campaign):[0-9a-f-]{36}$/),
  after: z.string().max(19).optional(),
})
export const nextSchema = z.object({ key: z.string().nullable() })

const MOVE_REASONS = ['client-wish', 'not-reached', 'papers-missing', 'no-time'] as const
export type MoveReason = (typeof MOVE_REASONS)[number]

const manyAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('claim') }),
  z.strictObject({ kind: z.literal('release') }),
  z.strictObject({ kind: z.literal('assign'), staffId: z.uuid() }),
  z.strictObject({ kind: z.literal('move'), dueOn: daySchema, reason: z.enum(MOVE_REASONS) }),
  z.strictObject({
    kind: z.literal('complete'),
    answers: z.record(z.string().max(100), z.unknown()),
  }),
])
export type ManyAction = z.infer<typeof manyAction>

export const manyBody = z.strictObject({
  keys: z
    .array(z.string().regex(/^\d{1,19}$/))
    .min(1)
    .max(200),
  action: manyAction,
  /** Changes nothing. */
  isPreview: z.boolean(),
})
export type ManyBody = z.infer<typeof manyBody>

/** `submissionId` as long as it can be taken back. */
const manyOutcome = z.object({
  key: z.string(),
  refusal: z.object({ de: z.string(), en: z.string() }).nullable(),
  submissionId: z.string().nullable(),
  undoSeconds: z.number(),
})
export type ManyOutcome = z.infer<typeof manyOutcome>
export const manySchema = z.object({ items: z.array(manyOutcome) }).meta({ id: 'ManyOutcome' })
