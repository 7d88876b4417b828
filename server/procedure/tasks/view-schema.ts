import { z } from 'zod'
import { taskRowSchema } from './schema.ts'

const scopeSchema = z.enum(['mine', 'agency', 'all', 'done'])
export type Scope = z.infer<typeof scopeSchema>

/** The part of its time that a task is in; together they are all open tasks. */
const bucketSchema = z.enum(['overdue', 'today', 'week', 'later'])
export type Bucket = z.infer<typeof bucketSchema>

const filterSchema = z.discriminatedUnion('field', [
  z.strictObject({
    field: z.literal('due'),
    is: z.literal('one-of'),
    value: z.array(bucketSchema).min(1).max(4),
  }),
  /** Name, title, procedure or number; of several words each. */
  z.strictObject({
    field: z.literal('text'),
    is: z.literal('containing'),
    value: z
      .string()
      .max(100)
      .regex(/^[^\0]*$/),
  }),
])
export type Filter = z.infer<typeof filterSchema>

/**
 * What a list shows, as one object. `date` is the due date or, of `done`, when it was completed;
 * each filter narrows further.
 */
export const taskViewSchema = z
  .strictObject({
    scope: scopeSchema,
    filters: z.array(filterSchema).max(10).default([]),
    sort: z
      .strictObject({ by: z.literal('date'), direction: z.enum(['up', 'down']) })
      .default({ by: 'date', direction: 'up' }),
    group: z.enum(['due', 'none']).default('none'),
  })
  .refine(
    ({ scope, filters, group }) =>
      scope !== 'done' || (group === 'none' && filters.every(({ field }) => field !== 'due')),
    { path: ['filters'], message: 'what is done is not due' },
  )
export type TaskView = z.infer<typeof taskViewSchema>

const cursor = z.string().max(200)
/** Where a page begins: after or before a row, at the place of one (0 is the first). */
export const fromSchema = z.union([
  z.strictObject({ row: z.number().int().min(0).max(10_000_000) }),
  z.strictObject({ after: cursor }),
  z.strictObject({ before: cursor }),
])
export type From = z.infer<typeof fromSchema>

/** Asked with POST: what is filtered by may be a name, which never stands in an address. */
export const taskPageBody = z.strictObject({
  view: taskViewSchema,
  from: fromSchema.default({ row: 0 }),
  limit: z.number().int().min(1).max(100).default(50),
  /** Also how many rows there are and where the page stands in them. */
  counts: z.boolean().default(false),
})
export type TaskPageBody = z.infer<typeof taskPageBody>

const groupSchema = z.object({ id: bucketSchema, count: z.number() })
export const taskPageSchema = z
  .object({
    items: z.array(taskRowSchema),
    /** Where the pages beside it end; null where there is none. */
    before: z.string().nullable(),
    after: z.string().nullable(),
    /**
     * `start`: rows before the first of `items`. `isExact` is false where there are more than
     * `total`: of what is done is counted as far as one has read and a little further.
     */
    counts: z
      .object({
        start: z.number(),
        total: z.number(),
        isExact: z.boolean(),
        groups: z.array(groupSchema),
      })
      .nullable(),
  })
  .meta({ id: 'TaskPage' })
export type TaskPage = z.infer<typeof taskPageSchema>
export type Group = z.infer<typeof groupSchema>
