import { z } from 'zod'
import { longText } from '#server/base/texts/text-schema.ts'
import { TROUBLE_KINDS } from './trouble.ts'

export const ACTIONS = ['retry', 'close', 'acknowledge', 'end', 'take', 'leave', 'note'] as const
export type TroubleAction = (typeof ACTIONS)[number]

const heartbeat = z.object({
  part: z.string(),
  /** Of the engine; 0 for what has none. */
  partitionId: z.number(),
  /** `missing`: never seen since the database was made. */
  state: z.enum(['fresh', 'silent', 'unwell', 'missing']),
  at: z.string().nullable(),
  detail: z.string(),
})
export type HeartbeatView = z.infer<typeof heartbeat>

const group = z.object({
  id: z.string(),
  kind: z.enum(TROUBLE_KINDS),
  count: z.number(),
  since: z.string(),
  newest: z.string(),
  /** Names of step and process as drawn, or the name of the message. */
  step: z.string().nullable(),
  process: z.string().nullable(),
  /** In words: why it is stuck, what people notice of it, what to do. */
  cause: z.string(),
  notice: z.string(),
  advice: z.string(),
  /** What the engine or the program itself says, without values. */
  technical: z.string(),
  actions: z.array(z.enum(ACTIONS)),
})
export type TroubleGroupView = z.infer<typeof group>

export const operationsSchema = z
  .object({
    asOf: z.string(),
    /** Every part has spoken lately, and nothing is stuck. */
    isWell: z.boolean(),
    heartbeats: z.array(heartbeat),
    groups: z.array(group),
    outbox: z.object({ pending: z.number() }),
    deployments: z.array(
      z.object({ process: z.string(), version: z.number(), source: z.string() }),
    ),
    feed: z.object({ lagMs: z.number() }),
    abilities: z.object({ act: z.boolean() }),
  })
  .meta({ id: 'Operations' })
export type Operations = z.infer<typeof operationsSchema>

const troubleEvent = z.object({
  at: z.string(),
  by: z.string().nullable(),
  action: z.enum(ACTIONS),
  note: z.string().nullable(),
  /** What came of it, in words; null where it was only noted. */
  outcome: z.string().nullable(),
})

const item = z.object({
  id: z.string(),
  at: z.string(),
  subject: z
    .object({
      kind: z.string(),
      id: z.string(),
      reference: z.string(),
      /** Page of it; null where it has none. */
      path: z.string().nullable(),
    })
    .nullable(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  note: z.string().nullable(),
  history: z.array(troubleEvent),
})
export type TroubleItemView = z.infer<typeof item>

export const itemsSchema = z
  .object({ items: z.array(item), next: z.string().nullable() })
  .meta({ id: 'TroubleItems' })
export type TroubleItems = z.infer<typeof itemsSchema>

export const groupParams = z.strictObject({ group: z.string().regex(/^[\da-f]{32}$/) })
export const itemsQuery = z.strictObject({ cursor: z.string().max(400).optional() })

export const MOST_AT_ONCE = 200
export const NOTE_LENGTH = 500

const chosen = z.array(z.string().min(1).max(64)).min(1).max(MOST_AT_ONCE).optional()

export const previewBody = z.strictObject({
  action: z.enum(ACTIONS),
  /** Items of the group; all of them unless named. */
  items: chosen,
})
export type PreviewBody = z.infer<typeof previewBody>

export const actionBody = z.strictObject({
  action: z.enum(ACTIONS),
  items: chosen,
  note: longText(NOTE_LENGTH).optional(),
})
export type ActionBody = z.infer<typeof actionBody>

const resultRow = z.object({
  id: z.string(),
  reference: z.string(),
  /** What would happen, or what happened, in words. */
  says: z.string(),
  isDone: z.boolean(),
})

export const resultsSchema = z
  .object({
    rows: z.array(resultRow),
    /** How many more of the group a further call would take. */
    left: z.number(),
  })
  .meta({ id: 'TroubleResults' })
export type TroubleResults = z.infer<typeof resultsSchema>
