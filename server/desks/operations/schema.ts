import { z } from 'zod'

const command = z.object({
  id: z.string(),
  stream: z.string(),
  name: z.string().nullable(),
  at: z.string(),
  error: z.string().nullable(),
})

export const operationsSchema = z
  .object({
    outbox: z.object({
      pending: z.number(),
      refused: z.array(command),
      unconfirmed: z.array(command),
    }),
    deadLetters: z.array(
      z.object({
        partitionId: z.number(),
        position: z.string(),
        valueType: z.string(),
        reason: z.string(),
        at: z.string(),
      }),
    ),
    incidents: z.array(
      z.object({
        key: z.string(),
        elementId: z.string(),
        errorType: z.string(),
        errorMessage: z.string(),
        jobKey: z.string().nullable(),
        processId: z.string().nullable(),
      }),
    ),
    alarms: z.array(z.object({ kind: z.string(), detail: z.string() })),
    deployments: z.array(
      z.object({ process: z.string(), version: z.number(), source: z.string() }),
    ),
    feed: z.object({ lagMs: z.number() }),
  })
  .meta({ id: 'Operations' })
export type Operations = z.infer<typeof operationsSchema>
