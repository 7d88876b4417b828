import { z } from 'zod'

/** Asked with POST: names never stand in an address. */
export const searchBody = z.strictObject({ text: z.string().trim().min(1).max(100) })
const hitSchema = z.object({
  personId: z.string(),
  name: z.string(),
  reference: z.string(),
  kind: z.enum(['case', 'invitation', 'person']),
  /** Id of the case, the invitation or the person. */
  id: z.string(),
  isClosed: z.boolean(),
})
export type Hit = z.infer<typeof hitSchema>
export const searchSchema = z.object({ items: z.array(hitSchema) }).meta({ id: 'SearchResult' })
