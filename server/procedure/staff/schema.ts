import { z } from 'zod'
import { daySchema } from '#server/base/day-schema.ts'

const day = z.iso.date()

/** What a client shows of the person who signed in, and which rooms are open to them. */
export const sessionSchema = z.object({
  signedIn: z.boolean(),
  /** Goes back as `X-CSRF-Token` with everything that changes something. */
  csrfToken: z.string(),
  signIn: z.enum(['demo', 'oidc']),
  actor: z
    .object({
      id: z.uuid(),
      displayName: z.string(),
      roles: z.array(z.string()),
      agency: z.string().nullable(),
      agencyName: z.string().nullable(),
    })
    .nullable(),
  abilities: z.object({
    readInbox: z.boolean(),
    readCampaigns: z.boolean(),
    createCampaign: z.boolean(),
    usePrints: z.boolean(),
    useCustomerCentre: z.boolean(),
    readCases: z.boolean(),
    readCalendar: z.boolean(),
    arrangeTalks: z.boolean(),
    keepFeed: z.boolean(),
    readOperations: z.boolean(),
    manageAbsences: z.boolean(),
    readProcesses: z.boolean(),
    search: z.boolean(),
    leadTeam: z.boolean(),
    readFigures: z.boolean(),
  }),
  /** True with the demo sign-in: everybody here is invented. */
  sample: z.boolean(),
  /** Time can be moved (`/api/training`). */
  training: z.boolean(),
  city: z.string(),
  /** Trial time. */
  now: z.iso.datetime(),
  /** Nothing has been started yet: no campaign and no case. */
  empty: z.boolean(),
})
export type SessionView = z.infer<typeof sessionSchema>

export const demoStaffSchema = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      username: z.string(),
      displayName: z.string(),
      roles: z.array(z.string()),
      agencyName: z.string().nullable(),
    }),
  ),
})

export const demoSignInBody = z.strictObject({ username: z.string().min(1).max(80) })

export const staffQuery = z.strictObject({ role: z.string().max(40).optional() })

export const staffChoicesSchema = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      displayName: z.string(),
      roles: z.array(z.string()),
      agency: z.string().nullable(),
      isAbsent: z.boolean(),
    }),
  ),
})

const named = z.object({ id: z.uuid(), displayName: z.string() })

export const absenceSchema = z.object({
  id: z.uuid(),
  staff: named,
  substitute: named,
  fromOn: day,
  toOn: day,
  abilities: z.object({ remove: z.boolean() }),
})
export type AbsenceView = z.infer<typeof absenceSchema>

export const absenceListSchema = z.object({ items: z.array(absenceSchema) })

export const absenceBody = z.strictObject({
  staffId: z.uuid(),
  substituteId: z.uuid(),
  fromOn: daySchema,
  toOn: daySchema,
})
export type AbsenceInput = z.infer<typeof absenceBody>

export const idParams = z.object({ id: z.uuid() })
