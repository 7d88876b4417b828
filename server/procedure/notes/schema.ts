import { z } from 'zod'
import { longText } from '#server/base/texts/text-schema.ts'

/** A note of a case; the client chooses the id, so that a repeated request is one note. */
export const newNoteSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['phone', 'counter', 'mail', 'visit', 'note']),
  text: longText(4000).min(1),
  confidential: z.boolean().default(false),
})
/** What is half written is kept as it is. */
export const noteDraftSchema = z.strictObject({ text: z.string().max(4000) })
export type NewNote = z.infer<typeof newNoteSchema>
