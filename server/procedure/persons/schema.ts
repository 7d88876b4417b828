import { z } from 'zod'

export const urgentHint = z.enum(['housing', 'energy', 'no-money', 'violence'])

export const walkInBody = z.strictObject({
  lastName: z.string().trim().min(1).max(80),
  firstName: z.string().trim().min(1).max(80),
  salutation: z.enum(['frau', 'herr', 'none']).default('none'),
  street: z.string().trim().max(100).default(''),
  postcode: z.union([z.literal(''), z.string().regex(/^\d{5}$/)]).default(''),
  city: z.string().trim().max(80).default(''),
  district: z.string().max(40).default('unknown'),
  language: z.string().max(10).default('de'),
  phone: z.string().trim().max(40).optional(),
  urgentHints: z.array(urgentHint).max(4).default([]),
  /** Came by themselves, or was sent by another office. */
  origin: z.enum(['walk-in', 'referral']).default('walk-in'),
})
export const knownWalkInBody = walkInBody.pick({ urgentHints: true, origin: true })
export type WalkIn = z.infer<typeof walkInBody>
export const walkInSchema = z.object({
  personId: z.string(),
  caseId: z.string().nullable(),
  caseRef: z.string().nullable(),
})
