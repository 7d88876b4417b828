import { z } from 'zod'
import { longText } from '#server/base/texts/text-schema.ts'

export const settingsSchema = z
  .object({
    items: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        nameEn: z.string(),
        amount: z.number(),
        unit: z.enum(['days', 'workdays', 'months']),
        direction: z.enum(['after', 'before']),
        standard: z.number(),
        min: z.number(),
        max: z.number(),
        source: z.string().nullable(),
        /** Where drawings ask for it. */
        usedIn: z.array(z.object({ process: z.string(), name: z.string(), nameEn: z.string() })),
        history: z.array(
          z.object({
            from: z.number(),
            to: z.number(),
            reason: z.string(),
            at: z.string(),
            by: z.string().nullable(),
          }),
        ),
      }),
    ),
    abilities: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'Settings' })
export type Settings = z.infer<typeof settingsSchema>

export const settingParams = z.strictObject({ key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/) })
export const settingBody = z.strictObject({
  amount: z.number().int(),
  was: z.number().int(),
  reason: longText(500).min(3),
})
