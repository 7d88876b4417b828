import { z } from 'zod'

const call = z.object({
  /**
   * An open phone contact or a time to be agreed on (`id` is the task's key), or a reminder of a
   * talk (`id` is the talk's).
   */
  kind: z.enum(['contact', 'agree', 'reminder']),
  id: z.string(),
  personId: z.string(),
  person: z.string(),
  /** Null where there is none, or where it is not shown (§ 51 BMG). */
  phone: z.string().nullable(),
  language: z.string(),
  /** By when; for a reminder when the talk begins. */
  at: z.string(),
  /** How the person agreed to be reminded. */
  ways: z.array(z.enum(['phone', 'email', 'sms'])),
})
export type Call = z.infer<typeof call>
export const callsSchema = z.object({ items: z.array(call) }).meta({ id: 'Calls' })
