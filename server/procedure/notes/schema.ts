import { z } from 'zod'

/** A note of a case; the client chooses the id, so that a repeated request is one note. */
export const newNoteSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['phone', 'counter', 'mail', 'visit', 'note']),
  text: z.string().trim().min(1).max(4000),
  confidential: z.boolean().default(false),
})
export const noteDraftSchema = z.strictObject({ text: z.string().max(4000) })
export type NewNote = z.infer<typeof newNoteSchema>
