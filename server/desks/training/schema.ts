import { z } from 'zod'
import { daySchema } from '#server/base/day-schema.ts'

export const trainingSchema = z
  .object({
    /** Trial time. */
    now: z.iso.datetime(),
    moving: z.object({ to: z.iso.datetime() }).nullable(),
    /** When the next deadline of a process ends. */
    nextDue: z.iso.datetime().nullable(),
    last: z
      .object({
        from: z.iso.datetime(),
        to: z.iso.datetime(),
        happened: z.array(
          z.object({ on: z.iso.date(), text: z.string(), textEn: z.string(), count: z.number() }),
        ),
        failed: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Training' })
export type TrainingView = z.infer<typeof trainingSchema>

/** One day on, to the next deadline, or to the morning of a day. */
export const moveBody = z.strictObject({ to: z.union([z.enum(['day', 'deadline']), daySchema]) })

const story = z.object({
  story: z.string(),
  title: z.string(),
  titleEn: z.string(),
  text: z.string(),
  textEn: z.string(),
  /** An invented name. */
  person: z.string().nullable(),
  caseId: z.string().nullable(),
  /** A member of staff who may open it. */
  signInAs: z.string().nullable(),
})
export const storiesSchema = z.object({ items: z.array(story) }).meta({ id: 'TrainingStories' })
export type StoriesView = z.infer<typeof storiesSchema>
